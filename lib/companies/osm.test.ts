import { describe, expect, test } from 'vitest';
import { osmDraft, osmName, tradeState, tradeTag } from './osm.ts';

const draft = (tags: Record<string, string>) =>
  osmDraft({ ref: 'node/1', tags, latitude: 50, longitude: 8 }, tags.name ?? 'Hof');

test('contact data in both spellings', () => {
  expect(
    draft({ 'contact:phone': '030 23125000', 'contact:website': 'hof.example', 'contact:email': 'a@hof.example' }),
  ).toMatchObject({
    phone: '+493023125000',
    website: 'https://hof.example/',
    email: 'a@hof.example',
  });
  expect(draft({ mobile: '0171 39200 12', url: 'http://hof.example' })).toMatchObject({
    phone: '+491713920012',
    website: 'http://hof.example/',
  });
  expect(draft({ phone: 'kaputt', 'contact:mobile': '030 23125001' }).phone).toBe('+493023125001');
});

test('an address without street names', () => {
  expect(draft({ 'addr:place': 'Oberdorf', 'addr:housenumber': '3' }).streetAddress).toBe('Oberdorf 3');
  expect(draft({ 'addr:street': 'Weg', 'addr:place': 'Oberdorf' }).streetAddress).toBe('Weg');
  expect(draft({ 'addr:housenumber': '3' }).streetAddress).toBeNull();
});

test('facts', () => {
  expect(
    draft({
      'payment:cash': 'yes',
      'payment:visa': 'no',
      'payment:girocard': 'only',
      cuisine: 'pizza; Greek',
      wheelchair: 'designated',
      'toilets:wheelchair': 'no',
      'description:de': 'Gut',
      description: 'Good',
      name: 'Hof',
      brand: 'Hof',
      operator: 'Müller',
    }),
  ).toMatchObject({
    payment: ['cash', 'girocard'],
    cuisine: ['pizza', 'greek'],
    wheelchair: 'yes',
    wheelchairToilet: false,
    description: 'Gut',
    brand: null,
    operator: 'Müller',
  });
});

test('the date is of the last check, else of the last edit; placeholders and the future do not count', () => {
  const dated = (tags: Record<string, string>, timestamp?: string) =>
    osmDraft({ ref: 'node/1', tags, timestamp }, 'Hof').sourceDate;
  expect(dated({ check_date: '2024-05-06' }, '2020-01-01T00:00:00Z')).toBe('2024-05-06');
  expect(dated({ check_date: '2024' }, '2020-01-01T00:00:00Z')).toBe('2020-01-01');
  expect(dated({}, '1969-12-31T23:59:59Z')).toBeNull();
  expect(dated({ check_date: '2024-02-30' })).toBeNull();
  expect(dated({ check_date: '2999-01-01' })).toBeNull();
});

describe('state', () => {
  test.each([
    [{ shop: 'farm' }, 'present'],
    [{ shop: 'farm', opening_hours: 'closed' }, 'closed'],
    [{ shop: 'farm', opening_hours: 'off "Umbau"' }, 'closed'],
    [{ shop: 'farm', opening_hours: 'Mo off' }, 'present'],
    [{ 'disused:shop': 'farm' }, 'closed'],
    [{ shop: 'vacant' }, 'closed'],
    [{ shop: 'no', highway: 'x' }, 'none'],
    [{ shop: 'farm', end_date: '2019-05' }, 'closed'],
    [{ shop: 'farm', end_date: '2999' }, 'present'],
    [{ highway: 'residential' }, 'none'],
  ] as const)('%j', (tags, state) => expect(tradeState(tags as Record<string, string>)).toBe(state));
});

test('a name may come from brand or operator, where that is the business', () => {
  expect(osmName({ shop: 'farm', brand: 'Kette' })).toBe('Kette');
  expect(osmName({ shop: 'farm', operator: 'Müller' })).toBe('Müller');
  expect(osmName({ amenity: 'bench', operator: 'Stadt' })).toBeNull();
  expect(osmName({ shop: 'farm', name: ' ', 'name:de': 'Hof' })).toBeNull();
  expect(tradeTag({ amenity: 'bench' })).toBe('amenity=bench');
});
