'use client';

import { useRef } from 'react';
import { Field } from '#components/ui/field.tsx';
import type { FormState } from '#lib/form.ts';
import { type Position, readDegrees, writeDegrees } from '#lib/places/position.ts';
import { fillField } from './field-choices.tsx';
import { type OfferedMap, PositionMap } from './position-map.tsx';

const FIELDS = ['latitude', 'longitude'] as const;

/** Where exactly it is: two numbers, into which the pin on the map writes. Most people leave it closed: the address says it. */
export function PositionFields({ values, errors, map }: Pick<FormState, 'values' | 'errors'> & { map?: OfferedMap }) {
  const group = useRef<HTMLDetailsElement>(null);
  const field = (name: (typeof FIELDS)[number]) => group.current?.querySelector<HTMLInputElement>(`[name="${name}"]`);
  const isSaid = FIELDS.some((name) => values[name] || errors[name]);

  function read(): Position | null {
    const [latitude, longitude] = FIELDS.map((name) => readDegrees(field(name)?.value ?? ''));
    return latitude == null || longitude == null ? null : { latitude, longitude };
  }

  function write(position: Position) {
    for (const name of FIELDS) {
      const input = field(name);
      if (input) fillField(input, writeDegrees(position[name]));
    }
  }

  return (
    <details ref={group} open={isSaid}>
      <summary className="min-h-11 cursor-pointer py-2.5">Lage genau angeben (freiwillig)</summary>
      <div className="grid gap-4 pt-2">
        <p className="text-ink-soft text-sm">
          Ohne diese Angabe ergibt sich die Lage aus der Anschrift. Breite und Länge in Grad zeigt jede Karte, zum
          Beispiel im Kontextmenü einer Stelle.
        </p>
        {map && <PositionMap map={map} read={read} write={write} />}
        {/* What the form began with: a position that nobody touched does not hold for a new address. */}
        <input type="hidden" name="shownPosition" value={values.shownPosition ?? ''} />
        <div className="grid items-start gap-5 sm:grid-cols-2">
          <Field
            label="Breite"
            name="latitude"
            inputMode="decimal"
            maxLength={30}
            placeholder="51,15530"
            defaultValue={values.latitude}
            errors={errors.latitude}
          />
          <Field
            label="Länge"
            name="longitude"
            inputMode="decimal"
            maxLength={30}
            placeholder="14,98740"
            defaultValue={values.longitude}
            errors={errors.longitude}
          />
        </div>
      </div>
    </details>
  );
}
