import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readMailToken, writeMailToken } from './mail-token.ts';

beforeAll(() => void vi.stubEnv('AUTH_SECRET', 'ein Geheimnis, das nur diese Tests kennen'));
afterAll(() => vi.unstubAllEnvs());

test('what was written is read back', () => {
  fc.assert(fc.property(fc.uuid(), (id) => readMailToken(writeMailToken(id)) === id));
});

test('one changed character and nothing opens', () => {
  const token = writeMailToken('0e2b7c1e-52a5-4e43-9a0c-2f2f4f9f1a11');
  fc.assert(
    fc.property(fc.nat(token.length - 1), fc.constantFrom(...'AZaz09-_'), (at, letter) => {
      fc.pre(token[at] !== letter);
      expect(readMailToken(token.slice(0, at) + letter + token.slice(at + 1))).toBeNull();
    }),
  );
});

test('another site’s signature, or any text, is nothing', () => {
  const token = writeMailToken('0e2b7c1e-52a5-4e43-9a0c-2f2f4f9f1a11');
  vi.stubEnv('AUTH_SECRET', 'ein anderes Geheimnis');
  expect(readMailToken(token)).toBeNull();
  fc.assert(fc.property(fc.string(), (text) => readMailToken(text) === null));
});
