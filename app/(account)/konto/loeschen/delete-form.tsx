'use client';

import { Form } from '#components/ui/form.tsx';
import { EmailField } from '#components/users/fields.tsx';
import { deleteAccount } from './actions.ts';
import { handOverTo, planField, WITHDRAW } from './plan.ts';

export interface SoleEntry {
  id: number;
  name: string;
  colleagues: { id: string; name: string }[];
}

export function DeleteAccountForm({ email, entries }: { email: string; entries: readonly SoleEntry[] }) {
  return (
    <Form action={deleteAccount} submit="Konto endgültig löschen">
      {({ values, errors }) => (
        <>
          {entries.map((entry) => (
            <PlanField
              key={entry.id}
              entry={entry}
              chosen={values[planField(entry.id)]}
              errors={errors[planField(entry.id)]}
            />
          ))}
          <EmailField
            label="Zur Sicherheit: Ihre E-Mail-Adresse"
            autoComplete="off"
            hint={`Bitte tippen Sie ${email}`}
            defaultValue={values.email}
            errors={errors.email}
          />
        </>
      )}
    </Form>
  );
}

function PlanField({ entry, chosen, errors }: { entry: SoleEntry; chosen?: string; errors?: string[] }) {
  const name = planField(entry.id);
  const choices = [
    ...entry.colleagues.map((colleague) => ({
      value: handOverTo(colleague.id),
      label: `An ${colleague.name} übergeben`,
    })),
    {
      value: WITHDRAW,
      label:
        'Zurückziehen: Er verschwindet sofort und wird nach 30 Tagen gelöscht. Ohne Ihr Konto kann das niemand rückgängig machen.',
    },
  ];
  return (
    <fieldset aria-describedby={errors ? `${name}-error` : undefined} className="grid gap-2">
      <legend className="mb-1 font-semibold">Was soll aus „{entry.name}“ werden?</legend>
      {choices.map(({ value, label }) => (
        <label key={value} className="flex items-start gap-3">
          <input
            type="radio"
            name={name}
            value={value}
            required
            defaultChecked={chosen === value}
            className="mt-1 size-5 shrink-0"
          />
          <span>{label}</span>
        </label>
      ))}
      {errors && (
        <p id={`${name}-error`} className="text-closed text-sm">
          {errors.join(' ')}
        </p>
      )}
    </fieldset>
  );
}
