'use client';

import { Form, type FormAction } from '#components/ui/form.tsx';

export function AcceptForm({ action }: { action: FormAction }) {
  return <Form action={action} submit="Einladung annehmen" />;
}
