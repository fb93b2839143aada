'use client';

import { useEffect, useRef, useState } from 'react';
import type { LikelyEntry } from '#db/companies/similar.ts';
import { likelyEntriesPath } from '#lib/paths.ts';
import { LikelyEntries } from './likely-entries.tsx';

const STILL_MS = 800;
const ASKED_FIELDS = ['name', 'streetAddress', 'postalCode', 'phone', 'website'] as const;

/** Asks as somebody types who the business is; the offer comes without taking the focus. */
export function LikelyEntriesWhileTyping() {
  const place = useRef<HTMLDivElement>(null);
  const [entries, setEntries] = useState<readonly LikelyEntry[]>([]);

  useEffect(() => {
    const form = place.current?.closest('form');
    if (!form) return;
    let timer: ReturnType<typeof setTimeout>;
    let asked = '';
    let abort = new AbortController();

    async function ask() {
      const data = new FormData(form as HTMLFormElement);
      const said = Object.fromEntries(ASKED_FIELDS.map((field) => [field, String(data.get(field) ?? '').trim()]));
      const path = likelyEntriesPath(said as Record<(typeof ASKED_FIELDS)[number], string>);
      if (path === asked) return;
      asked = path;
      abort.abort();
      abort = new AbortController();
      const answer = await fetch(path, { signal: abort.signal }).catch(() => null);
      if (answer?.ok) setEntries(await answer.json());
    }
    function wait() {
      clearTimeout(timer);
      timer = setTimeout(ask, STILL_MS);
    }
    form.addEventListener('input', wait);
    // What was typed before this page came to life told nobody.
    if ([...form.elements].some((each) => each instanceof HTMLInputElement && each.value !== each.defaultValue)) wait();
    return () => {
      clearTimeout(timer);
      abort.abort();
      form.removeEventListener('input', wait);
    };
  }, []);

  return (
    <div ref={place} aria-live="polite" className={entries.length === 0 ? 'sr-only' : undefined}>
      <LikelyEntries entries={entries} />
    </div>
  );
}
