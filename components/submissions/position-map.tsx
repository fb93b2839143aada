'use client';

import { useEffect, useRef, useState } from 'react';
import { type Position, writeDegrees } from '#lib/places/position.ts';

export interface OfferedMap {
  /** The address of its style. */
  style: string;
  /** Where the address of a form is. */
  find(form: FormData): Promise<Position | null>;
}

/** Nothing of it is loaded, and its host hears nothing, before somebody presses the button. */
export function PositionMap({
  map,
  read,
  write,
}: {
  map: OfferedMap;
  /** What the fields say. */
  read(): Position | null;
  write(position: Position): void;
}) {
  const frame = useRef<HTMLDivElement>(null);
  const remove = useRef(() => {});
  const [state, setState] = useState<'closed' | 'loading' | 'open' | 'failed'>('closed');
  const [said, setSaid] = useState('');
  const isOpen = state === 'loading' || state === 'open';

  useEffect(() => () => remove.current(), []);

  async function open() {
    setState('loading');
    try {
      const form = frame.current?.closest('form');
      const [{ drawPinMap }, found] = await Promise.all([
        import('./pin-map.ts'),
        read() ?? (form ? map.find(new FormData(form)).catch(() => null) : null),
      ]);
      if (!frame.current) return;
      remove.current = drawPinMap(frame.current, {
        style: map.style,
        start: found,
        fields: form,
        read,
        moved(position) {
          write(position);
          setSaid(`Nadel: Breite ${writeDegrees(position.latitude)}, Länge ${writeDegrees(position.longitude)}`);
        },
        failed: () => setState('failed'),
      });
      setState('open');
    } catch {
      setState('failed');
    }
  }

  return (
    <div className="grid gap-2">
      {state === 'closed' && (
        <div className="grid justify-items-start gap-2">
          <button type="button" className="button button-quiet" onClick={open}>
            Lage auf der Karte zeigen
          </button>
          <p className="text-ink-soft text-sm">
            Die Karte kommt von {new URL(map.style).host}. Erst wenn Sie sie öffnen, erfährt dieser Rechner Ihre
            IP-Adresse und den gezeigten Ausschnitt.
          </p>
        </div>
      )}
      {state === 'failed' && (
        <p role="alert" className="text-sm">
          Die Karte lässt sich hier gerade nicht zeigen. Breite und Länge können Sie trotzdem angeben.
        </p>
      )}
      {isOpen && (
        <p id="pin-help" className="text-sm">
          Ziehen Sie die Nadel an die richtige Stelle, oder wählen Sie sie aus und nehmen Sie die Pfeiltasten: mit der
          Umschalttaste in großen Schritten.
        </p>
      )}
      <div
        ref={frame}
        className={isOpen ? 'h-80 overflow-hidden rounded-card border border-line text-[#222]' : undefined}
      />
      <p role="status" className="min-h-5 text-ink-soft text-sm">
        {isOpen && (said || (state === 'loading' ? 'Die Karte wird geladen …' : ''))}
      </p>
    </div>
  );
}
