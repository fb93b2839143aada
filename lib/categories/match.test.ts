import { expect, test } from 'vitest';
import { createCategoryMatcher } from './match.ts';

const match = createCategoryMatcher([
  { slug: 'restaurant', osmTags: ['amenity=restaurant'] },
  { slug: 'pizzeria', osmTags: ['amenity=restaurant;cuisine=pizza'] },
  { slug: 'griechisches-restaurant', osmTags: ['amenity=restaurant;cuisine=greek'] },
  { slug: 'hotel', osmTags: ['tourism=hotel'] },
  { slug: 'baeckerei', osmTags: ['shop=bakery'] },
  { slug: 'metzgerei', osmTags: ['shop=butcher', 'craft=butcher'] },
  { slug: 'kosmetikstudio', osmTags: ['shop=beauty', 'shop=beauty;beauty=cosmetics'] },
  { slug: 'nagelstudio', osmTags: ['shop=beauty;beauty=nails'] },
  { slug: 'arzt', osmTags: ['amenity=doctors', 'healthcare=doctor', 'office=physician'] },
  {
    slug: 'kardiologe',
    osmTags: ['amenity=doctors;healthcare:speciality=cardiology', 'healthcare=doctor;healthcare:speciality=cardiology'],
  },
]);

test('nothing fits', () => {
  expect(match({})).toEqual([]);
  expect(match({ amenity: 'bench', name: 'restaurant' })).toEqual([]);
});

test('one of several values', () => {
  expect(match({ shop: 'bakery' })).toEqual(['baeckerei']);
  expect(match({ shop: 'bakery; butcher' })).toEqual(['baeckerei', 'metzgerei']);
  expect(match({ shop: 'butcher', craft: 'butcher' })).toEqual(['metzgerei']);
});

test('the special case replaces the general one', () => {
  expect(match({ amenity: 'restaurant' })).toEqual(['restaurant']);
  expect(match({ amenity: 'restaurant', cuisine: 'regional' })).toEqual(['restaurant']);
  expect(match({ amenity: 'restaurant', cuisine: 'pizza;greek' })).toEqual(['pizzeria', 'griechisches-restaurant']);
});

test('the special case comes before another trade of the same house', () => {
  expect(match({ tourism: 'hotel', amenity: 'restaurant', cuisine: 'greek' })).toEqual([
    'griechisches-restaurant',
    'hotel',
  ]);
});

test('a trade may be its own special case', () => {
  expect(match({ shop: 'beauty' })).toEqual(['kosmetikstudio']);
  expect(match({ shop: 'beauty', beauty: 'cosmetics' })).toEqual(['kosmetikstudio']);
  expect(match({ shop: 'beauty', beauty: 'nails' })).toEqual(['nagelstudio']);
  expect(match({ shop: 'beauty', beauty: 'nails;cosmetics' })).toEqual(['kosmetikstudio', 'nagelstudio']);
});

test('the general case is gone under whichever key it is written', () => {
  const tags = { amenity: 'doctors', healthcare: 'doctor', 'healthcare:speciality': 'cardiology' };
  expect(match(tags)).toEqual(['kardiologe']);
  expect(match({ ...tags, office: 'physician' })).toEqual(['kardiologe']);
});

test('names that objects inherit are no tags', () => {
  expect(match({ constructor: 'toString', shop: '__proto__' })).toEqual([]);
});
