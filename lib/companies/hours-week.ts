import {
  areDisjoint,
  type DayHours,
  endsNextDay,
  inOverridingOrder,
  isDay,
  readHours,
  WEEKDAYS,
  type Weekday,
  writeHours,
} from './hours-rules.ts';

interface SpecialDays {
  /** 2026-12-24, or 12-24 for every year; `to` is written alike, and the last of them. */
  from: string;
  to: string;
  hours: DayHours;
}

/** Opening hours as a table shows them. */
export interface Week {
  days: Record<Weekday, DayHours>;
  /** Null: nobody has said, so holidays count as their weekday. */
  holidays: DayHours | null;
  special: SpecialDays[];
  /** „und nach Vereinbarung“: at all other times. */
  byAppointment: boolean;
}

/** What to put right before a week can be kept, in German; `special` is the position in the list. */
export interface WeekProblem {
  at: Weekday | 'holidays' | { special: number };
  message: string;
}

const DATE = /^(?:\d{4}-)?\d{2}-\d{2}$/;

export const emptyWeek = (): Week => ({
  days: { Mo: [], Tu: [], We: [], Th: [], Fr: [], Sa: [], Su: [] },
  holidays: null,
  special: [],
  byAppointment: false,
});

/** Null when a table cannot show these hours: seasons, comments, the sun, or no opening hours at all. */
export function weekOf(openingHours: string): Week | null {
  const hours = readHours(openingHours);
  if (!hours?.dated.every(({ dates, days }) => days.length === 0 && DATE.test(dates.from))) return null;
  const week = emptyWeek();
  for (const day of WEEKDAYS) week.days[day] = hours.week[day] ?? [];
  return {
    ...week,
    holidays: hours.week.PH ?? null,
    special: hours.dated.map(({ dates, hours: value }) => ({ ...dates, hours: value })),
    byAppointment: hours.byAppointment,
  };
}

/**
 * In OSM syntax; null when the week says nothing: closed every day, and no other word. Special days that ended before `today`
 * (an ISO date) are left out. Expects a week in which `weekProblems` finds none.
 */
export function openingHoursOf(week: Week, today: string): string | null {
  const special = withoutPast(week.special, today).map(({ from, to, hours }) => ({
    dates: { from, to },
    days: [],
    hours,
  }));
  return writeHours({
    week: {
      ...Object.fromEntries(WEEKDAYS.filter((day) => week.days[day].length > 0).map((day) => [day, week.days[day]])),
      ...(week.holidays && { PH: week.holidays }),
    },
    dated: inOverridingOrder(special),
    byAppointment: week.byAppointment,
  });
}

const withoutPast = (special: readonly SpecialDays[], today: string) =>
  special.filter(({ to }) => !/^\d{4}-/.test(to) || to >= today);

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
    const isTwice = week.special.slice(0, index).some((other) => other.from === from && other.to === to);
    const message = datesProblem(from, to) ?? (isTwice ? 'Diese Tage stehen schon weiter oben.' : null);
    if (message) problems.push({ at: { special: index }, message });
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
  if (!isDate(from) || !isDate(to) || from.length !== to.length) return 'Bitte ein Datum angeben, das es gibt.';
  return from.length === 10 && to < from ? 'Der letzte Tag liegt vor dem ersten.' : null;
}

function isDate(date: string): boolean {
  const [day = 0, month = 0, year = 2024] = date.split('-').map(Number).reverse();
  return DATE.test(date) && isDay(year, month, day);
}
