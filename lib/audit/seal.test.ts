import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { newPersonKey, seal, signHead, unseal, unwrapPersonKey } from './seal.ts';

beforeEach(() => void vi.stubEnv('AUTH_SECRET', 'ein Geheimnis'));
afterEach(() => void vi.unstubAllEnvs());

test('what is sealed opens with its key at its place, and nowhere else', () => {
  const one = newPersonKey('one').key;
  const other = newPersonKey('other').key;
  fc.assert(
    fc.property(
      fc.dictionary(fc.string(), fc.string({ unit: 'binary' }), { maxKeys: 5 }),
      fc.nat(),
      (values, place) => {
        const sealed = seal(one, values, `${place}`);
        expect(unseal(one, sealed, `${place}`)).toEqual(JSON.parse(JSON.stringify(values)));
        expect(unseal(other, sealed, `${place}`)).toBeNull();
        expect(unseal(one, sealed, `${place + 1}`)).toBeNull();
      },
    ),
    { numRuns: 50 },
  );
});

test('no letter of a sealed text can be changed', () => {
  const { key } = newPersonKey('one');
  const sealed = Buffer.from(seal(key, { email: 'a@b.example' }, '1'), 'base64url');
  for (let index = 0; index < sealed.length; index++) {
    const changed = Buffer.from(sealed);
    changed[index] = (changed[index] as number) ^ 1;
    expect(unseal(key, changed.toString('base64url'), '1')).toBeNull();
  }
  expect(unseal(key, '', '1')).toBeNull();
});

test('a stored key opens for its id under the same secret only', () => {
  const { key, wrapped } = newPersonKey('one');
  expect(unwrapPersonKey('one', wrapped)).toEqual(key);
  expect(unwrapPersonKey('other', wrapped)).toBeNull();
  const signature = signHead(7, 'hash');
  vi.stubEnv('AUTH_SECRET', 'ein anderes');
  expect(unwrapPersonKey('one', wrapped)).toBeNull();
  expect(signHead(7, 'hash')).not.toBe(signature);
});
