'use client';

import { type ReactNode, useEffect, useRef } from 'react';

/** j and k move from one to the next, as mail programs do. Not while somebody types. */
export function InboxKeys({ children }: { children: ReactNode }) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof HTMLElement && event.target.matches('input, textarea, select');
      if (isTyping || event.ctrlKey || event.metaKey || event.altKey || !['j', 'k'].includes(event.key)) return;
      const links = [...(list.current?.querySelectorAll<HTMLElement>('[data-inbox-link]') ?? [])];
      const now = links.indexOf(document.activeElement as HTMLElement);
      const next = event.key === 'j' ? now + 1 : Math.max(now - 1, 0);
      links[Math.min(next, links.length - 1)]?.focus();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
  return <div ref={list}>{children}</div>;
}
