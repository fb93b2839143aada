'use client';

import { useId } from 'react';
import { Field, Select } from '#components/ui/field.tsx';
import { Form, type FormAction } from '#components/ui/form.tsx';
import { REASON_MAX_LENGTH } from '#lib/users/input.ts';
import { ROLE_NAMES } from '#lib/users/labels.ts';

export function RoleForm({ action, role }: { action: FormAction; role: string }) {
  const id = useId();
  return (
    <Form action={action} submit="Rolle speichern" className="flex flex-wrap items-end gap-3">
      {({ values, errors }) => (
        <Select id={id} label="Rolle" name="role" required defaultValue={values.role ?? role} errors={errors.role}>
          {Object.entries(ROLE_NAMES).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
      )}
    </Form>
  );
}

export function LockForm({ action }: { action: FormAction }) {
  const id = useId();
  return (
    <Form action={action} submit="Sperren" className="flex flex-wrap items-end gap-3">
      {({ values, errors }) => (
        <Field
          id={id}
          label="Grund der Sperre"
          name="reason"
          required
          maxLength={REASON_MAX_LENGTH}
          defaultValue={values.reason}
          errors={errors.reason}
        />
      )}
    </Form>
  );
}

export function ActAsForm({ action }: { action: FormAction }) {
  return (
    <Form action={action} submit="Als dieses Mitglied anmelden" className="grid max-w-text gap-3">
      {({ values, errors }) => (
        <Field
          label="Wozu?"
          name="actReason"
          required
          maxLength={REASON_MAX_LENGTH}
          hint="Das Mitglied kann es lesen."
          defaultValue={values.actReason}
          errors={errors.actReason}
        />
      )}
    </Form>
  );
}
