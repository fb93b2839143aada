import { expect, test } from 'vitest';
import { usualFirst } from '#lib/categories/synonyms.ts';
import { understand } from '#lib/search/understand.ts';
import { buildVocabulary } from '#lib/search/vocabulary.ts';
import { buildCategories } from './categories.ts';

const seeds = buildCategories();
const ids = new Map(seeds.map(({ slug }, index) => [slug, index + 1]));
const vocabulary = buildVocabulary(
  seeds.map(({ slug, name, parentSlug, synonyms, osmTags }) => ({
    id: ids.get(slug) as number,
    slug,
    name,
    parentId: parentSlug ? (ids.get(parentSlug) as number) : null,
    synonyms: usualFirst(synonyms, osmTags),
  })),
  [],
  [],
);

const ask = (was: string) => understand({ was, wo: '', umkreis: 0, branche: '' }, vocabulary);
const tradesOf = (was: string) =>
  ask(was)
    .categoryIds.map((id) => seeds[id - 1]?.slug)
    .sort()
    .join(' ');

/** What people type, and the trades it must lead to: these and no others, with no word left over. */
const MEANT: Record<string, string> = {
  // What a name says besides its „-laden“, „-Imbiss“, „Praxis für“.
  Tabak: 'tabakladen',
  Waffen: 'waffengeschaeft',
  Modellbau: 'modellbaugeschaeft',
  Sushi: 'sushi-imbiss sushi-restaurant',
  Yoga: 'yoga-studio',
  Osteopathie: 'praxis-fuer-osteopathie',
  Osteopath: 'praxis-fuer-osteopathie',
  Tennis: 'tennisverein',
  Käse: 'kaeseladen',
  'E-Zigaretten': 'e-zigarettengeschaeft',
  Diabetologe: 'facharzt-fuer-diabetologie',
  // The same with another word for the business.
  Bioladen: 'bio-supermarkt',
  Erotikshop: 'erotikgeschaeft',
  Sicherheitsdienst: 'sicherheitsdienstleister',
  Fahrradreparatur: 'fahrradladen',
  'IT Service': 'it-unternehmen',
  Landmaschinen: 'landmaschinenmechaniker',
  Indoorspielplatz: 'indoor-spielplatz',
  // What is done with a thing, and what one wants to do.
  'Auto mieten': 'autovermietung',
  'Fahrrad leihen': 'fahrradverleih',
  'Boot mieten': 'bootsvermietung',
  'Schuhe reparieren': 'schuhreparatur',
  'Uhr reparieren': 'uhrmacher',
  'Handy reparieren': 'handyladen',
  'Stellplatz Wohnmobil': 'wohnmobil-stellplatz',
  'Reifen kaufen': 'reifenhandel',
  'Möbel kaufen': 'moebelhaus',
  'Pizza bestellen': 'pizza-imbiss pizzeria',
  'Flug buchen': 'reisebuero',
  'Steuererklärung machen': 'steuerberater',
  'Blumen verschicken': 'blumenladen',
  // A word that several trades could claim is that of the one that people mean.
  Burger: 'burger-imbiss',
  Lotto: 'lottoannahmestelle',
  Frühstück: 'cafe',
  Brille: 'optiker',
  Gemüse: 'obst-und-gemueseladen',
  Spielzeug: 'spielwarengeschaeft',
  Zimmer: 'pension',
  Strom: 'energieversorgungsunternehmen',
  Ofenbauer: 'kachelofenladen',
  Kinderwagen: 'babysachengeschaeft',
  Grabstein: 'steinmetz',
  'Thai Massage': 'massage',
  // Who types an umlaut means it; who types none may mean either.
  Küche: 'kuechenstudio',
  Küchen: 'kuechenstudio',
  Kuchen: 'cafe konditorei kuechenstudio',
  Cafés: 'cafe',
  Autohäuser: 'autohaus',
  Waschsalon: 'waescherei waschsalon-mit-selbstbedienung',
};

test.each(Object.entries(MEANT))('„%s“ is %s', (was, slugs) => {
  expect(tradesOf(was)).toBe(slugs);
  expect(ask(was).textWords).toEqual([]);
});

test('what a trade is to have with it is no second trade', () => {
  expect(tradesOf('Hotel mit Pool')).toBe('hotel');
  expect(ask('Hotel mit Pool').textWords).toEqual(['pool']);
});

test.each([
  ['Vereine', 'soziales-vereine'],
  ['Kultur', 'kultur-unterhaltung'],
  ['Gesundheit', 'gesundheit-pflege'],
])('„%s“ is the main group that has it in its name', (was, group) => {
  const slugs = seeds.filter(({ parentSlug }) => parentSlug === group).map(({ slug }) => slug);
  expect(tradesOf(was)).toBe(slugs.sort().join(' '));
});

/** Nothing is read out of these but the words themselves. */
const NO_TRADE = [
  'Eventagentur',
  'Spielplatz',
  'Brandschutz',
  'Messebau',
  'Hochzeitsplaner',
  'Zahntechniker',
  'Bad König',
  'Grabpflege',
  'Buchenberg',
  'Baumgartner',
];

test.each(NO_TRADE)('„%s“ is taken for no other trade', (was) => {
  expect(tradesOf(was)).toBe('');
});
