import { type DateRange, type DayName, isDay, WEEKDAYS, type Weekday } from './hours-rules.ts';

/** The words of opening hours as people write them in German, each with its place in the text. */

export type DayPart = 'morning' | 'forenoon' | 'noon' | 'afternoon' | 'evening' | 'night';

export interface DateWord {
  day?: number;
  month?: number;
  year?: number;
}

export type Meaning =
  | { kind: 'day'; day: Weekday }
  | { kind: 'days'; days: DayName[]; note?: string }
  | { kind: 'time'; minutes: number }
  | { kind: 'date'; date: DateWord }
  | { kind: 'feast'; dates: DateRange[] }
  | { kind: 'year'; year: number }
  | { kind: 'part'; part: DayPart }
  /** `isStrong`: what stands before and after it has nothing to do with each other. */
  | { kind: 'separator'; isStrong: boolean }
  | {
      kind:
        | 'dash'
        | 'and'
        | 'closed'
        | 'appointment'
        | 'allDay'
        | 'throughout'
        | 'openEnd'
        | 'since'
        | 'nextDay'
        | 'except'
        | 'also'
        | 'rest'
        | 'pause'
        | 'wholeYear'
        /** Says nothing beside hours, and leaves them out without. */
        | 'open'
        | 'filler';
    }
  /** Without a message: not a word of opening hours. */
  | { kind: 'unclear'; message?: string };

export type Word = Meaning & { from: number; to: number };

const END = '(?![\\p{L}\\p{N}])';
const MONTHS: [pattern: string, month: number][] = [
  ['januar|jänner|jan', 1],
  ['februar|feb', 2],
  ['märz|maerz|mär|mrz|mar', 3],
  ['april|apr', 4],
  ['mai|may', 5],
  ['juni|jun', 6],
  ['juli|jul', 7],
  ['august|aug', 8],
  ['september|sept|sep', 9],
  ['oktober|okt|oct', 10],
  ['november|nov', 11],
  ['dezember|dez|dec', 12],
];
const MONTH = `(?:${MONTHS.map(([pattern]) => pattern).join('|')})${END}`;
const JOINT = '\\s*(?:[-–—−‐‑,/&+]|bis(?:\\s+zum)?|und|u\\.)\\s*(?:zum\\s+)?';
const DAYS: [name: string, short: string, day: Weekday][] = [
  ['montag', 'mon|mo', 'Mo'],
  ['dienstag', 'tue|di|tu', 'Tu'],
  ['mittwoch', 'wed|mi|we', 'We'],
  ['donnerstag', 'thu|do|th', 'Th'],
  ['freitag', 'fri|fr', 'Fr'],
  ['samstag|sonnabend', 'sat|sa', 'Sa'],
  ['sonntag', 'sun|so|su|sonn-', 'Su'],
];
const PART: [pattern: string, part: DayPart][] = [
  ['morgens|früh|morgen', 'morning'],
  ['vormittags?', 'forenoon'],
  ['mittags?', 'noon'],
  ['nachmittags?', 'afternoon'],
  ['abends?', 'evening'],
  ['nachts?', 'night'],
];
const PARTS = PART.map(([pattern]) => pattern).join('|');

const yearly = (from: string, to = from): Meaning => ({ kind: 'feast', dates: [{ from, to }] });
const byEaster = (...days: number[]): Meaning => ({
  kind: 'feast',
  dates: days.map((day) => {
    const date = day === 0 ? 'easter' : `easter${day > 0 ? '+' : '-'}${Math.abs(day)}`;
    return { from: date, to: date };
  }),
});

/** What days are called; the first name is the one that is written back. */
export const FEASTS: [pattern: string, meaning: Meaning & { kind: 'feast' }][] = (
  [
    ['Heiligabend|Heilig Abend|Heiliger Abend', yearly('12-24')],
    ['Silvester', yearly('12-31')],
    ['Neujahrstag|Neujahr', yearly('01-01')],
    ['(?:1\\.|erster)\\s*Weihnachts(?:feier)?tag', yearly('12-25')],
    ['(?:2\\.|zweiter)\\s*Weihnachts(?:feier)?tag', yearly('12-26')],
    ['Weihnachtsfeiertagen?', yearly('12-25', '12-26')],
    ['Weihnachten', yearly('12-24', '12-26')],
    ['Tag der Arbeit|Maifeiertag', yearly('05-01')],
    ['Tag der deutschen Einheit', yearly('10-03')],
    ['Rosenmontag', byEaster(-48)],
    ['Faschingsdienstag|Fastnachtsdienstag', byEaster(-47)],
    ['Aschermittwoch', byEaster(-46)],
    ['Gründonnerstag', byEaster(-3)],
    ['Karfreitag', byEaster(-2)],
    ['Karsamstag', byEaster(-1)],
    ['Ostersonntag', byEaster(0)],
    ['Ostermontag', byEaster(1)],
    ['Ostern', byEaster(0, 1)],
    ['Christi Himmelfahrt|Himmelfahrt', byEaster(39)],
    ['Pfingstsonntag', byEaster(49)],
    ['Pfingstmontag', byEaster(50)],
    ['Pfingsten', byEaster(49, 50)],
    ['Fronleichnam', byEaster(60)],
  ] as [string, Meaning & { kind: 'feast' }][]
).map(([pattern, meaning]) => [pattern, meaning]);

const unclear = (message: string): Meaning => ({ kind: 'unclear', message });
const words = (pattern: string, meaning: Meaning): [RegExp, () => Meaning] => [
  new RegExp(`(?:${pattern})${END}`, 'iuy'),
  () => meaning,
];

/** The first that fits is the word; one that gives null leaves it to those after it. */
const VOCABULARY: [RegExp, (found: RegExpExecArray, before: readonly Word[]) => Meaning | null][] = [
  [/24\s*\/\s*7(?!\d)/iuy, () => ({ kind: 'allDay' })],
  [
    /24\s*(?:stunden|std\.?|h)(?![\p{L}\p{N}])(?!\s*[-–—−]|\s+bis)/iuy,
    // „18–24 h“ is a time.
    (_, before) => (before.at(-1)?.kind === 'dash' ? null : { kind: 'allDay' }),
  ],
  words('rund um die uhr|tag und nacht|durchgängig geöffnet|24h geöffnet', { kind: 'allDay' }),
  [/\d{4}-\d{2}-\d{2}(?!\d)/uy, ([text]) => dateMeaning(text.split('-').reverse())],
  [
    /(\d{1,2})\.\s?(\d{1,2})\.(\s?\d{4}(?!\d)|\d{2}(?![\d:.]))?/uy,
    ([, day, month, year], before) => {
      // „9.00–10.12.“ ends a sentence with a time.
      if (before.at(-1)?.kind === 'dash' && before.at(-2)?.kind === 'time') return null;
      const meaning = dateMeaning([day, month, year]);
      const mayBeTime = !year && Number(day) < 24 && Number(month) < 60;
      return meaning ?? (mayBeTime ? null : unclear('Diesen Tag gibt es nicht.'));
    },
  ],
  [
    new RegExp(
      `(\\d{1,2})(?:\\.(?=(?:${JOINT}\\d{1,2}\\.)*[^\\S\\n]*${MONTH}|(?:${JOINT}\\d{1,2}\\.)*${JOINT}\\d{1,2}\\.\\s?\\d{1,2}\\.)|(?=[^\\S\\n]+${MONTH}))`,
      'iuy',
    ),
    ([, day]) => (Number(day) >= 1 && Number(day) <= 31 ? { kind: 'date', date: { day: Number(day) } } : null),
  ],
  [/20\d{2}(?![\d:.]\d|\d)/uy, ([text]) => ({ kind: 'year', year: Number(text) })],
  ...FEASTS.map(([pattern, meaning]) => words(pattern.replaceAll(' ', '\\s+'), meaning)),
  [
    /(\d{1,2})(?:[:.](\d{2})(?!\d)|h(\d{2})(?!\d)|\s?uhr\s?(\d{2})(?![\d:.]))?(?!\d)(?:\s*(?:uhr|h)(?!\p{L}))?/iuy,
    ([text, hour, ...minutes]) => timeMeaning(text, Number(hour), Number(minutes.find(Boolean) ?? 0)),
  ],
  ...MONTHS.map(([pattern, month]): [RegExp, () => Meaning] => [
    new RegExp(`(?:ende\\s+)?(?:${pattern})${END}\\.?`, 'iuy'),
    () => ({ kind: 'date', date: { month } }),
  ]),
  ...DAYS.map(([name, short, day]): [RegExp, () => Meaning] => [
    new RegExp(`(?:(?:${name})(?:s|e|en)?(?=(?:${PARTS})?${END})|(?:${short})(?!\\p{L})\\.?)`, 'iuy'),
    () => ({ kind: 'day', day }),
  ]),
  words('täglich|taeglich|tgl\\.|tägl\\.|jeden tag|alle tage|an allen tagen|sieben tage die woche|7 tage die woche', {
    kind: 'days',
    days: [...WEEKDAYS],
  }),
  words('(?:am |an den |an )?wochenenden?', { kind: 'days', days: ['Sa', 'Su'] }),
  words('werktags|werktage|werktagen|an werktagen|werktäglich', {
    kind: 'days',
    days: ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa'],
    note: 'Werktage sind Montag bis Samstag. Ist samstags zu, schreiben Sie bitte „Mo–Fr“.',
  }),
  words('wochentags|wochentage|unter der woche', unclear('Bitte die Tage nennen: „Mo–Fr“ oder „Mo–Sa“.')),
  [
    /(?:gesetzlichen?\s+)?(?:feiertag(?:s|e|en)?|feiert\.|fei\.|ph)(?!\p{L})/iuy,
    () => ({ kind: 'days', days: ['PH'] }),
  ],
  [/(?:bis\s+(?:zum|einschließlich|inkl\.)|bis(?!\p{L})|[-–—−‐‑]+)/iuy, () => ({ kind: 'dash' })],
  [/\+(?=\s*(?:$|[;,\n)]))/uy, () => ({ kind: 'openEnd' })],
  [/(?:und(?!\p{L})|u\.|u(?!\p{L})|sowie(?!\p{L})|[&+])/iuy, () => ({ kind: 'and' })],
  [/[;\n|•·]|\.(?!\d)/uy, () => ({ kind: 'separator', isStrong: true })],
  [/[,/()]/uy, () => ({ kind: 'separator', isStrong: false })],
  [/:/uy, () => ({ kind: 'filler' })],
  words('sonst|ansonsten|außerhalb dieser zeiten|übrige zeit|zu anderen zeiten|andere zeiten|weitere termine', {
    kind: 'rest',
  }),
  words('open[ -]end|ende offen|offenes ende|ende|ladenschluss|küchenschluss', { kind: 'openEnd' }),
  words('geöffnet|geoeffnet|offen|open', { kind: 'open' }),
  words('(?:(?:ist|sind|haben wir|bleibt|bleiben|am|an)\\s+)?ruhetag(?:e|en)?', { kind: 'closed' }),
  words('geschlossen|geschl\\.?|zu|closed|off|kein betrieb|betriebsferien|betriebsurlaub|urlaub', { kind: 'closed' }),
  [
    /(?:nur\s+)?(?:termine?\s+)?(?:(?:nach|auf)\s+(?:(?:vorherige|telefonische|persönliche|individuelle)r?\s+)?(?:(?:termin)?(?:vereinbarung|absprache)|(?:vor)?anmeldung|(?:an|nach)frage)|mit\s+termin|n\.\s?v\.|"nach vereinbarung")(?!\p{L})/iuy,
    () => ({ kind: 'appointment' }),
  ],
  words('durchgehend(?:\\s+(?:geöffnet|offen))?', { kind: 'throughout' }),
  words('ab|seit', { kind: 'since' }),
  words('(?:am |des )?(?:folgetage?s?|nächsten (?:tage?s?|morgens?))', { kind: 'nextDay' }),
  words('(?:jedoch\\s+)?(?:außer|ausser|ausgenommen|mit ausnahme von)', { kind: 'except' }),
  words('auch|zusätzlich|ebenso|außerdem|inklusive|einschließlich|inkl\\.?', { kind: 'also' }),
  words('(?:mittags)?pause|mittagsruhe', { kind: 'pause' }),
  words('ganzjährig|das ganze jahr(?: über)?', { kind: 'wholeYear' }),
  ...PART.map(([pattern, part]) => words(`(?:am\\s+)?(?:${pattern})`, { kind: 'part', part })),
  words(
    'im (?:sommer|winter|frühling|frühjahr|herbst)|sommer|winter|sommerzeit|winterzeit|saison|hauptsaison|nebensaison',
    unclear('Bitte mit Monaten oder Tagen angeben, zum Beispiel „April bis Oktober“.'),
  ),
  words(
    'schulferien|in den (?:schul)?ferien|ferien',
    unclear('Bitte mit Tagen angeben, zum Beispiel „6.7.–14.8.2026“.'),
  ),
  words('anfang|mitte|ca\\.?|circa|etwa|gegen|meist|meistens|manchmal', unclear('Bitte genau angeben.')),
  words(
    'vo[nm]|am|an|im|in|den|dem|der|die|das|zum|jeden|jedem|jede|jeweils|immer|uhr|h|nur|öffnungszeiten|oeffnungszeiten|' +
      'sprechzeiten|bürozeiten|geschäftszeiten|wir|haben|sind|ist|gilt|es|gerne|oder|unsere',
    { kind: 'filler' },
  ),
];

/** Whatever the text: every character but spaces lies in a word, and what is unknown is `unclear`. */
export function readWords(text: string): Word[] {
  const found: Word[] = [];
  let at = 0;
  while (at < text.length) {
    const space = /[^\S\n]+/uy;
    space.lastIndex = at;
    if (space.test(text)) {
      at = space.lastIndex;
      continue;
    }
    const word = knownWord(text, at, found) ?? unknownWord(text, at);
    found.push(word);
    at = word.to;
  }
  return found;
}

/** What has a message of its own alone; what is simply unknown together with its neighbours. */
export function unclearPassages(words: readonly Word[]): { from: number; to: number; message?: string }[][] {
  const passages: { from: number; to: number; message?: string }[][] = [];
  let isOpen = false;
  for (const word of words) {
    if (word.kind !== 'unclear') {
      isOpen &&= word.kind === 'filler' || word.kind === 'dash';
      continue;
    }
    if (isOpen && word.message === undefined) passages.at(-1)?.push(word);
    else passages.push([word]);
    isOpen = word.message === undefined;
  }
  return passages;
}

function knownWord(text: string, from: number, before: readonly Word[]): Word | null {
  for (const [pattern, meaningOf] of VOCABULARY) {
    pattern.lastIndex = from;
    const found = pattern.exec(text);
    const meaning = found && meaningOf(found, before);
    if (meaning) return { ...meaning, from, to: from + found[0].length };
  }
  return null;
}

function unknownWord(text: string, from: number): Word {
  const [word = ''] = /^(?:[\p{L}\p{N}\p{M}]+|.)/su.exec(text.slice(from)) ?? [];
  return { kind: 'unclear', from, to: from + Math.max(word.length, 1) };
}

function dateMeaning([dayText, monthText, yearText]: (string | undefined)[]): Meaning | null {
  const [day, month, year] = [Number(dayText), Number(monthText), yearText ? Number(yearText) : undefined];
  const fullYear = year !== undefined && year < 100 ? 2000 + year : year;
  if (!isDay(fullYear ?? 2024, month, day)) return null;
  return { kind: 'date', date: { day, month, ...(fullYear && { year: fullYear }) } };
}

function timeMeaning(text: string, hour: number, minute: number): Meaning {
  const minutes = hour * 60 + minute;
  if (minute < 60 && minutes <= 1440) return { kind: 'time', minutes };
  if (/^\d+\.\d+$/.test(text) && isDay(2024, minute, hour)) {
    return unclear(`Ist ${text} ein Datum? Dann bitte mit Punkt am Ende: „${text}.“`);
  }
  return unclear(`„${text.trim()}“ ist keine Uhrzeit.`);
}
