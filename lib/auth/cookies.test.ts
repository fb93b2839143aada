import { afterEach, expect, test, vi } from 'vitest';
import { sessionCookie } from './cookies.ts';
import { newSessionToken, sessionTokenHash } from './session-token.ts';

afterEach(() => vi.unstubAllEnvs());

test('on https no other host and no plain connection can set the cookie, and no script reads it', () => {
  vi.stubEnv('SITE_URL', 'https://branchenbuch.example');
  expect(sessionCookie()).toEqual({
    name: '__Host-session',
    options: { httpOnly: true, secure: true, sameSite: 'lax', path: '/' },
  });
});

test('a token cannot be guessed, and is not what is stored', () => {
  const tokens = Array.from({ length: 1000 }, newSessionToken);
  expect(new Set(tokens).size).toBe(1000);
  for (const token of tokens.slice(0, 10)) {
    expect(Buffer.from(token, 'base64url').length * 8).toBeGreaterThanOrEqual(128);
    expect(sessionTokenHash(token)).not.toContain(token);
  }
});
