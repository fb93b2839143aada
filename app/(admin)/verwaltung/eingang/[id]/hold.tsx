'use client';

import { useEffect } from 'react';
import { hold } from './hold-action.ts';

/** Tells the other moderators that somebody looks at this one; again while the page stays open. */
export function Hold({ id }: { id: string }) {
  useEffect(() => {
    const tell = () => void hold(id).catch(() => {});
    tell();
    const timer = setInterval(tell, 5 * 60_000);
    return () => clearInterval(timer);
  }, [id]);
  return null;
}
