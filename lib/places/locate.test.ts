import { describe, expect, test } from 'vitest';
import { createLocator, nameKeys } from './locate.ts';

const place = (id: number, name: string, latitude: number, longitude: number, population: number | null = null) => ({
  id,
  name,
  latitude,
  longitude,
  population,
  countryCode: 'DE',
});
const code = (code: string, latitude: number, longitude: number, ...placeIds: number[]) => ({
  countryCode: 'DE',
  code,
  latitude,
  longitude,
  placeIds,
});

const locate = createLocator(
  [
    place(1, 'Kaiserslautern', 49.443, 7.769, 100_000),
    place(2, 'Hohenecken', 49.42, 7.72),
    place(3, 'Dresden', 51.05, 13.74, 550_000),
    place(4, 'Freiburg im Breisgau', 47.995, 7.85, 230_000),
    place(5, 'Weil am Rhein', 47.593, 7.62, 30_000),
    place(6, 'Neustadt', 50.0, 8.0),
    place(7, 'Neustadt', 53.0, 10.0),
    place(8, 'Trippstadt', 49.36, 7.775, 3000),
  ],
  [
    code('67655', 49.443, 7.766, 1),
    code('67661', 49.41, 7.72, 1, 2),
    code('01067', 51.06, 13.72, 3),
    code('79098', 47.996, 7.85, 4),
    code('67705', 49.36, 7.775, 8),
  ],
);
const nothing = { postalCode: null, city: null, country: null, latitude: null, longitude: null };

describe('by postal code', () => {
  test('and place, however it is spelled', () => {
    expect(locate({ ...nothing, postalCode: '79098', city: 'Freiburg i. Br.' })).toMatchObject({
      placeId: 4,
      precision: 'postalCode',
    });
    expect(locate({ ...nothing, postalCode: 'D-67661', city: 'HOHENECKEN' })).toMatchObject({
      placeId: 2,
      postalCode: '67661',
    });
    expect(locate({ ...nothing, postalCode: '<67661>', city: 'Kaiserslautern' })).toMatchObject({ placeId: 1 });
  });
  test('alone: its main place', () => {
    expect(locate({ ...nothing, postalCode: '67661', city: 'Wer weiß' })).toMatchObject({ placeId: 1 });
  });
  test('with coordinates: they are exact', () => {
    expect(locate({ ...nothing, postalCode: '67661', latitude: 49.421, longitude: 7.721 })).toMatchObject({
      placeId: 2,
      precision: 'exact',
      postalCode: '67661',
    });
  });
  test('a lost zero is given back when the place agrees', () => {
    expect(locate({ ...nothing, postalCode: '1067', city: 'Dresden' })).toMatchObject({ postalCode: '01067' });
    expect(locate({ ...nothing, postalCode: '1067', city: 'Wien' })).toMatchObject({ refused: 'outside' });
  });
  test('a code of another region is a slip when there are coordinates', () => {
    expect(locate({ ...nothing, postalCode: '01067', latitude: 49.443, longitude: 7.769 })).toMatchObject({
      placeId: 1,
      postalCode: null,
    });
  });
  test('an unknown one is refused', () => {
    expect(locate({ ...nothing, postalCode: '99999', city: 'X' })).toEqual({
      refused: 'unknownPostalCode',
      detail: '99999',
    });
  });
});

describe('by coordinates', () => {
  test('a city reaches further than a village', () => {
    expect(locate({ ...nothing, latitude: 49.43, longitude: 7.75 })).toMatchObject({
      placeId: 1,
      postalCode: null,
      precision: 'exact',
    });
    expect(locate({ ...nothing, latitude: 49.361, longitude: 7.77 })).toMatchObject({ placeId: 8 });
  });
  test('the border is that of the map', () => {
    expect(locate({ ...nothing, latitude: 47.5596, longitude: 7.5886 })).toEqual({ refused: 'outside', detail: 'CH' });
    expect(locate({ ...nothing, latitude: 48.2, longitude: 16.37, country: 'DE' })).toEqual({
      refused: 'outside',
      detail: 'AT',
    });
    expect(locate({ ...nothing, latitude: 47.594, longitude: 7.62 })).toMatchObject({ placeId: 5 });
  });
  test('far from everything', () => {
    expect(locate({ ...nothing, latitude: 52.5, longitude: 13.4 })).toMatchObject({ refused: 'noPlace' });
  });
});

test('by a name that only one place has', () => {
  expect(locate({ ...nothing, city: 'Trippstadt' })).toMatchObject({
    placeId: 8,
    postalCode: '67705',
    precision: 'place',
  });
  expect(locate({ ...nothing, city: 'Neustadt' })).toMatchObject({ refused: 'noPlace' });
  expect(locate(nothing)).toMatchObject({ refused: 'noPlace' });
  expect(locate({ ...nothing, city: 'Trippstadt', country: 'Österreich' })).toEqual({
    refused: 'outside',
    detail: 'AT',
  });
});

test('keys of a name', () => {
  expect(nameKeys('Freiburg i. Br.')[0]).toBe('freiburgibr');
  expect(nameKeys('Freiburg im Breisgau')).toContain('freiburg');
  expect(nameKeys('Bad Homburg v.d. Höhe')).toContain('badhomburg');
});
