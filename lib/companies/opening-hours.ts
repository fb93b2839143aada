import OpeningHours from 'opening_hours';
import { berlinInstant, berlinWallTime } from '#lib/dates.ts';

/** How far ahead is calculated. The library can search without end when it is given none (stack of rules like "00:00+"). */
const DAYS_AHEAD = 14;
const DAY = 86_400_000;

/** A stretch of time, as ISO instants. `unknown`: open only by appointment or otherwise uncertain, with a comment. */
export interface OpenInterval {
  from: string;
  to: string;
  unknown: boolean;
}

export interface OpeningHoursView {
  /** Monday first; `hours` such as „09:00–12:30, 14:30–18:00“ or „geschlossen“. */
  week: { day: string; hours: string }[];
  /** Days of the next two weeks that differ from the week: holidays above all. */
  special: { date: string; reason: string | null; hours: string }[];
  /** The rule in words, where a week alone would not tell the truth: seasons, single dates. */
  rule: string | null;
  /** The open stretches of the next 14 days, for a clock in the browser. */
  intervals: OpenInterval[];
}

type Region = { latitude: number; longitude: number; state: string; countryCode: string };

interface Stretch {
  /** Berlin wall time in milliseconds (lib/dates.ts). */
  from: number;
  to: number;
  unknown: boolean;
  comment: string | null;
}

const WEEKDAYS = ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag'];
const SEASONAL = /\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|week|easter|sh|\d{4})\b/i;

/** What a page shows of a value in OSM syntax that was accepted before. Null when the library cannot read it after all. */
export function viewOpeningHours(value: string, region: Region, now = new Date()): OpeningHoursView | null {
  const rules = parse(value, region);
  const holidays = parse('PH open', region);
  if (!rules || !holidays) return null;

  const today = startOfDay(berlinWallTime(now));
  // From yesterday on, because a night that began then may still be open.
  const stretches = stretchesOf(rules, today - DAY, today + DAYS_AHEAD * DAY);
  const names = new Map(
    stretchesOf(holidays, today, today + DAYS_AHEAD * DAY).map(({ from, comment }) => [startOfDay(from), comment]),
  );

  const days = Array.from({ length: DAYS_AHEAD }, (_, index) => {
    const start = today + index * DAY;
    return { start, weekday: weekdayOf(start), hours: hoursOfDay(stretches, start), holiday: names.get(start) ?? null };
  });
  const week = WEEKDAYS.map((day, weekday) => {
    const candidates = days.filter((candidate) => candidate.weekday === weekday);
    const usual = candidates.find(({ holiday }) => holiday === null) ?? candidates[0];
    return { day, hours: usual?.hours ?? '' };
  });
  const special = days
    .filter(
      ({ weekday, hours, holiday }) => hours !== week[weekday]?.hours || (holiday !== null && hours !== 'geschlossen'),
    )
    .map(({ start, hours, holiday }) => ({ date: isoDate(start), reason: holiday, hours }));

  return {
    week,
    special,
    rule: SEASONAL.test(value) ? prettify(rules) : null,
    intervals: stretches.map(({ from, to, unknown }) => ({
      from: berlinInstant(from).toISOString(),
      to: berlinInstant(to).toISOString(),
      unknown,
    })),
  };
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
    rules = new OpeningHours(value, { lat: latitude, lon: longitude, address }, { locale: 'de' } as never);
  } catch {
    rules = null;
  }
  parsed.set(key, rules);
  return rules;
}

/**
 * The library reckons in the local time of the process. It is handed local times that look like Berlin's, and its answers are
 * read the same way, so that the zone of the server does not matter.
 */
function stretchesOf(rules: OpeningHours, from: number, to: number): Stretch[] {
  return rules.getOpenIntervals(toLocal(from), toLocal(to)).map(([start, end, unknown, comment]) => ({
    from: fromLocal(start),
    to: fromLocal(end),
    unknown,
    comment: comment ?? null,
  }));
}

function toLocal(wall: number): Date {
  const time = new Date(wall);
  return new Date(
    time.getUTCFullYear(),
    time.getUTCMonth(),
    time.getUTCDate(),
    time.getUTCHours(),
    time.getUTCMinutes(),
  );
}

const fromLocal = (local: Date): number =>
  Date.UTC(local.getFullYear(), local.getMonth(), local.getDate(), local.getHours(), local.getMinutes());

/** What begins on a day; a night past midnight belongs to the day on which it began. */
function hoursOfDay(stretches: Stretch[], start: number): string {
  const end = start + DAY;
  const running = stretches.some(({ from, to }) => from < start && to >= end);
  if (running) return 'durchgehend geöffnet';
  const begun = stretches.filter(({ from }) => from >= start && from < end);
  if (begun.length === 0) return 'geschlossen';
  return begun
    .map(({ from, to, unknown, comment }) => {
      if (from === start && to >= end) return unknown ? (comment ?? 'nach Vereinbarung') : 'durchgehend geöffnet';
      const times = `${new Date(from).toISOString().slice(11, 16)}–${clock(to)}`;
      return unknown || comment ? `${times} (${comment ?? 'nach Vereinbarung'})` : times;
    })
    .join(', ');
}

/** Midnight at the end of a day is 24:00, as opening hours are written. */
function clock(wall: number): string {
  const text = new Date(wall).toISOString().slice(11, 16);
  return text === '00:00' ? '24:00' : text;
}

function prettify(rules: OpeningHours): string {
  return rules.prettifyValue({ conf: { locale: 'de' } } as never).replaceAll('-', '–');
}

const startOfDay = (wall: number) => wall - (wall % DAY);
const weekdayOf = (start: number) => (new Date(start).getUTCDay() + 6) % 7;
const isoDate = (start: number) => new Date(start).toISOString().slice(0, 10);
