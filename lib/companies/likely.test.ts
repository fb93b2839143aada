import { expect, test } from 'vitest';
import { type Described, likelySame } from './likely.ts';

const entry: Described = {
  name: 'Bäckerei Morgenrot GmbH',
  streetAddress: 'Hauptstraße 7',
  postalCode: '02826',
  phone: '+49358123125',
  website: 'https://www.morgenrot.example/',
};
const nothing: Described = { name: '', streetAddress: null, postalCode: null, phone: null, website: null };

test.each<[string, Partial<Described>, boolean]>([
  ['the telephone', { phone: '+49358123125' }, true],
  ['the web site', { website: 'https://morgenrot.example/kontakt' }, true],
  ['the name in its postal code', { name: 'baeckerei morgenrot', postalCode: '02826' }, true],
  ['a part of the name in its postal code', { name: 'Morgenrot', postalCode: '02826' }, true],
  [
    'the door and half of the name',
    { name: 'Backhaus Morgenrot', streetAddress: 'Hauptstr. 7', postalCode: '02826' },
    true,
  ],
  ['the name elsewhere', { name: 'Bäckerei Morgenrot', postalCode: '24103' }, false],
  ['the name alone', { name: 'Bäckerei Morgenrot' }, false],
  ['the door alone', { name: 'Rechtsanwältin Kluge', streetAddress: 'Hauptstr. 7', postalCode: '02826' }, false],
  ['nothing', {}, false],
])('%s', (_, said, isAsked) => {
  expect(likelySame({ ...nothing, ...said }, [entry])).toEqual(isAsked ? [entry] : []);
});

test('a host that many share says nothing, and more agreement comes first', () => {
  const page = { ...nothing, name: 'Anders', website: 'https://www.facebook.com/a' };
  expect(likelySame({ ...page, name: 'Ganz anders', website: 'https://facebook.com/b' }, [page])).toEqual([]);
  const namesake = { ...entry, phone: null, website: null, streetAddress: 'Ring 1' };
  expect(likelySame(entry, [namesake, entry])).toEqual([entry, namesake]);
});
