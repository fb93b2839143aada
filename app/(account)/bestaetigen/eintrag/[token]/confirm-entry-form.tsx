'use client';

import { Form, type FormAction } from '#components/ui/form.tsx';

export function ConfirmEntryForm({ action }: { action: FormAction }) {
  return <Form action={action} submit="Alles stimmt: Eintrag bestätigen" />;
}
