'use client';

import { Form, type FormAction } from '#components/ui/form.tsx';

export function SendForm({ action }: { action: FormAction }) {
  return <Form action={action} submit="Eintrag kostenlos absenden" />;
}
