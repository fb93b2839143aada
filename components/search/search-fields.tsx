'use client';

import { LocateFixed } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { Combobox } from '#components/ui/combobox.tsx';
import { useIsLive } from '#components/ui/use-is-live.ts';
import { suggestSearchPath } from '#lib/paths.ts';
import { SEARCH_MAX_LENGTH } from '#lib/search/limits.ts';
import type { Suggestion } from '#lib/search/suggest.ts';

const box = 'min-h-12 w-full rounded-card border border-line bg-surface px-3.5 placeholder:text-ink-soft';

/** The two fields of the search: each suggests while one types. Without JavaScript they are plain text fields. */
export function SearchFields({ was, wo }: { was: string; wo: string }) {
  const id = useId();
  const place = useRef<HTMLDivElement>(null);
  const placeField = () => place.current?.querySelector('input');

  return (
    <>
      <div className="grid gap-1">
        <label htmlFor={`${id}-was`} className="font-semibold text-sm">
          Was suchen Sie?
        </label>
        <Combobox<Suggestion>
          id={`${id}-was`}
          name="was"
          type="search"
          defaultValue={was}
          maxLength={SEARCH_MAX_LENGTH}
          placeholder="Branche, Firma, Stichwort"
          enterKeyHint="search"
          className={box}
          from={2}
          suggest={(typed, signal) => suggestionsFor('was', typed, signal)}
          onChoose={(choice) => {
            const field = placeField();
            if (field && choice.place && field.value.trim() === '') field.value = choice.place;
          }}
        />
      </div>
      <div className="grid gap-1" ref={place}>
        <div className="flex items-baseline justify-between gap-3">
          <label htmlFor={`${id}-wo`} className="font-semibold text-sm">
            Ort oder PLZ
          </label>
          <NearbyButton fieldOf={placeField} />
        </div>
        <Combobox<Suggestion>
          id={`${id}-wo`}
          name="wo"
          type="search"
          defaultValue={wo}
          maxLength={SEARCH_MAX_LENGTH}
          placeholder="z. B. Görlitz oder 02826"
          enterKeyHint="search"
          className={box}
          from={2}
          suggest={(typed, signal) => suggestionsFor('wo', typed, signal)}
        />
      </div>
    </>
  );
}

async function suggestionsFor(field: 'was' | 'wo', typed: string, signal: AbortSignal): Promise<Suggestion[]> {
  const answer = await fetch(suggestSearchPath(field, typed), { signal });
  return answer.ok ? ((await answer.json()) as Suggestion[]) : [];
}

/** Three digits are about a hundred metres: near enough to search, and the address that is shared does not tell the house. */
const DIGITS = 3;
const WAIT_MS = 10_000;

/** Asks for the browser's position, and only when it is pressed. */
function NearbyButton({ fieldOf }: { fieldOf: () => HTMLInputElement | null | undefined }) {
  const isLive = useIsLive();
  const [state, setState] = useState<'idle' | 'asking' | 'refused'>('idle');
  if (!isLive || !('geolocation' in navigator)) return null;

  function locate() {
    setState('asking');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setState('idle');
        const field = fieldOf();
        if (!field) return;
        field.value = `Mein Standort (${coords.latitude.toFixed(DIGITS)}, ${coords.longitude.toFixed(DIGITS)})`;
        field.form?.requestSubmit();
      },
      () => {
        setState('refused');
        fieldOf()?.focus();
      },
      { timeout: WAIT_MS, maximumAge: 60_000 },
    );
  }

  return (
    <span className="flex flex-wrap items-baseline justify-end gap-x-2 text-sm">
      <span role="status" className="text-ink-soft">
        {state === 'asking' && 'Standort wird ermittelt …'}
        {state === 'refused' && 'Kein Standort. Bitte geben Sie einen Ort ein.'}
      </span>
      {state !== 'asking' && (
        <button
          type="button"
          onClick={locate}
          className="inline-flex min-h-6 items-center gap-1 text-brand hover:underline"
        >
          <LocateFixed aria-hidden="true" className="size-4" />
          In meiner Nähe
        </button>
      )}
    </span>
  );
}
