import { cookies } from 'next/headers';
import { linkIdentity } from '#db/users/mutations.ts';
import { getIdentityOwner } from '#db/users/queries.ts';
import { accountPath, connectedPath, providerSignUpPath, signInPath } from '#lib/paths.ts';
import { safeNext } from '#lib/users/input.ts';
import { callbackUrlCookie, sessionCookie } from './cookies.ts';
import { providerNames } from './providers.ts';
import { seal, unseal } from './sealed-value.ts';
import { currentUser, startSession } from './session.ts';

/** Who somebody is to a provider, and what it says about him: the address proves nothing. */
export interface ProviderIdentity {
  issuer: string;
  subject: string;
  name: string;
  email: string;
}

/** `sentTo`: the address that a mail has been sent to, once it has. */
export type PendingIdentity = ProviderIdentity & { sentTo?: string };

const PENDING = 'pending-identity';
const CONNECTING = 'connecting';
const PENDING_MINUTES = 60;
const CONNECTING_MINUTES = 10;

/**
 * Where somebody goes who comes back from a provider. Known: in. Unknown: an address of an account has to be proven by mail, in
 * this browser, whatever the provider says about it. While signed in: connected, if that is what was asked for here just now.
 */
export async function settleIdentity(identity: ProviderIdentity): Promise<string> {
  const jar = await cookies();
  const [owner, user] = await Promise.all([getIdentityOwner(identity), currentUser()]);
  if (user) {
    const connecting = unseal<string>(CONNECTING, jar.get(CONNECTING)?.value);
    jar.delete({ name: CONNECTING, ...sessionCookie().options });
    if (owner) return connectedPath(owner.id === user.id ? 'verbunden' : 'vergeben');
    if (connecting !== `${user.id} ${identity.issuer}`) return connectedPath('abgebrochen');
    await linkIdentity(user.id, identity, providerName(identity.issuer));
    return connectedPath('verbunden');
  }
  if (owner?.isLocked) return `${signInPath()}?error=AccessDenied`;
  if (owner) {
    await startSession(owner.id);
    const next = URL.parse(jar.get(callbackUrlCookie().name)?.value ?? '');
    return safeNext(next && next.pathname + next.search, accountPath);
  }
  await keepPending(identity);
  return providerSignUpPath;
}

export const providerName = (issuer: string): string =>
  providerNames().find((provider) => provider.issuer === issuer)?.name ?? URL.parse(issuer)?.hostname ?? issuer;

export async function keepPending(identity: PendingIdentity): Promise<void> {
  const { options } = sessionCookie();
  (await cookies()).set(PENDING, seal(PENDING, identity, PENDING_MINUTES), {
    ...options,
    maxAge: PENDING_MINUTES * 60,
  });
}

export const readPending = async (): Promise<PendingIdentity | null> =>
  unseal<PendingIdentity>(PENDING, (await cookies()).get(PENDING)?.value);

export async function forgetPending(): Promise<void> {
  (await cookies()).delete({ name: PENDING, ...sessionCookie().options });
}

/** To be called when somebody who is signed in has asked to connect a provider, and may. */
export async function allowConnecting(userId: string, issuer: string): Promise<void> {
  const { options } = sessionCookie();
  const value = seal(CONNECTING, `${userId} ${issuer}`, CONNECTING_MINUTES);
  (await cookies()).set(CONNECTING, value, { ...options, maxAge: CONNECTING_MINUTES * 60 });
}
