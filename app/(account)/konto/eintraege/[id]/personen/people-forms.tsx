'use client';

import { Select } from '#components/ui/field.tsx';
import { Form, type FormAction } from '#components/ui/form.tsx';
import { EmailField } from '#components/users/fields.tsx';
import { MEMBER_ROLES } from '#lib/members/input.ts';

export function InviteForm({ action }: { action: FormAction }) {
  return (
    <Form action={action} submit="Einladen">
      {({ values, errors }) => (
        <>
          <EmailField defaultValue={values.email} errors={errors.email} />
          <Select label="Rolle" name="role" required defaultValue={values.role ?? 'contributor'} errors={errors.role}>
            {Object.entries(MEMBER_ROLES).map(([role, label]) => (
              <option key={role} value={role}>
                {label}
              </option>
            ))}
          </Select>
        </>
      )}
    </Form>
  );
}

/** A button about one person. */
export function PersonForm({
  action,
  user,
  role,
  submit,
}: {
  action: FormAction;
  user: string;
  role?: string;
  submit: string;
}) {
  return (
    <Form action={action} submit={submit} className="grid gap-2">
      {() => (
        <>
          <input type="hidden" name="user" value={user} />
          {role && <input type="hidden" name="role" value={role} />}
        </>
      )}
    </Form>
  );
}
