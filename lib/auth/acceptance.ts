import { redirect } from 'next/navigation';
import { hasAccepted } from '#db/users/queries.ts';
import { readLegalText } from '#lib/legal-text.ts';
import { acceptTermsPath } from '#lib/paths.ts';
import { type CurrentUser, isSelf } from '#lib/permissions.ts';

/** The wordings that hold now. */
export async function currentVersions(): Promise<{ terms: string; privacy: string }> {
  const [terms, privacy] = await Promise.all([readLegalText('terms'), readLegalText('privacy')]);
  return { terms: terms.version, privacy: privacy.version };
}

/** For pages, never for actions: who has not seen the present wordings is asked before going on, and loses nothing typed. */
export async function requireAcceptance(user: CurrentUser, next: string): Promise<void> {
  // Who helps cannot agree for the member.
  if (isSelf(user) && !(await hasAccepted(user.id, await currentVersions()))) redirect(acceptTermsPath(next));
}
