import { describe, expect, it, test } from 'vitest';
import { fold } from '#lib/search/fold.ts';
import { buildVocabulary } from '#lib/search/vocabulary.ts';
import { namedPlace, placesOfPostalCode, postalCodesOfCity, suggestCities, suggestPostalCodes } from './fitting.ts';

const town = (id: number, name: string, population: number) => ({
  id,
  slug: String(id),
  name,
  kind: 'town' as const,
  stateId: 99,
  districtId: null,
  latitude: 51,
  longitude: 14,
  population,
});
const code = (text: string, ...placeIds: number[]) => ({ code: text, latitude: 51, longitude: 14, placeIds });

const vocabulary = buildVocabulary(
  [],
  [
    town(1, 'Görlitz', 55_000),
    town(2, 'Frankfurt am Main', 750_000),
    town(3, 'Frankfurt (Oder)', 57_000),
    town(4, 'Göda', 3000),
    town(5, 'Burkau', 2500),
  ],
  [code('02826', 1), code('02827', 1), code('60311', 2), code('15230', 3), code('01906', 5, 4), code('02633', 4)],
);

describe('the place that a name means', () => {
  const fitting = ['Frankfurt am Main', 'Essen', 'Kaiserslautern'].map((name) => ({ name, foldedName: fold(name) }));
  test.each([
    ['frankfurt', 'Frankfurt am Main'],
    ['FRANKFURT AM MAIN', 'Frankfurt am Main'],
    ['Kaiserslautern-Siegelbach', 'Kaiserslautern'],
    ['Kiel', undefined],
    ['Essenbach', undefined],
    ['', undefined],
  ])('%s', (typed, name) => expect(namedPlace(fitting, typed)?.name).toBe(name));
});

it('offers to a place its codes, and to a code its places', () => {
  expect(suggestPostalCodes(vocabulary, '', 'Görlitz').map(({ postalCode }) => postalCode)).toEqual(['02826', '02827']);
  expect(suggestPostalCodes(vocabulary, '02827', 'Görlitz')).toEqual([{ postalCode: '02827', city: 'Görlitz' }]);
  expect(suggestCities(vocabulary, '', '01906').map(({ city }) => city)).toEqual(['Burkau', 'Göda']);
  expect(suggestCities(vocabulary, 'gö', '01906').map(({ city }) => city)).toEqual(['Göda']);
});

it('offers what begins so, the big ones first', () => {
  expect(suggestPostalCodes(vocabulary, '02', '').map(({ postalCode }) => postalCode)).toEqual([
    '02633',
    '02826',
    '02827',
  ]);
  expect(suggestCities(vocabulary, 'frank', '')).toEqual([
    { postalCode: '60311', city: 'Frankfurt am Main' },
    { postalCode: '15230', city: 'Frankfurt (Oder)' },
  ]);
  // What fits no place of the code is perhaps right, and the code is wrong.
  expect(suggestCities(vocabulary, 'Gör', '60311').map(({ city }) => city)).toEqual(['Görlitz']);
});

it('knows the codes of namesakes, and nothing of what nobody knows', () => {
  expect(postalCodesOfCity(vocabulary, 'frankfurt').map(({ postalCode }) => postalCode)).toEqual(['60311', '15230']);
  expect(placesOfPostalCode(vocabulary, '99999')).toEqual([]);
  expect(postalCodesOfCity(vocabulary, '')).toEqual([]);
  expect(suggestPostalCodes(vocabulary, "'; drop", '')).toEqual([]);
  expect(suggestCities(vocabulary, '\u0000', '\ud800')).toEqual([]);
});
