import { getSignInCandidate } from '#db/users/queries.ts';
import { clientNetwork, forgiveTries, mayTry } from './limits.ts';
import { isPassword } from './password.ts';

export type SignInOutcome = { userId: string } | 'wrong' | 'unconfirmed' | 'locked' | 'tooMany';

/**
 * Checks an address and a password, or the password of a known account. What comes back, and when, does not tell a stranger
 * whether there is an account: "unconfirmed" and "locked" are only said to who knows its password.
 */
export async function checkPassword(who: { email: string } | { id: string }, password: string): Promise<SignInOutcome> {
  const account = 'email' in who ? who.email : who.id;
  const allowed =
    (await mayTry('signInNetwork', await clientNetwork())) &&
    (await mayTry('signInAccount', account)) &&
    (await mayTry('signInAccountEver', account));
  if (!allowed) return 'tooMany';

  const candidate = await getSignInCandidate(who);
  const right = await isPassword(password, candidate?.passwordHash);
  if (!candidate || !right) return 'wrong';

  await forgiveTries('signInAccount', account);
  await forgiveTries('signInAccountEver', account);
  if (candidate.isLocked) return 'locked';
  if (!candidate.isConfirmed) return 'unconfirmed';
  return { userId: candidate.id };
}

export const SIGN_IN_PROBLEMS: Record<Extract<SignInOutcome, string>, string> = {
  wrong: 'E-Mail-Adresse oder Passwort stimmen nicht.',
  unconfirmed: 'Bitte bestätigen Sie zuerst Ihre E-Mail-Adresse über den Link in unserer Mail.',
  locked: 'Dieses Konto ist gesperrt. Bitte melden Sie sich bei uns; wie, steht im Impressum.',
  tooMany:
    'Das waren zu viele Versuche. Bitte warten Sie zehn Minuten, oder lassen Sie sich einen Link zum Anmelden schicken.',
};
