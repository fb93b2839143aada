import { Field } from '#components/ui/field.tsx';
import type { FormState } from '#lib/form.ts';

/** Where exactly it is, as numbers. Most people leave it closed: the address says it well enough. */
export function PositionFields({ values, errors }: Pick<FormState, 'values' | 'errors'>) {
  const isSaid = Boolean(values.latitude || values.longitude || errors.latitude || errors.longitude);
  return (
    <details open={isSaid}>
      <summary className="min-h-11 cursor-pointer py-2.5">Lage genau angeben (freiwillig)</summary>
      <div className="grid gap-3 pt-2">
        <p className="text-ink-soft text-sm">
          Ohne diese Angabe ergibt sich die Lage aus der Anschrift. Breite und Länge in Grad zeigt jede Karte, zum
          Beispiel im Kontextmenü einer Stelle.
        </p>
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
