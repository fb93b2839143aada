import { z } from 'zod';
import { emailInput, line, requiredLine } from '#lib/text-input.ts';

export const NAME_MAX_LENGTH = 100;

/** Judged by lib/auth/password.ts: what is good enough depends on the person. Never trimmed. */
const password = z.string({ error: 'Bitte geben Sie ein Passwort an.' }).min(1, 'Bitte geben Sie ein Passwort an.');
const optionalNext = z.string().optional();

const name = requiredLine(NAME_MAX_LENGTH, 'Bitte geben Sie Ihren Namen an.');
const terms = z.literal('ja', { error: 'Bitte stimmen Sie den Nutzungsbedingungen zu.' });

export const registerInput = z.object({
  name,
  email: emailInput,
  password,
  terms,
  solution: optionalNext,
});

export const providerSignUpInput = z.object({ name, email: emailInput, terms });
export const acceptTermsInput = z.object({ terms, next: optionalNext });
export const connectInput = z.object({ provider: z.string().max(50), currentPassword: z.string().optional() });
export const issuerInput = z.object({ issuer: line(500) });
export const signInInput = z.object({ email: emailInput, password, next: optionalNext });
export const emailOnlyInput = z.object({ email: emailInput, solution: optionalNext });
export const passwordOnlyInput = z.object({ password });
export const newPasswordInput = z.object({ password, currentPassword: z.string().optional() });
export const nameInput = z.object({ name });
export const newEmailInput = z.object({ email: emailInput, currentPassword: z.string().optional() });

export const roleInput = z.object({
  role: z.enum(['member', 'editor', 'moderator', 'admin'], { error: 'Bitte wählen Sie eine Rolle.' }),
});
export const REASON_MAX_LENGTH = 500;
export const actAsInput = z.object({ actReason: requiredLine(REASON_MAX_LENGTH, 'Bitte sagen Sie, wozu.') });
export const lockInput = z.object({ reason: requiredLine(REASON_MAX_LENGTH, 'Bitte begründen Sie die Sperre.') });

/** Where to go on: an address on this site, or the account. `//host`, `/\host` and the like lead elsewhere in browsers. */
export function safeNext(next: string | null | undefined, otherwise: string): string {
  if (!next || !/^\/(?![/\\])[^\s\\]*$/.test(next) || next.length > 2000) return otherwise;
  // As a header can hold it.
  const url = URL.parse(next, 'http://site.invalid');
  return url ? url.pathname + url.search + url.hash : otherwise;
}
