import { slugify } from '#lib/slug.ts';

/** Official short forms, as in „Berg b.Neumarkt i.d.OPf.“, in the order in which they have to be tried. */
const SHORT_FORMS: readonly [RegExp, string][] = [
  [/\bi\. ?d\. ?OPf\./g, 'in der Oberpfalz'],
  [/\bi\. ?OB\b\.?/g, 'in Oberbayern'],
  [/\bi\. ?NB\b\.?/g, 'in Niederbayern'],
  [/\bi\. ?UFr\./g, 'in Unterfranken'],
  [/\bi\. ?OFr\./g, 'in Oberfranken'],
  [/\bi\. ?MFr\./g, 'in Mittelfranken'],
  [/\bi\. ?Bay\./g, 'in Bayern'],
  [/\bO\. ?L\./g, 'Oberlausitz'],
  [/\ba\. ?d\. ?/g, 'an der '],
  [/\bi\. ?d\. ?/g, 'in der '],
  [/\bv\. ?d\. ?/g, 'vor der '],
  [/\bo\. ?d\. ?/g, 'ob der '],
  [/\ba\. ?/g, 'am '],
  [/\bb\. ?/g, 'bei '],
  [/\bi\. ?/g, 'im '],
  [/\bOPf\./g, 'Oberpfalz'],
  [/\bErzgeb\./g, 'Erzgebirge'],
  [/\bVogtl\./g, 'Vogtland'],
  [/\bThür\./g, 'Thüringen'],
  [/\bWestf\./g, 'Westfalen'],
  [/\bOldb\.?(?=\W|$)/g, 'Oldenburg'],
];

/** „Saal a.d.Donau“ → „Saal an der Donau“, „Hoyerswerda - Wojerecy“ → „Hoyerswerda“. */
export function readablePlaceName(name: string): string {
  const germanOnly = name.replaceAll('\\', '').split(' - ')[0] ?? '';
  return SHORT_FORMS.reduce((text, [short, long]) => text.replace(short, long), germanOnly)
    .replace(/ ?\/ ?/g, '/')
    .replace(/\s+/g, ' ')
    .trim();
}

export interface PlaceNameKey {
  /** The name itself: „frankfurt“. */
  base: string;
  /** What tells it from others of that name: „main“, „oder“. Empty without such an addition. */
  addition: string;
  /** „Bad“ came late to many a name. */
  isSpa: boolean;
  /** The parts of a name put together when municipalities merged: „belgern“, „schildau“. */
  parts: string[];
}

const LITTLE_WORDS = 'an|am|auf|bei|beim|im|in|ob|unter|vor|vorm|zu|zum|der|dem|den|die|das';
const ADDITION = new RegExp(`(?:\\s*[(/,]|\\s+(?=(?:${LITTLE_WORDS})\\s))(.+)$`);
const LITTLE_WORD = new RegExp(`\\b(?:${LITTLE_WORDS})\\b`, 'g');
const TITLE = /^(hansestadt|lutherstadt|barlachstadt|reuterstadt|universitätsstadt) /;
/** Not a part of its own: Neu-Isenburg is not Isenburg. */
const PREFIX = /^(alt|neu|gro(ß|ss)|klein|ober|unter|nieder|hohen?|nord|süd|ost|west|deutsch|wendisch)$/;

/** What two spellings of a place's name have in common. */
export function placeNameKey(name: string): PlaceNameKey {
  const text = name
    .toLowerCase()
    .replace(/\bst\. ?/g, 'sankt ')
    .replace(/^hann\. /, 'hannoversch ')
    .replace(TITLE, '');
  const found = ADDITION.exec(text);
  const base = text.slice(0, found?.index);
  const parts = text.split(/[-/]/);
  return {
    base: letters(base.replace(/^bad /, '')),
    addition: letters((found?.[1] ?? '').replace(LITTLE_WORD, ' ')),
    isSpa: base.startsWith('bad '),
    parts: parts.length > 1 && !parts.some((part) => PREFIX.test(part)) ? parts.map(letters) : [],
  };
}

const letters = (text: string) => slugify(text).replaceAll('-', '');
