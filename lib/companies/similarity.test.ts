import { expect, test } from 'vitest';
import { type Comparable, LIKELY_SAME, nameSimilarity, similarity } from './similarity.ts';

const base: Comparable = {
  name: 'Bäckerei Beispiel',
  streetAddress: 'Hauptstraße 5',
  postalCode: '67655',
  placeId: 1,
  latitude: 49.44,
  longitude: 7.77,
  phone: '+493023125000',
  email: null,
  website: 'https://www.beispiel.example/',
  mainCategoryId: 1,
};
const likely = (other: Partial<Comparable>, one: Partial<Comparable> = {}) =>
  similarity({ ...base, ...one }, { ...base, ...other }) >= LIKELY_SAME;

test('one business, written in two ways', () => {
  expect(likely({ name: 'Baeckerei Beispiel GmbH', streetAddress: 'Hauptstr. 5', phone: null })).toBe(true);
  expect(likely({ name: 'Beispiel, Bäckerei', latitude: null, longitude: null, website: null })).toBe(true);
  expect(likely({ name: 'Inh. Kind', website: null })).toBe(true);
  expect(likely({ streetAddress: null, postalCode: null })).toBe(true);
});

test('two businesses that have something in common', () => {
  const elsewhere = { streetAddress: 'Marktplatz 1', latitude: 49.447, longitude: 7.775 };
  expect(likely({ ...elsewhere, phone: null, website: null })).toBe(false);
  expect(likely({ ...elsewhere })).toBe(false);
  expect(likely({ name: 'Metzgerei Anders', phone: '+493023125001', website: null, mainCategoryId: 2 })).toBe(false);
  expect(likely({ latitude: 50.5, longitude: 8 })).toBe(false);
  expect(
    likely({ website: 'https://facebook.com/a', name: 'Anders', phone: null }, { website: 'https://facebook.com/b' }),
  ).toBe(false);
});

test('symmetric, and at most 1', () => {
  const other = { ...base, name: 'Beispiel', phone: null };
  expect(similarity(base, other)).toBe(similarity(other, base));
  expect(similarity(base, base)).toBe(1);
});

test('names', () => {
  expect(nameSimilarity('Müller GmbH & Co. KG', 'Mueller')).toBe(1);
  expect(nameSimilarity('Hof Beispiel', 'Beispiel-Hof')).toBe(1);
  expect(nameSimilarity('Hof', 'Gut')).toBe(0);
});
