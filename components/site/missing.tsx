import type { ReactNode } from 'react';
import { SearchForm } from '#components/search/search-form.tsx';

/** What stands on every page that says no: what is missing, ways on (children), and the search. */
export function Missing({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  return (
    <div className="mx-auto max-w-text py-4 md:py-10">
      <h1 className="text-2xl md:text-3xl">{title}</h1>
      <p className="mt-3 text-ink-soft text-lg">{text}</p>
      {children && <div className="mt-6">{children}</div>}
      <div className="mt-8">
        <SearchForm />
      </div>
    </div>
  );
}
