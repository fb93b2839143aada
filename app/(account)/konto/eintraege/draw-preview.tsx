'use server';

import type { ReactNode } from 'react';
import { mayTry } from '#lib/auth/limits.ts';
import { userOfForm } from '#lib/auth/session.ts';
import { EntryPreview } from './entry-preview.tsx';
import { previewOf } from './resolve-entry.ts';

/** What is filled in so far, as visitors would see it. Null when there is nothing to draw. */
export async function drawPreview(formData: FormData): Promise<ReactNode> {
  const user = await userOfForm();
  if (!user || !(await mayTry('preview', user.id))) return null;

  return <EntryPreview heading="h3" fields={await previewOf(formData)} />;
}
