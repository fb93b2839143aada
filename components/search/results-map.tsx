'use client';

import { useEffect, useRef, useState } from 'react';
import { useIsLive } from '#components/ui/use-is-live.ts';
import type { MatchPoints } from '#db/companies/points.ts';
import { numberSoFar } from '#lib/counting.ts';

/** The results of a search on a map. Nothing of it is loaded, and its host hears nothing, before somebody presses the button. */
export function ResultsMap({
  style,
  points,
}: {
  style: string;
  /** The address that says where the results are. */
  points: string;
}) {
  const frame = useRef<HTMLDivElement>(null);
  const remove = useRef(() => {});
  const [state, setState] = useState<'closed' | 'loading' | 'open' | 'failed'>('closed');
  const [said, setSaid] = useState('');
  const isLive = useIsLive();
  const isOpen = state === 'loading' || state === 'open';

  useEffect(() => () => remove.current(), []);

  async function open() {
    setState('loading');
    try {
      const [{ drawClusterMap }, found] = await Promise.all([import('./cluster-map.ts'), load(points)]);
      if (!frame.current) return;
      remove.current = drawClusterMap(frame.current, {
        style,
        points: found.points,
        failed: () => setState('failed'),
      });
      setSaid(summaryOf(found));
      setState('open');
    } catch {
      setState('failed');
    }
  }

  return (
    <section aria-label="Karte der Treffer" className="my-5 grid gap-2 print-hidden">
      {state === 'closed' && (
        <div className="grid justify-items-start gap-2">
          {isLive && (
            <button type="button" className="button button-quiet" onClick={open}>
              Karte laden
            </button>
          )}
          <noscript>Die Karte braucht JavaScript.</noscript>
          <p className="text-ink-soft text-sm">
            Die Karte kommt von {new URL(style).host}. Erst wenn Sie sie laden, erfährt dieser Rechner Ihre IP-Adresse
            und den gezeigten Ausschnitt. Die Liste der Treffer steht darunter.
          </p>
        </div>
      )}
      {state === 'failed' && (
        <p role="alert" className="text-sm">
          Die Karte lässt sich hier gerade nicht zeigen. Alle Treffer stehen in der Liste.
        </p>
      )}
      <div
        ref={frame}
        className={
          isOpen ? 'h-96 overflow-hidden rounded-card border border-line text-[#222] [color-scheme:light]' : undefined
        }
      />
      <p role="status" className="min-h-5 text-ink-soft text-sm">
        {isOpen && (said || 'Die Karte wird geladen …')}
      </p>
    </section>
  );
}

async function load(address: string): Promise<MatchPoints> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return response.json();
}

function summaryOf({ points, total }: MatchPoints): string {
  const shown = points.length.toLocaleString('de-DE');
  return 'exact' in total && total.exact === points.length
    ? `Auf der Karte: alle Treffer (${shown})`
    : `Auf der Karte: ${shown} von ${numberSoFar(total)} Treffern, die übrigen nur in der Liste`;
}
