'use client';

import { Form } from '#components/ui/form.tsx';
import { sendEntry } from '../actions.ts';

export function SendForm({ draft }: { draft: string }) {
  return <Form action={sendEntry.bind(null, draft)} submit="Eintrag kostenlos absenden" />;
}
