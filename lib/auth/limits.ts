import { isIPv6 } from 'node:net';
import { headers } from 'next/headers';
import { rateLimiter } from '#db/users/limits.ts';

/** What may be tried how often: points within seconds. They are stored, so they hold across processes and restarts. */
const LIMITS = {
  /** Guesses on one account, from wherever. */
  signInAccount: { points: 10, duration: 600 },
  /** Guesses on one account without a success in between, in a year; a new password or a link by mail begins anew. */
  signInAccountEver: { points: 100, duration: 365 * 24 * 3600 },
  /** Guesses from one network, on whatever accounts. */
  signInNetwork: { points: 40, duration: 600 },
  registerNetwork: { points: 10, duration: 3600 },
  /** Forms without a solved challenge, from everybody together: people without JavaScript are few, scripts are many. */
  unsolvedForms: { points: 15, duration: 3600 },
  /** Mails to one address that somebody else may have asked for. */
  mailAddress: { points: 4, duration: 3600 },
  mailNetwork: { points: 12, duration: 3600 },
  reportNetwork: { points: 10, duration: 3600 },
  /** Mails in which one account asks strangers to help with an entry. */
  invitations: { points: 20, duration: 24 * 3600 },
  /** Proofs that one account asks us to look at. */
  claim: { points: 15, duration: 3600 },
  /** Questions for entries like the one that is being typed. */
  likelyEntries: { points: 200, duration: 600 },
  /** Companies that one editor looks for while he writes. */
  mentions: { points: 600, duration: 600 },
  /** Pictures of the library that one editor looks for while he writes. */
  pictures: { points: 600, duration: 600 },
  /** Previews drawn beside a form, each about a second after the last letter. */
  preview: { points: 600, duration: 600 },
  /** Pictures by one account. */
  upload: { points: 120, duration: 3600 },
  /** Changes by one account. */
  account: { points: 60, duration: 600 },
} as const;

export type Limit = keyof typeof LIMITS;

/** Counts one more. False when it is one too many: nothing was spent then, except on the limit that was reached. */
export async function mayTry(limit: Limit, key: string): Promise<boolean> {
  return rateLimiter(limit, LIMITS[limit]).consume(key);
}

export const forgiveTries = (limit: Limit, key: string): Promise<void> => rateLimiter(limit, LIMITS[limit]).forget(key);

/** The visitor's address as the front door has settled it. */
export async function clientAddress(): Promise<string> {
  return (await headers()).get('x-client-address') ?? 'unknown';
}

/** A household or company is one: /64 in IPv6, where everybody has billions of addresses; the single address in IPv4. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('::');
  const left = head.split(':').filter(Boolean);
  const right = tail === undefined ? [] : tail.split(':').filter(Boolean);
  const groups =
    tail === undefined ? left : [...left, ...Array(Math.max(8 - left.length - right.length, 0)).fill('0'), ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

export const clientNetwork = async (): Promise<string> => networkOf(await clientAddress());

export const TOO_MANY_TRIES =
  'Das waren zu viele Versuche. Bitte warten Sie zehn Minuten und versuchen Sie es dann noch einmal.';
