import { expect, test } from 'vitest';
import { keepOwnersFields } from './owned-fields.ts';

const owner = { source: 'owner', date: '2026-01-01' };
type Fields = Record<string, string | number | null>;
const current: Fields = { phone: null, fax: '+493023125001', postalCode: '10115', placeId: 1, latitude: 1 };
const incoming: Fields = { phone: '+493023125000', fax: null, postalCode: '20095', placeId: 2, latitude: 2 };

test('what the owner has edited stays, also when it was emptied', () => {
  expect(keepOwnersFields(current, incoming, { phone: owner })).toEqual({ ...incoming, phone: null });
});

test('an address is kept as a whole', () => {
  expect(keepOwnersFields(current, incoming, { postalCode: owner })).toEqual({
    ...incoming,
    postalCode: '10115',
    placeId: 1,
  });
});

test('coordinates that the owner set stay, those that came from the postal code do not', () => {
  expect(keepOwnersFields(current, incoming, { position: owner })).toEqual({ ...incoming, latitude: 1 });
});

test('another source has no such right', () => {
  expect(keepOwnersFields(current, incoming, { phone: { source: 'geonames', date: '2026-01-01' } })).toEqual(incoming);
});
