import { createHmac, timingSafeEqual } from 'node:crypto';

const sign = (purpose: string, text: string) =>
  createHmac('sha256', process.env.AUTH_SECRET as string)
    .update(`${purpose}:${text}`)
    .digest();

/** A value for a cookie of our own: readable, but only we can write it, for this purpose and until then. */
export function seal(purpose: string, value: unknown, minutes: number): string {
  const text = Buffer.from(JSON.stringify({ value, until: Date.now() + minutes * 60_000 })).toString('base64url');
  return `${text}.${sign(purpose, text).toString('base64url')}`;
}

/** Null for what we have not written, or too long ago. */
export function unseal<T>(purpose: string, sealed: string | undefined): T | null {
  const [text = '', signature = '', ...more] = sealed?.split('.') ?? [];
  const given = Buffer.from(signature, 'base64url');
  const right = sign(purpose, text);
  if (more.length > 0 || given.length !== right.length || !timingSafeEqual(given, right)) return null;
  const { value, until } = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as { value: T; until: number };
  return until > Date.now() ? value : null;
}
