import { expect, test } from 'vitest';
import { fingerprints, type Identity } from './fingerprint.ts';
import { companyQuality } from './quality.ts';
import { MOST_TAGS, tagsOfCompanies } from './revalidate.ts';

const nobody: Identity = {
  sourceKey: 'osm',
  externalId: null,
  name: 'Hof',
  postalCode: null,
  streetAddress: null,
  phone: null,
  email: null,
  website: null,
};

test('one business has one fingerprint, however it is written', () => {
  const written = { ...nobody, name: 'Hof Müller', postalCode: '10115', streetAddress: 'Lange Straße 5' };
  expect(fingerprints(written)).toEqual(
    fingerprints({ ...written, name: 'HOF Mueller', streetAddress: 'lange str. 5' }),
  );
  expect(fingerprints(written)).not.toEqual(fingerprints({ ...written, postalCode: '10117' }));
});

test('what many share is none', () => {
  expect(fingerprints(nobody)).toEqual([]);
  expect(fingerprints({ ...nobody, website: 'https://www.facebook.com/hof' })).toEqual([]);
  expect(fingerprints({ ...nobody, website: 'https://www.hof.example/a' })).toEqual(
    fingerprints({ ...nobody, website: 'http://hof.example' }),
  );
  expect(fingerprints({ ...nobody, externalId: 'node/1' })[0]).toMatch(/^[\w-]{43}$/);
});

test('quality lies between 0 and 100 and grows with what is known', () => {
  expect(companyQuality({})).toBe(0);
  const full = {
    streetAddress: 'Weg 1',
    postalCode: '10115',
    coordinatePrecision: 'exact',
    phone: '+493023125000',
    email: 'a@b.example',
    website: 'https://b.example/',
    description: 'x'.repeat(100),
    openingHours: '24/7',
    payment: ['cash'],
    wheelchair: 'yes',
    languages: ['de'],
    confirmedAt: new Date(),
  } as const;
  expect(companyQuality(full)).toBe(100);
  expect(companyQuality({ ...full, phone: null })).toBeLessThan(100);
});

test('tags of a change, and one word for a large one', () => {
  expect(tagsOfCompanies([])).toEqual([]);
  expect(tagsOfCompanies([{ slug: 'hof', places: ['ulm', 'bayern'], categories: ['hofladen', 'essen'] }])).toEqual([
    'company:hof',
    'place:ulm',
    'place:bayern',
    'category:hofladen',
    'category:essen',
    'directory',
  ]);
  const many = Array.from({ length: MOST_TAGS + 1 }, (_, index) => ({
    slug: `hof-${index}`,
    places: [],
    categories: [],
  }));
  expect(tagsOfCompanies(many)).toEqual(['everything']);
});
