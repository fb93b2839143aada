'use server';

import { redirect } from 'next/navigation';
import { confirmEntry } from '#db/confirmations/mutations.ts';
import { readMailToken } from '#lib/auth/mail-token.ts';
import { type FormState, formState } from '#lib/form.ts';
import { confirmEntryPath } from '#lib/paths.ts';

/** Whoever holds the mail may say that all is right, and nothing else. `version`: of the entry as the page showed it. */
export async function confirmAll(token: string, version: number, _previous: FormState, formData: FormData) {
  const id = readMailToken(token);

  const outcome = id && Number.isSafeInteger(version) ? await confirmEntry(id, version) : null;
  if (outcome === 'stale') {
    return formState(
      formData,
      {},
      'Der Eintrag wurde soeben geändert. Bitte laden Sie die Seite neu und sehen Sie ihn noch einmal an.',
    );
  }

  // The page itself says what came of it: confirmed, or no longer valid.
  redirect(confirmEntryPath(token));
}
