import {
  areDisjoint,
  type DatedRule,
  type DayHours,
  endsNextDay,
  groupDays,
  inOverridingOrder,
  isDay,
  isSeason,
  readHours,
  WEEKDAYS,
  type Weekday,
  writeHours,
} from './hours-rules.ts';

export interface SpecialDays {
  /** 2026-12-24, or 12-24 for every year, or 01 for a whole month; `to` is written alike, and the last of them. */
  from: string;
  to: string;
  hours: DayHours;
}

/** A part of the year with hours of its own. */
export interface Season {
  /** 04, 04-01 or 2026-04-01; `to` is written alike, and the last of them. */
  from: string;
  to: string;
  /** Days that are not named are as otherwise. */
  days: Partial<Record<Weekday, DayHours>>;
}

/** Opening hours as a table shows them. */
export interface Week {
  days: Record<Weekday, DayHours>;
  seasons: Season[];
  /** Null: nobody has said, so holidays count as their weekday. */
  holidays: DayHours | null;
  special: SpecialDays[];
  /** „und nach Vereinbarung“: at all other times. */
  byAppointment: boolean;
}

/** What to put right before a week can be kept, in German; `special` and `season` are positions in the lists. */
export interface WeekProblem {
  at: Weekday | 'holidays' | { special: number } | { season: number; day?: Weekday };
  message: string;
}

const DATE = /^(?:\d{4}-)?\d{2}-\d{2}$/;
const MONTH = /^(?:\d{4}-)?\d{2}$/;
/** Unlike feasts that move. */
const isPlain = (date: string) => DATE.test(date) || MONTH.test(date);

export const emptyWeek = (): Week => ({
  days: { Mo: [], Tu: [], We: [], Th: [], Fr: [], Sa: [], Su: [] },
  seasons: [],
  holidays: null,
  special: [],
  byAppointment: false,
});

/** Null when a table cannot show these hours: feasts that move, comments, the sun, or no opening hours at all. */
export function weekOf(openingHours: string): Week | null {
  const hours = readHours(openingHours);
  if (!hours) return null;
  const special = hours.dated.filter((rule) => !isSeason(rule));
  const seasons = seasonsOf(hours.dated.filter(isSeason));
  if (!seasons || !special.every(({ dates, days }) => days.length === 0 && isPlain(dates.from))) return null;
  const week = emptyWeek();
  for (const day of WEEKDAYS) week.days[day] = hours.week[day] ?? [];
  return {
    ...week,
    seasons,
    holidays: hours.week.PH ?? null,
    special: special.map(({ dates, hours: value }) => ({ ...dates, hours: value })),
    byAppointment: hours.byAppointment,
  };
}

/** One for each stretch of the year, whatever the order of its rules. Null when they say more than a table can. */
function seasonsOf(rules: readonly DatedRule[]): Season[] | null {
  const seasons = new Map<string, Season>();
  for (const { dates, days, hours } of rules) {
    if (!isPlain(dates.from)) return null;
    const key = `${dates.from} ${dates.to}`;
    const season = seasons.get(key) ?? { ...dates, days: {} };
    for (const day of days.length > 0 ? days : WEEKDAYS) {
      if (day === 'PH' || season.days[day]) return null;
      season.days[day] = hours;
    }
    seasons.set(key, season);
  }
  return [...seasons.values()];
}

/**
 * In OSM syntax; null when the week says nothing: closed every day, and no other word. What ended before `today` (an ISO date) is
 * left out. Expects a week in which `weekProblems` finds none.
 */
export function openingHoursOf(week: Week, today: string): string | null {
  const isAhead = ({ to }: { to: string }) => !/^\d{4}-/.test(to) || to >= today.slice(0, to.length);
  const special = week.special.filter(isAhead).map(({ from, to, hours }) => ({ dates: { from, to }, days: [], hours }));
  return writeHours({
    week: {
      ...Object.fromEntries(WEEKDAYS.filter((day) => week.days[day].length > 0).map((day) => [day, week.days[day]])),
      ...(week.holidays && { PH: week.holidays }),
    },
    dated: inOverridingOrder([...week.seasons.filter(isAhead).flatMap(rulesOf), ...special]),
    byAppointment: week.byAppointment,
  });
}

/** Days with the same hours together, closed ones last, as `readHoursText` writes them, too. */
function rulesOf({ from, to, days }: Season): DatedRule[] {
  const closed = WEEKDAYS.filter((day) => days[day]?.length === 0);
  const groups = [...groupDays(days), ...(closed.length > 0 ? [{ days: closed, hours: [] }] : [])];
  return groups.map(({ days: some, hours }) => ({ dates: { from, to }, days: some.length === 7 ? [] : some, hours }));
}

export function weekProblems(week: Week): WeekProblem[] {
  const problems: WeekProblem[] = [];
  const check = (at: WeekProblem['at'], hours: DayHours) => {
    const message = hoursProblem(hours);
    if (message) problems.push({ at, message });
  };
  for (const day of WEEKDAYS) check(day, week.days[day]);
  check('holidays', week.holidays ?? []);
  week.special.forEach(({ from, to, hours }, index) => {
    check({ special: index }, hours);
    const isOpenMonth = MONTH.test(from) && hours.length > 0;
    const isTwice = week.special.slice(0, index).some((other) => other.from === from && other.to === to);
    const message =
      datesProblem(from, to) ??
      (isOpenMonth ? 'Zeiten für ganze Monate bitte unter „Zeiten des Jahres“ angeben.' : null) ??
      (isTwice ? 'Diese Tage stehen schon weiter oben.' : null);
    if (message) problems.push({ at: { special: index }, message });
  });
  week.seasons.forEach(({ from, to, days }, index) => {
    for (const day of WEEKDAYS) check({ season: index, day }, days[day] ?? []);
    const isTwice = week.seasons.slice(0, index).some((other) => other.from === from && other.to === to);
    const isOneDay = from === to && DATE.test(from);
    const message =
      datesProblem(from, to) ??
      (isOneDay ? 'Einen einzelnen Tag bitte unter „Besondere Tage“ angeben.' : null) ??
      (isTwice ? 'Diese Zeit des Jahres steht schon weiter oben.' : null) ??
      (Object.keys(days).length === 0 ? 'Bitte für mindestens einen Tag sagen, was dann gilt.' : null);
    if (message) problems.push({ at: { season: index }, message });
  });
  return problems;
}

function hoursProblem(hours: DayHours): string | null {
  if (hours === 'byAppointment') return null;
  for (const { from, to } of hours) {
    if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(from) || (to !== null && !/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/.test(to))) {
      return 'Bitte Uhrzeiten zwischen 00:00 und 24:00 angeben.';
    }
    if (from === to) return `Von ${from} bis ${from}? Für den ganzen Tag bitte 00:00 bis 24:00 angeben.`;
    if (to === '00:00') return 'Mitternacht am Ende eines Tages bitte als 24:00 angeben.';
  }
  if (areDisjoint(hours)) return null;
  return hours.slice(0, -1).some((each) => each.to === null || endsNextDay(each))
    ? 'Nach einer Zeit über Mitternacht oder mit offenem Ende kann am selben Tag keine weitere stehen.'
    : 'Die Zeiten überschneiden sich oder stehen nicht in ihrer Reihenfolge.';
}

function datesProblem(from: string, to: string): string | null {
  if (MONTH.test(from) && MONTH.test(to)) {
    if (!isDay(2024, Number(from.slice(-2)), 1) || !isDay(2024, Number(to.slice(-2)), 1) || from.length !== to.length)
      return 'Bitte einen Monat angeben, den es gibt.';
    return from.length > 2 && to < from ? 'Der letzte Monat liegt vor dem ersten.' : null;
  }
  if (!isDate(from) || !isDate(to) || from.length !== to.length) return 'Bitte ein Datum angeben, das es gibt.';
  return from.length === 10 && to < from ? 'Der letzte Tag liegt vor dem ersten.' : null;
}

function isDate(date: string): boolean {
  const [day = 0, month = 0, year = 2024] = date.split('-').map(Number).reverse();
  return DATE.test(date) && isDay(year, month, day);
}
