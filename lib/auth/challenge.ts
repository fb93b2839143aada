import { createHmac } from 'node:crypto';
import { type Challenge, createChallenge, type Payload, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { z } from 'zod';
import { type SentForm, spendChallenge } from '#db/users/mutations.ts';
import { mayTry } from './limits.ts';

/** About half a second on a phone: nothing for a person who fills in a form, much for a thousand forms. */
const WORK = { algorithm: 'PBKDF2/SHA-256', cost: 1500, keyPrefix: '00' } as const;
const LIVES_FOR_MS = 2 * 3600_000;

const secret = () =>
  createHmac('sha256', process.env.AUTH_SECRET as string)
    .update('challenge')
    .digest('base64url');

/** A task for the visitor's browser, to be solved while the form is filled in. */
export const newChallenge = (): Promise<Challenge> =>
  createChallenge({
    ...WORK,
    deriveKey,
    hmacSignatureSecret: secret(),
    expiresAt: new Date(Date.now() + LIVES_FOR_MS),
  });

/**
 * Whether an open form may act. With a solved task, for one form each; without (no JavaScript), as long as not too many come so. To
 * be asked last, when everything else about the form is right.
 */
export async function isWelcome(solution: string | undefined, form: SentForm | null): Promise<boolean> {
  const payload = readPayload(solution);
  if (!payload) return mayTry('unsolvedForms', 'all');
  const { verified } = await verifySolution({ ...payload, deriveKey, hmacSignatureSecret: secret() });
  if (!verified || payload.challenge.parameters.keyPrefix !== WORK.keyPrefix) return false;
  return spendChallenge(String(payload.challenge.signature), form?.content ?? '', new Date(Date.now() + LIVES_FOR_MS));
}

/** As much of it as the library takes for granted; whether we have signed it, it checks first. */
const payloadShape = z.object({
  challenge: z.object({ parameters: z.record(z.string(), z.unknown()), signature: z.string().min(1) }),
  solution: z.unknown(),
});

/** Null for what is no solution at all. */
export function readPayload(solution: string | undefined): Payload | null {
  if (!solution || solution.length > 4096) return null;
  try {
    const read = payloadShape.safeParse(JSON.parse(Buffer.from(solution, 'base64').toString('utf8')));
    return read.success ? (read.data as unknown as Payload) : null;
  } catch {
    return null;
  }
}

export const NOT_WELCOME =
  'Wir konnten nicht prüfen, ob ein Mensch dieses Formular schickt. Bitte versuchen Sie es in einer Stunde noch einmal, oder mit eingeschaltetem JavaScript.';
