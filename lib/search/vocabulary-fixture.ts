import { buildVocabulary, type VocabularyCategory, type VocabularyPlace } from './vocabulary.ts';

/** For tests: a small vocabulary with what makes German searches hard. */
const trades: [name: string, ...synonyms: string[]][] = [
  ['Friseur', 'Frisör', 'Coiffeur', 'Haarschnitt', 'Friseursalon'],
  ['Zahnarzt', 'Zahnarztpraxis', 'Zahnmedizin'],
  ['Arzt', 'Praxis', 'Doktor', 'Dr. med.'],
  ['Dachdecker', 'Bedachungen'],
  ['Autowerkstatt', 'KFZ', 'Kfz-Werkstatt', 'Autoreparatur'],
  ['Sanitärbetrieb', 'Klempner', 'Flaschner', 'Spengler', 'Installateur', 'Sanitär'],
  ['Spenglerei', 'Spengler', 'Klempner', 'Flaschner'],
  ['Metzgerei', 'Metzger', 'Fleischer', 'Fleischerei'],
  ['Tischlerei', 'Tischler', 'Schreiner', 'Schreinerei'],
  ['Rechtsanwalt', 'Anwalt', 'RA', 'Kanzlei'],
  ['Heizungstechnik', 'Heizung'],
  ['Bäckerei', 'Bäcker', 'Brot'],
  ['Fensterbauer', 'Fensterbau', 'Fenster'],
  ['Versicherung', 'Versicherungsmakler'],
  ['Kardiologe', 'Kardiologie'],
  ['Facharzt für Physikalische und Rehabilitative Medizin', 'Facharzt'],
  ['Bestatter', 'Bestattungen'],
  ['Schneiderei', 'Schneider'],
  ['Apotheke'],
  ['Museum'],
  ['Hot-Dog-Stand', 'Frankfurter'],
];

const categories: VocabularyCategory[] = [
  { id: 1, slug: 'handwerk', name: 'Handwerk', parentId: null, synonyms: [] },
  ...trades.map(([name, ...synonyms], index) => ({
    id: index + 2,
    slug: name.toLowerCase().replaceAll('ä', 'ae').replaceAll('ü', 'ue'),
    name,
    parentId: 1,
    synonyms,
  })),
];

let nextId = 100;
const place = (
  name: string,
  kind: VocabularyPlace['kind'],
  [latitude, longitude]: [number, number],
  population: number | null,
  more: Partial<VocabularyPlace> = {},
): VocabularyPlace => ({
  id: nextId++,
  slug: name.toLowerCase(),
  name,
  kind,
  stateId: null,
  districtId: null,
  latitude,
  longitude,
  population,
  ...more,
});

const sachsen = place('Sachsen', 'state', [51, 13], null);
const nrw = place('Nordrhein-Westfalen', 'state', [51.5, 7.5], null);
const goerlitzDistrict = place('Landkreis Görlitz', 'district', [51.3, 14.8], null, { stateId: sachsen.id });
const goerlitz = place('Görlitz', 'town', [51.15, 14.99], 56_000, {
  stateId: sachsen.id,
  districtId: goerlitzDistrict.id,
});
const zittau = place('Zittau', 'town', [50.9, 14.81], 25_000, { stateId: sachsen.id, districtId: goerlitzDistrict.id });
const berlin = place('Berlin', 'town', [52.52, 13.4], 3_600_000);
const towns = [
  goerlitz,
  zittau,
  berlin,
  place('Frankfurt am Main', 'town', [50.11, 8.68], 750_000),
  place('Frankfurt (Oder)', 'town', [52.34, 14.55], 57_000),
  place('Essen', 'town', [51.45, 7.01], 590_000, { stateId: nrw.id }),
  place('Sankt Ingbert', 'town', [49.28, 7.11], 36_000),
  place('Neustadt an der Weinstraße', 'town', [49.35, 8.14], 53_000),
  place('Neustadt in Sachsen', 'town', [51.02, 14.22], 12_000, { stateId: sachsen.id }),
  place('Rothenburg ob der Tauber', 'town', [49.38, 10.18], 11_000),
  place('Sachsen bei Ansbach', 'town', [49.29, 10.66], 3_500),
  place('Fischbach', 'town', [49.7, 7.4], 900),
];

const code = (name: string, placeId: number, latitude: number, longitude: number) => ({
  code: name,
  placeIds: [placeId],
  latitude,
  longitude,
});

export const vocabularyFixture = (options?: { stemming: boolean }) =>
  buildVocabulary(
    categories,
    [sachsen, nrw, goerlitzDistrict, ...towns],
    [
      code('02826', goerlitz.id, 51.15, 14.99),
      code('02828', goerlitz.id, 51.17, 14.97),
      code('02763', zittau.id, 50.9, 14.81),
      code('10115', berlin.id, 52.532, 13.385),
      code('10117', berlin.id, 52.517, 13.389),
      code('10178', berlin.id, 52.521, 13.409),
      code('10179', berlin.id, 52.512, 13.416),
      code('12627', berlin.id, 52.537, 13.615),
    ],
    {
      sections: [
        { name: 'Mitte', placeId: berlin.id, latitude: 52.52, longitude: 13.4 },
        { name: 'Kreuzberg', placeId: berlin.id, latitude: 52.497, longitude: 13.391 },
      ],
      areaCodes: [
        { code: '03581', placeId: goerlitz.id },
        { code: '030', placeId: berlin.id },
      ],
      ...options,
    },
  );
