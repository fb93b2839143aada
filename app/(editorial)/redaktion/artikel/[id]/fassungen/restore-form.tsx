'use client';

import { Form, type FormAction } from '#components/ui/form.tsx';

export function RestoreForm({ action, submit }: { action: FormAction; submit: string }) {
  return <Form action={action} submit={submit} className="grid gap-3" />;
}
