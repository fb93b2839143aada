import OpeningHours from 'opening_hours';
import { berlinInstant, berlinWallTime } from '#lib/dates.ts';
import { withoutZone, zonelessDate } from './zoneless-date.ts';

/** How far ahead the clock in the browser knows what is open. A kept page is never that old. */
const DAYS_AHEAD = 14;
/** How far ahead is calculated, to tell the usual from the special. The library can search without end when given none. */
const DAYS_CALCULATED = 36;
const DAY = 86_400_000;

/**
 * A stretch of time, as ISO instants. `openEnd`: it begins for certain, its end is a guess. `unknown`: by appointment, or
 * otherwise more than a clock can say.
 */
export interface OpenInterval {
  from: string;
  to: string;
  kind: 'open' | 'openEnd' | 'unknown';
}

interface DayHours {
  /** „09:00–12:30, 14:30–18:00“, „geschlossen“, „nach Vereinbarung“ … */
  text: string;
  /** The certain part, as 09:00 and 12:30: for machines. Past midnight when the second is not after the first. */
  spans: [from: string, to: string][];
}

export interface OpeningHoursView {
  /** The usual week, Monday first, without the holidays of these days. Empty when hours follow the sun. */
  week: (DayHours & { day: string })[];
  /** Days of the next two weeks that differ from the week, and holidays on which it is open. */
  special: { date: string; reason: string | null; text: string }[];
  /** The rule in words, where a week alone would not tell the truth: seasons, single dates, the sun. */
  rule: string | null;
  /** The open stretches of the next 14 days, for a clock in the browser. */
  intervals: OpenInterval[];
}

export interface Region {
  latitude: number;
  longitude: number;
  state: string;
  countryCode: string;
  /** The town: one of them has a holiday of its own. */
  place?: string;
}

interface Stretch {
  /** Berlin wall time in milliseconds (lib/dates.ts). */
  from: number;
  to: number;
  kind: OpenInterval['kind'];
  comment: string | null;
}

const WEEKDAYS = ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag'];
const SEASONAL = /\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|week|easter|sh|\d{4})\b/i;
/** Without it nobody has said that holidays are like other days. */
const NAMES_HOLIDAYS = /\bPH\b/i;
const NAMES_SCHOOL_HOLIDAYS = /\bSH\b/i;
const BY_THE_SUN = /\b(sunrise|sunset|dawn|dusk)\b/i;
/** No holidays, but hardly anybody's hours are the usual ones. */
const EVES: Record<string, string> = { '12-24': 'Heiligabend', '12-31': 'Silvester' };

const CLOSED = 'geschlossen';
const ALL_DAY = 'durchgehend geöffnet';
const BY_APPOINTMENT = 'nach Vereinbarung';

/** What a page shows of a value in OSM syntax that was accepted before. Null when the library cannot read it after all. */
export function viewOpeningHours(value: string, address: Region, now = new Date()): OpeningHoursView | null {
  const today = startOfDay(berlinWallTime(now));
  const region = withoutFriedensfest(address, value, today);
  const rules = parse(value, region);
  if (!rules) return null;
  if (BY_THE_SUN.test(value)) return { week: [], special: [], rule: inWords(rules), intervals: [] };

  const lastDay = today + DAYS_AHEAD * DAY;
  // From yesterday on, because a night that began then may still be open.
  const stretches = stretchesOf(rules, today - DAY, today + DAYS_CALCULATED * DAY);
  const days = listDays(stretches, holidayNames(region, today), today);
  const week = WEEKDAYS.map((day, weekday) => ({
    day,
    ...usualHours(days.filter((each) => each.weekday === weekday)),
  }));

  return {
    week,
    special: days
      .filter(({ start, weekday, text, holiday }) => {
        if (start >= lastDay) return false;
        return text !== week[weekday]?.text || (holiday !== null && /\d/.test(text));
      })
      .map(({ start, weekday, reason, holiday, text }) => {
        const untold = holiday !== null && text === week[weekday]?.text && !NAMES_HOLIDAYS.test(value);
        return { date: isoDate(start), reason, text: untold ? `${text}, bitte nachfragen` : text };
      }),
    rule: SEASONAL.test(value) ? inWords(rules) : null,
    intervals: stretches
      .filter(({ from }) => from < lastDay)
      .map(({ from, to, kind }) => ({
        from: berlinInstant(from).toISOString(),
        to: berlinInstant(to).toISOString(),
        kind,
      })),
  };
}

/** The parts of these days (ISO dates in order) on which it is open for certain, as instants. */
export function certainlyOpen(value: string, address: Region, days: readonly string[]): [from: string, to: string][] {
  if (BY_THE_SUN.test(value)) return [];
  const found: { from: number; to: number }[] = [];
  for (const { start, end } of runsOf(days)) {
    const rules = parse(value, withoutFriedensfest(address, value, start));
    if (!rules) return [];
    for (const { from, to, kind } of stretchesOf(rules, start - DAY, end)) {
      if (kind !== 'open' || to <= start) continue;
      found.push({ from: Math.max(from, start), to: Math.min(to, end) });
    }
  }
  return found.map(({ from, to }) => [berlinInstant(from).toISOString(), berlinInstant(to).toISOString()]);
}

/** Days that follow each other are reckoned in one go. */
function runsOf(days: readonly string[]): { start: number; end: number }[] {
  const runs: { start: number; end: number }[] = [];
  for (const day of days) {
    const start = Date.parse(`${day}T00:00Z`);
    const last = runs.at(-1);
    if (last?.end === start) last.end += DAY;
    else runs.push({ start, end: start + DAY });
  }
  return runs;
}

/**
 * The library takes the Friedensfest of the city of Augsburg for a holiday of all Bavaria. In the weeks around it, the Saarland
 * has the holidays that the rest of Bavaria has; only its schools have others.
 */
function withoutFriedensfest(region: Region, value: string, today: number): Region {
  const { state, place, countryCode } = region;
  if (countryCode !== 'DE' || state !== 'Bayern' || place === 'Augsburg' || NAMES_SCHOOL_HOLIDAYS.test(value))
    return region;
  const day = Date.UTC(new Date(today).getUTCFullYear(), 7, 8);
  const isNear = today - DAY <= day && day <= today + DAYS_CALCULATED * DAY;
  return isNear ? { ...region, state: 'Saarland' } : region;
}

const parsed = new Map<string, OpeningHours | null>();

/** Building one takes half a millisecond; most shops of a town share a few dozen values. */
function parse(value: string, { latitude, longitude, state, countryCode }: Region): OpeningHours | null {
  const key = `${countryCode}\n${state}\n${value}`;
  const known = parsed.get(key);
  if (known !== undefined) return known;
  if (parsed.size > 5000) parsed.clear();
  let rules: OpeningHours | null = null;
  try {
    const address = { country_code: countryCode.toLowerCase(), state };
    // The types of the options ask for all of them; the library does not.
    const options = { locale: 'de' } as never;
    rules = withoutZone(() => new OpeningHours(value, { lat: latitude, lon: longitude, address }, options));
  } catch {
    rules = null;
  }
  parsed.set(key, rules);
  return rules;
}

/** The library reckons in the local time of the process; here that is Berlin's wall time, whatever the server's zone. */
function stretchesOf(rules: OpeningHours, from: number, to: number): Stretch[] {
  const intervals = withoutZone(() => rules.getOpenIntervals(zonelessDate(from), zonelessDate(to)));
  return intervals.map(([start, end, unknown, comment]) => ({
    from: start.getTime(),
    to: end.getTime(),
    // The library tells a guessed end only by this comment, in whatever language.
    kind: unknown ? (comment?.includes('open end') ? 'openEnd' : 'unknown') : 'open',
    comment: comment && !comment.includes('open end') ? comment : null,
  }));
}

/** The holidays of these Bundesländer from a day on, with Christmas Eve and New Year's Eve, by their dates. */
export function listHolidays(from: string, days: number, regions: readonly Region[]): Map<string, string> {
  const start = Date.parse(`${from}T00:00Z`);
  const names = new Map<string, string>();
  for (const region of regions) {
    const holidays = parse('PH open', region);
    const stretches = holidays ? stretchesOf(holidays, start, start + days * DAY) : [];
    for (const { from: day, comment } of stretches) {
      const date = isoDate(startOfDay(day));
      if (comment) names.set(date, names.get(date) ?? comment);
    }
  }
  for (let day = start; day < start + days * DAY; day += DAY) {
    const eve = EVES[isoDate(day).slice(5)];
    if (eve) names.set(isoDate(day), eve);
  }
  return new Map([...names].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function holidayNames(region: Region, today: number): Map<number, string | null> {
  const holidays = parse('PH open', region);
  if (!holidays) return new Map();
  const stretches = stretchesOf(holidays, today, today + DAYS_CALCULATED * DAY);
  return new Map(stretches.map(({ from, comment }) => [startOfDay(from), comment]));
}

function listDays(stretches: Stretch[], holidays: Map<number, string | null>, today: number) {
  return Array.from({ length: DAYS_CALCULATED - 1 }, (_, index) => {
    const start = today + index * DAY;
    const holiday = holidays.get(start) ?? null;
    const reason = holiday ?? EVES[isoDate(start).slice(5)] ?? null;
    return { start, weekday: (new Date(start).getUTCDay() + 6) % 7, holiday, reason, ...hoursOfDay(stretches, start) };
  });
}

/** What two of the next three ordinary days say; when each says something else, the next one. */
function usualHours(days: (DayHours & { reason: string | null })[]): DayHours {
  const [first, second, third] = days.filter(({ reason }) => reason === null);
  const usual = second && second.text === third?.text ? second : first;
  return { text: usual?.text ?? CLOSED, spans: usual?.spans ?? [] };
}

/** A night past midnight belongs to the day on which it began; what lasts through a whole day is cut at its midnights. */
function hoursOfDay(stretches: Stretch[], start: number): DayHours {
  const end = start + DAY;
  const touching = stretches
    .filter(({ from, to }) => from < end && to > start)
    .map((stretch) => ({
      ...stretch,
      from: stretch.from <= start - DAY ? start : stretch.from,
      to: stretch.to >= end + DAY ? end : stretch.to,
    }));
  if (touching.some(({ kind, from, to }) => kind === 'open' && from <= start && to >= end)) {
    return { text: ALL_DAY, spans: [['00:00', '24:00']] };
  }

  const texts: string[] = [];
  const spans: DayHours['spans'] = [];
  let otherwise: string | null = null;
  touching.forEach((stretch, index) => {
    const { from, to, kind, comment } = stretch;
    const before = touching[index - 1];
    const after = touching[index + 1];
    // What fills the time around the others is no time of its own: "Mo-Fr 09:00-17:00 || by appointment".
    const fillsBefore = from <= start || before?.to === from;
    const fillsAfter = to >= end || after?.from === to;
    if (kind === 'unknown' && fillsBefore && fillsAfter) {
      otherwise = comment ?? BY_APPOINTMENT;
      return;
    }
    if (from < start) return;
    if (kind === 'openEnd') {
      if (before?.kind === 'open' && before.to === from && texts.length > 0) texts[texts.length - 1] += ' oder länger';
      else texts.push(`ab ${clock(from)}`);
      return;
    }
    const note = kind === 'unknown' ? (comment ?? BY_APPOINTMENT) : comment;
    texts.push(`${clock(from)}–${clockAtEnd(to)}${note ? ` (${note})` : ''}`);
    if (kind === 'open') spans.push([clock(from), clockAtEnd(to)]);
  });

  return { text: [texts.join(', '), otherwise].filter(Boolean).join('; ') || CLOSED, spans };
}

const clock = (wall: number) => new Date(wall).toISOString().slice(11, 16);
/** Midnight at the end of a day is 24:00, as opening hours are written. */
const clockAtEnd = (wall: number) => (clock(wall) === '00:00' ? '24:00' : clock(wall));

/** What the library leaves in English. */
const WORDS: Record<string, string> = {
  easter: 'Ostern',
  week: 'Kalenderwoche',
  sunrise: 'Sonnenaufgang',
  sunset: 'Sonnenuntergang',
  dawn: 'Morgendämmerung',
  dusk: 'Abenddämmerung',
};

/** „Apr–Okt: Mo–Fr 10:00–18:00“ */
function inWords(rules: OpeningHours): string {
  return rules
    .prettifyValue({ conf: { locale: 'de' } } as never)
    .replaceAll('-', '–')
    .replace(/\b(sunrise|sunset|dawn|dusk|easter|week)\b/g, (word) => WORDS[word] ?? word);
}

const startOfDay = (wall: number) => wall - (wall % DAY);
const isoDate = (start: number) => new Date(start).toISOString().slice(0, 10);
