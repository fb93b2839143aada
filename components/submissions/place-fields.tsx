'use client';

import { type FocusEvent, useRef, useState } from 'react';
import { type Choice, ComboboxField } from '#components/ui/combobox.tsx';
import type { FieldChoices, FormState } from '#lib/form.ts';
import { suggestPlacesPath } from '#lib/paths.ts';
import { namedPlace, type PostalPlace } from '#lib/places/fitting.ts';
import { fold } from '#lib/search/fold.ts';
import { fillField, OfferedChoices } from './field-choices.tsx';

type PlaceChoice = Choice & PostalPlace;

/** Postal code and place: each suggests what fits the other, and fills it in when there is only one answer. */
export function PlaceFields({ values, errors, choices }: Pick<FormState, 'values' | 'errors' | 'choices'>) {
  const group = useRef<HTMLFieldSetElement>(null);
  const [misfit, setMisfit] = useState<FieldChoices | null>(null);
  const field = (name: string) => group.current?.querySelector<HTMLInputElement>(`[name="${name}"]`);
  const typedInto = (name: string) => field(name)?.value.trim() ?? '';

  async function places(of: 'postalCode' | 'city', postalCode: string, city: string, signal?: AbortSignal) {
    const answer = await fetch(suggestPlacesPath(of, postalCode, city), { signal });
    return answer.ok ? ((await answer.json()) as PostalPlace[]) : [];
  }

  function fill(name: string, value: string) {
    const other = field(name);
    if (other && value) fillField(other, value);
  }

  /** As both fields are left: one fitting place is filled in, and what does not fit is said. */
  async function settle(event: FocusEvent) {
    if (group.current?.contains(event.relatedTarget)) return;
    const [postalCode, city] = [typedInto('postalCode'), typedInto('city')];
    if (!/^\d{5}$/.test(postalCode)) return setMisfit(null);
    const fitting = await places('city', postalCode, '').catch(() => []);
    if (typedInto('postalCode') !== postalCode || typedInto('city') !== city) return;
    const [only, another] = fitting;
    if (!city && only && !another) fill('city', only.city);
    const isMisfit = city !== '' && only !== undefined && !namedPlace(fitting.map(asNamed), city);
    setMisfit(isMisfit ? { typed: city, values: fitting.map((each) => each.city) } : null);
  }

  return (
    <fieldset ref={group} onBlur={settle} onInput={() => setMisfit(null)} className="grid gap-2">
      <legend className="sr-only">Postleitzahl und Ort</legend>
      <div className="grid items-start gap-5 sm:grid-cols-[10rem_1fr]">
        <ComboboxField<PlaceChoice>
          label="Postleitzahl"
          name="postalCode"
          required
          inputMode="numeric"
          pattern="\d{5}"
          maxLength={5}
          defaultValue={values.postalCode}
          errors={errors.postalCode}
          from={0}
          suggest={async (typed, signal) => {
            const found = await places('postalCode', typed, typedInto('city'), signal);
            const isSettled = found.length === 1 && found[0]?.postalCode === typed;
            return isSettled ? [] : found.map((place) => ({ ...place, value: place.postalCode, detail: place.city }));
          }}
          onChoose={({ city }) => fill('city', city)}
        />
        <ComboboxField<PlaceChoice>
          label="Ort"
          name="city"
          required
          maxLength={100}
          defaultValue={values.city}
          errors={errors.city}
          from={0}
          suggest={async (typed, signal) => {
            const found = await places('city', typedInto('postalCode'), typed, signal);
            const isSettled = found.length === 1 && fold(found[0]?.city ?? '') === fold(typed);
            return isSettled ? [] : found.map((place) => ({ ...place, value: place.city, detail: place.postalCode }));
          }}
          onChoose={async ({ city }) => {
            const ofCity = await places('postalCode', '', city).catch(() => []);
            const [only, another] = ofCity;
            if (only && !another) fill('postalCode', only.postalCode);
            else if (!ofCity.some(({ postalCode }) => postalCode === typedInto('postalCode')))
              field('postalCode')?.focus();
          }}
        />
      </div>
      {misfit && (
        <div role="status" className="grid gap-2">
          <p className="text-sm">
            Zu {typedInto('postalCode')} passt „{misfit.typed}“ nicht.
          </p>
          <OfferedChoices name="city" choices={[misfit]} />
        </div>
      )}
      {!misfit && <OfferedChoices name="city" choices={choices?.city} />}
      {!misfit && <OfferedChoices name="postalCode" choices={choices?.postalCode} />}
    </fieldset>
  );
}

const asNamed = ({ city }: PostalPlace) => ({ foldedName: fold(city) });
