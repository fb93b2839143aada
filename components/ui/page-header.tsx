import type { ReactNode } from 'react';

export function PageHeader({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <header className="mb-6">
      <h1 className="text-2xl md:text-3xl">{title}</h1>
      {children && <div className="mt-2 text-ink-soft">{children}</div>}
    </header>
  );
}
