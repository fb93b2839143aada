import { expect, test } from 'vitest';
import { placeNameKey, readablePlaceName } from './names.ts';

test.each([
  ['Saal a.d.Donau', 'Saal an der Donau'],
  ['Limburg a. d. Lahn', 'Limburg an der Lahn'],
  ['Berg b.Neumarkt i.d.OPf.', 'Berg bei Neumarkt in der Oberpfalz'],
  ['Rosbach v. d. Höhe', 'Rosbach vor der Höhe'],
  ['Rohr i.NB', 'Rohr in Niederbayern'],
  ['Weißenburg i. Bay.', 'Weißenburg in Bayern'],
  ['Burgberg i.Allgäu', 'Burgberg im Allgäu'],
  ['Frickenhausen a.Main', 'Frickenhausen am Main'],
  ['Boizenburg\\/Elbe', 'Boizenburg/Elbe'],
  ['Neustadt\\/ Westerwald', 'Neustadt/Westerwald'],
  ['Oelsnitz\\/Erzgeb.', 'Oelsnitz/Erzgebirge'],
  ['Weißwasser\\/O.L. - Běła Woda', 'Weißwasser/Oberlausitz'],
  ['Halle (Westf.)', 'Halle (Westfalen)'],
  ['St. Blasien', 'St. Blasien'],
  ['Castrop-Rauxel', 'Castrop-Rauxel'],
])('%s reads %s', (name, readable) => {
  expect(readablePlaceName(name)).toBe(readable);
});

test.each([
  ['Mülheim an der Ruhr', 'Mülheim (Ruhr)'],
  ['Oelsnitz/Erzgebirge', 'Oelsnitz im Erzgebirge'],
  ['St. Ingbert', 'Sankt Ingbert'],
  ['Nieder Kostenz', 'Niederkostenz'],
  ['Lutherstadt Wittenberg', 'Wittenberg'],
])('%s is %s', (a, b) => {
  const { base, addition } = placeNameKey(a);
  expect(placeNameKey(b)).toMatchObject({ base, addition });
});

test('the addition tells namesakes apart', () => {
  expect(placeNameKey('Frankfurt am Main')).toMatchObject({ base: 'frankfurt', addition: 'main' });
  expect(placeNameKey('Frankfurt (Oder)')).toMatchObject({ base: 'frankfurt', addition: 'oder' });
  expect(placeNameKey('Bad Homburg vor der Höhe')).toMatchObject({ base: 'homburg', addition: 'hoehe', isSpa: true });
  expect(placeNameKey('Am Ohmberg')).toMatchObject({ base: 'amohmberg', addition: '' });
  expect(placeNameKey('Essen')).toMatchObject({ base: 'essen', addition: '' });
});

test('parts of a joint name, but not its prefixes', () => {
  expect(placeNameKey('Belgern-Schildau').parts).toEqual(['belgern', 'schildau']);
  expect(placeNameKey('Neu-Isenburg').parts).toEqual([]);
  expect(placeNameKey('Aachen').parts).toEqual([]);
});
