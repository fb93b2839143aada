import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createOpeningHoursChecker } from '#db/import/opening-hours.ts';
import { readOsm } from '#db/import/osm.ts';
import { realFile } from '#db/import/real-files.ts';
import { SourceFile } from '#db/import/source-file.ts';
import { times } from '#db/scratch-database.ts';
import { states } from '#lib/places/states.ts';
import { openNow } from './open-now.ts';
import { viewOpeningHours } from './opening-hours.ts';
import { osmDraft } from './osm.ts';

const files = ['osm/farmshops-dach.geojson', 'osm/kaiserslautern.osm.gz'].flatMap((name) => realFile(name) ?? []);

const WEEK = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
const DAY_MINUTES = 1440;

/** What a reader of the value takes it for, without any of the product's or the library's code. */
interface SimpleRule {
  /** After a comma: adds to the days before; otherwise it replaces what they said. */
  adds: boolean;
  days: Set<string>;
  /** In minutes from midnight, beyond 1440 when it lasts into the next day; none is a day off. */
  spans: [from: number, to: number][];
}

const DAYS =
  /\s*((?:(?:Mo|Tu|We|Th|Fr|Sa|Su)(?:\s*-\s*(?:Mo|Tu|We|Th|Fr|Sa|Su))?|PH)(?:\s*,\s*(?:(?:Mo|Tu|We|Th|Fr|Sa|Su)(?:\s*-\s*(?:Mo|Tu|We|Th|Fr|Sa|Su))?|PH))*)\s*:?/y;
const TIMES = /\s*(off|closed|\d{1,2}:\d\d\s*-\s*\d{1,2}:\d\d(?:\s*,\s*\d{1,2}:\d\d\s*-\s*\d{1,2}:\d\d)*)\s*/y;

/** Weekdays and holidays, times, days off: nothing else, or null. */
function readSimple(value: string): SimpleRule[] | null {
  const rules: SimpleRule[] = [];
  let position = 0;
  let separator = ';';
  const take = (pattern: RegExp) => {
    pattern.lastIndex = position;
    const [all, text] = pattern.exec(value) ?? [];
    position += all?.length ?? 0;
    return text;
  };
  while (position < value.length) {
    const days = take(DAYS);
    const times = take(TIMES);
    // Times without days after other rules: some mean a second span by it, others a day that they forgot to name.
    if (!times || (!days && rules.length > 0)) return null;
    const spans = times.startsWith('o') || times.startsWith('c') ? [] : times.split(',').map(readSpan);
    if (spans.some(([from, to]) => from >= DAY_MINUTES || to > 2 * DAY_MINUTES || from === to)) return null;
    rules.push({ adds: separator === ',', days: new Set(days ? readDays(days) : WEEK), spans });
    separator = value[position] ?? ';';
    if (separator !== ';' && separator !== ',') return null;
    position += 1;
    while (value[position] === ' ') position += 1;
  }
  return rules.length > 0 ? rules : null;
}

function readSpan(text: string): [number, number] {
  const [from = 0, to = 0] = text.split('-').map((time) => {
    const [hours = 0, minutes = 0] = time.split(':').map(Number);
    return hours * 60 + minutes;
  });
  return [from, to < from ? to + DAY_MINUTES : to];
}

function readDays(list: string): string[] {
  return list.split(',').flatMap((part) => {
    const [from = '', to = from] = part.split('-').map((day) => day.trim());
    if (from === 'PH') return ['PH'];
    const [first, last] = [WEEK.indexOf(from), WEEK.indexOf(to)];
    return WEEK.filter((_, day) => (first <= last ? first <= day && day <= last : day >= first || day <= last));
  });
}

/** A day is what the last rule for it says, with what further ones add; a night belongs to the day on which it began. */
function isOpen(rules: SimpleRule[], state: string, { date, minute }: BerlinClock): boolean {
  return (
    spansOf(rules, state, date).some(([from, to]) => from <= minute && minute < to) ||
    spansOf(rules, state, shifted(date, -1)).some(([, to]) => minute + DAY_MINUTES < to)
  );
}

function spansOf(rules: SimpleRule[], state: string, date: string): [number, number][] {
  const weekday = WEEK[(new Date(date).getUTCDay() + 6) % 7] as string;
  const isHoliday = holidays(Number(date.slice(0, 4)), state).has(date);
  let spans: [number, number][] = [];
  for (const rule of rules) {
    if (!rule.days.has(weekday) && !(isHoliday && rule.days.has('PH'))) continue;
    spans = rule.adds && rule.spans.length > 0 ? [...spans, ...rule.spans] : rule.spans;
  }
  return spans;
}

interface BerlinClock {
  date: string;
  minute: number;
}

const berlin = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Berlin',
  hourCycle: 'h23',
  ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
});

function berlinClock(instant: Date): BerlinClock {
  const part = Object.fromEntries(berlin.formatToParts(instant).map(({ type, value }) => [type, value]));
  return {
    date: `${part.year}-${part.month}-${part.day}`,
    minute: Number(part.hour) * 60 + Number(part.minute),
  };
}

const shifted = (date: string, days: number) =>
  new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);

/** As the laws of the Länder have them. */
const HOLIDAYS: [day: string | number, states?: string[]][] = [
  ['01-01'],
  ['01-06', ['Baden-Württemberg', 'Bayern', 'Sachsen-Anhalt']],
  ['03-08', ['Berlin', 'Mecklenburg-Vorpommern']],
  [-2],
  [0, ['Brandenburg']],
  [1],
  ['05-01'],
  [39],
  [49, ['Brandenburg']],
  [50],
  [60, ['Baden-Württemberg', 'Bayern', 'Hessen', 'Nordrhein-Westfalen', 'Rheinland-Pfalz', 'Saarland']],
  // In Bavaria only where most are Catholic, which is nearly everywhere.
  ['08-15', ['Bayern', 'Saarland']],
  ['09-20', ['Thüringen']],
  ['10-03'],
  [
    '10-31',
    [
      ...['Brandenburg', 'Bremen', 'Hamburg', 'Mecklenburg-Vorpommern', 'Niedersachsen', 'Sachsen', 'Sachsen-Anhalt'],
      ...['Schleswig-Holstein', 'Thüringen'],
    ],
  ],
  ['11-01', ['Baden-Württemberg', 'Bayern', 'Nordrhein-Westfalen', 'Rheinland-Pfalz', 'Saarland']],
  ['Buß- und Bettag', ['Sachsen']],
  ['12-25'],
  ['12-26'],
];
const EASTER: Record<number, string> = {
  2023: '2023-04-09',
  2024: '2024-03-31',
  2025: '2025-04-20',
  2026: '2026-04-05',
  2027: '2027-03-28',
  2028: '2028-04-16',
};
/** The Wednesday before 23 November. */
const prayerDay = (year: number) => shifted(`${year}-11-22`, -((new Date(`${year}-11-22`).getUTCDay() + 4) % 7));
const known = new Map<string, Set<string>>();

function holidays(year: number, state: string): Set<string> {
  const key = `${year} ${state}`;
  const days =
    known.get(key) ??
    new Set(
      HOLIDAYS.filter(([, only]) => !only || only.includes(state)).map(([day]) =>
        typeof day === 'number'
          ? shifted(EASTER[year] as string, day)
          : day.includes(' ')
            ? prayerDay(year)
            : `${year}-${day}`,
      ),
    );
  known.set(key, days);
  return days;
}

/** A page made at the first of these instants is asked at all of them, as one that was kept is. 50 in all. */
const PAGES: string[][] = [
  // Christmas, New Year, Epiphany.
  [
    ...['2023-12-24T11:00+01:00', '2023-12-25T10:30+01:00', '2023-12-26T00:30+01:00', '2023-12-27T01:15+01:00'],
    ...['2023-12-28T12:15+01:00', '2023-12-31T23:59+01:00', '2024-01-01T00:00+01:00', '2024-01-01T10:00+01:00'],
    ...['2024-01-02T08:00+01:00', '2024-01-05T17:59+01:00', '2024-01-06T09:59+01:00', '2024-01-06T10:00+01:00'],
  ],
  // The leap day, Women's Day.
  [
    ...['2024-02-27T14:00+01:00', '2024-02-28T18:30+01:00', '2024-02-29T00:00+01:00', '2024-02-29T09:00+01:00'],
    ...['2024-02-29T17:00+01:00', '2024-02-29T23:59+01:00', '2024-03-01T00:30+01:00', '2024-03-02T12:00+01:00'],
    ...['2024-03-03T11:00+01:00', '2024-03-08T09:30+01:00', '2024-03-08T15:00+01:00', '2024-03-09T02:45+01:00'],
  ],
  // Easter, and on its Sunday the night that is an hour short.
  [
    ...['2024-03-28T16:00+01:00', '2024-03-29T10:00+01:00', '2024-03-30T12:30+01:00', '2024-03-31T00:59+01:00'],
    ...['2024-03-31T01:59+01:00', '2024-03-31T03:00+02:00', '2024-03-31T03:59+02:00', '2024-03-31T10:00+02:00'],
    ...['2024-03-31T18:00+02:00', '2024-04-01T10:00+02:00', '2024-04-02T07:00+02:00', '2024-04-06T13:00+02:00'],
  ],
  // The night with an hour twice, Reformation Day, All Saints'.
  [
    ...['2024-10-26T11:59+02:00', '2024-10-27T00:30+02:00', '2024-10-27T01:59+02:00', '2024-10-27T02:30+02:00'],
    ...['2024-10-27T02:30+01:00', '2024-10-27T03:00+01:00', '2024-10-27T08:00+01:00', '2024-10-27T14:00+01:00'],
    ...['2024-10-31T10:00+01:00', '2024-11-01T10:00+01:00', '2024-11-02T00:15+01:00', '2024-11-08T18:00+01:00'],
  ],
];
/** Each value meets one of these, in turn. */
const FURTHER_PAGES: string[][] = [
  ['2024-05-01T10:00+02:00', '2024-05-09T15:00+02:00'],
  ['2024-05-19T11:00+02:00', '2024-05-30T10:00+02:00'],
  ['2024-09-20T10:00+02:00', '2024-10-03T09:00+02:00'],
];

const cpuMilliseconds = () => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};

/** Few of the real ones are open when the clocks change. */
const AT_NIGHT = [
  ...[
    'Sa 22:00-04:00',
    'Mo-Su 18:00-01:30',
    'Mo-Su 00:00-02:00',
    'Su 03:00-05:00',
    'Su 01:00-06:00',
    'Fr-Su 00:00-24:00',
  ],
  ...[
    'Sa 20:00-03:00, Su 10:00-18:00',
    'Sa 23:00-01:00, Su 04:30-12:00',
    'Mo-Sa 02:00-03:00',
    'Mo-Sa 09:00-24:00; Su off',
  ],
];

test.each([
  ['short', '2024-03-30T20:00Z'],
  ['long', '2024-10-26T20:00Z'],
])('every minute of the night that is an hour too %s', (_, evening) => {
  const region = { latitude: 50.1, longitude: 8.7, state: 'Hessen', countryCode: 'DE' };
  const wrong: string[] = [];
  for (const value of AT_NIGHT) {
    const rules = readSimple(value) ?? [];
    const { intervals = [] } = viewOpeningHours(value, region, new Date(evening)) ?? {};
    for (let minute = 0; minute < 12 * 60; minute += 1) {
      const now = new Date(Date.parse(evening) + minute * 60_000);
      const expected = isOpen(rules, region.state, berlinClock(now));
      if ((openNow(intervals, now)?.state === 'open') !== expected) wrong.push(`${value} ${now.toISOString()}`);
    }
  }
  expect(wrong).toEqual([]);
});

test.each(states.map(({ name }) => name))('%s has the holidays of its law', (state) => {
  const region = { latitude: 50.1, longitude: 8.7, state, countryCode: 'DE' };
  const [found, expected] = [new Set<string>(), new Set<string>()];
  for (let day = '2026-01-01'; day < '2029-01-01'; day = shifted(day, 14)) {
    const now = new Date(`${day}T12:00+01:00`);
    const { intervals = [] } = viewOpeningHours('PH 10:00-11:00', region, now) ?? {};
    for (const { from } of intervals) {
      const { date } = berlinClock(new Date(from));
      if (date < '2029') found.add(date);
    }
  }
  for (const year of [2026, 2027, 2028]) for (const day of holidays(year, state)) expected.add(day);
  // Once only: 75 years after the uprising.
  if (state === 'Berlin') expected.add('2028-06-17');
  expect([...found].sort()).toEqual([...expected].sort());
});

describe.skipIf(files.length === 0)('every value of the real files that is made of days and times', () => {
  const checker = createOpeningHoursChecker();
  afterAll(() => checker.close());
  const simple = new Map<string, SimpleRule[]>();
  let distinct = 0;
  let keptAsText = 0;

  beforeAll(async () => {
    const values = new Set<string>();
    for (const path of files) {
      for await (const { rows } of await readOsm(new SourceFile(path), () => false)) {
        for (const { object } of rows) if (object) values.add(osmDraft(object, 'x').openingHours ?? '');
      }
    }
    values.delete('');
    distinct = values.size;
    const accepted = await checker.check(values);
    for (const value of values) {
      const rules = readSimple(value);
      if (rules && accepted.get(value)) simple.set(value, rules);
      else if (rules) keptAsText += 1;
    }
  });

  test('is open when the words say so, at 50 moments that are hard to get right', () => {
    const wrong: string[] = [];
    const byInstant = new Map<string, { asked: number; wrong: number }>();
    let asked = 0;
    let open = 0;
    let slowest = 0;
    let number = 0;
    for (const [value, rules] of [...simple].filter((_, index) => index % times(1, 5) === 0)) {
      const further = FURTHER_PAGES[number % FURTHER_PAGES.length] as string[];
      const state = states[number % states.length]?.name as string;
      const region = { latitude: 50.1, longitude: 8.7, state, countryCode: 'DE' };
      for (const page of [...PAGES, further]) {
        const instants = page.map((text) => new Date(text));
        const look = () => {
          const begun = cpuMilliseconds();
          const view = viewOpeningHours(value, region, instants[0]);
          return { intervals: view?.intervals ?? [], took: cpuMilliseconds() - begun };
        };
        const { intervals, took } = look();
        // One time may pay for compiling and tidying up; every time, only what is slow.
        let quickest = took;
        for (let again = 0; quickest > 50 && again < 5; again++) quickest = Math.min(quickest, look().took);
        slowest = Math.max(slowest, quickest);
        for (const now of instants) {
          asked += 1;
          const expected = isOpen(rules, state, berlinClock(now));
          if (expected) open += 1;
          const count = byInstant.get(now.toISOString()) ?? { asked: 0, wrong: 0 };
          byInstant.set(now.toISOString(), count);
          count.asked += 1;
          if ((openNow(intervals, now)?.state === 'open') === expected) continue;
          count.wrong += 1;
          wrong.push(`${value} | ${state} | ${now.toISOString()} | ${expected ? 'geöffnet' : 'geschlossen'}`);
        }
      }
      number += 1;
    }
    const share = 1 - wrong.length / asked;
    console.info(
      `${distinct} verschiedene Werte, ${simple.size} einfach (weitere ${keptAsText} nur als Text), ` +
        `${asked} Fragen, ${open}-mal geöffnet, ${wrong.length} anders ` +
        `(${(share * 100).toFixed(3)} % gleich), längste Berechnung ${slowest.toFixed(1)} ms`,
    );
    if (wrong.length > 0) console.info(wrong.slice(0, 40).join('\n'));
    expect(simple.size).toBeGreaterThan(2000);
    expect(open / asked).toBeGreaterThan(0.2);
    // At each moment by itself: a night or a holiday that is got wrong must not drown in the other ones.
    expect([...byInstant].filter(([, count]) => count.wrong / count.asked > 0.001)).toEqual([]);
    expect(share).toBeGreaterThanOrEqual(0.999);
    expect(slowest).toBeLessThan(50);
  });
});
