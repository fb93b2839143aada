'use client';

import { useEffect, useState } from 'react';
import type { WrittenText } from '#lib/articles/desk-input.ts';
import { pathsOf, warningsOf } from '#lib/articles/warnings.ts';

/** A pause in typing, before anybody is asked about links. */
const PAUSE_MS = 1500;

/** What a good editor would say about the text as it stands; nothing of it stops anybody. */
export function Warnings({
  text,
  checkLinks,
}: {
  text: WrittenText;
  checkLinks: (paths: string[]) => Promise<string[]>;
}) {
  const [dead, setDead] = useState<readonly string[]>([]);
  const paths = pathsOf(text.body).join('\n');
  useEffect(() => {
    if (!paths) return;
    const timer = setTimeout(() => checkLinks(paths.split('\n')).then(setDead, () => {}), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [paths, checkLinks]);
  const warnings = warningsOf(text, dead);
  if (warnings.length === 0) return null;
  return (
    <section aria-label="Hinweise zum Text" className="rounded-card border border-warn-line bg-warn-wash px-4 py-3">
      <h2 className="font-semibold text-sm">Vor dem Veröffentlichen</h2>
      <ul className="mt-1 list-disc pl-5 text-sm">
        {warnings.map((warning) => (
          <li key={warning}>{warning}</li>
        ))}
      </ul>
    </section>
  );
}
