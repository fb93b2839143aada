import fc from 'fast-check';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { seal, unseal } from './sealed-value.ts';

beforeEach(() => void vi.stubEnv('AUTH_SECRET', 'ein Geheimnis, das nur diese Tests kennen'));
afterAll(() => vi.unstubAllEnvs());

test('what was sealed is read back, for its purpose and in its time only', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const sealed = seal('one', value, 5);
      expect(unseal('one', sealed)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(unseal('other', sealed)).toBeNull();
      expect(unseal('one', seal('one', value, 0))).toBeNull();
    }),
  );
});

test('one changed character and it is nothing', () => {
  const sealed = seal('one', { subject: '17' }, 5);
  fc.assert(
    fc.property(fc.nat(sealed.length - 1), fc.constantFrom(...'AZaz09-_.'), (at, letter) => {
      // The last character of a signature carries bits that are not part of it.
      fc.pre(sealed[at] !== letter && at < sealed.length - 1);
      expect(unseal('one', sealed.slice(0, at) + letter + sealed.slice(at + 1))).toBeNull();
    }),
  );
});

test('any text, or another site’s seal, is nothing', () => {
  fc.assert(fc.property(fc.string(), (text) => unseal('one', text) === null));
  expect(unseal('one', undefined)).toBeNull();
  const sealed = seal('one', 1, 5);
  vi.stubEnv('AUTH_SECRET', 'ein anderes Geheimnis');
  expect(unseal('one', sealed)).toBeNull();
});
