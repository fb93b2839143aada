import {
  type DatedRule,
  type DateRange,
  type DayHours,
  type DayName,
  groupDays,
  type Hours,
  type Interval,
  inOverridingOrder,
  joined,
  WEEKDAYS,
} from './hours-rules.ts';
import { DAY_NAMES, hoursText } from './hours-wording.ts';
import type { DayPart } from './hours-words.ts';

/** A sentence in German about a part of the text: `from` and `to` as in `slice`. */
export interface HoursRemark {
  from: number;
  to: number;
  message: string;
}

/** What has to be put right, and what was understood in one of two ways. The first problem of a place is the one to tell. */
export class HoursRemarks {
  readonly problems: HoursRemark[] = [];
  readonly notes: HoursRemark[] = [];

  problem({ from, to }: Place, message: string): void {
    if (!this.problems.some((known) => known.from < to && from < known.to)) this.problems.push({ from, to, message });
  }

  note({ from, to }: Place, message: string): void {
    this.notes.push({ from, to, message });
  }
}

export type Place = Pick<HoursRemark, 'from' | 'to'>;

/** What a text says about some days. */
export interface Clause extends Place {
  /** None: all of the dates. */
  days: DayName[];
  /** None: the whole year. */
  dates: DateRange[];
  /** „Mittwoch nachmittags geschlossen“ */
  part: DayPart | null;
  /** „auch“: beside what else is said of these days. */
  isAlso: boolean;
  hours: DayHours;
}

/** What all clauses of a text say together. */
export function meaningOf(clauses: readonly Clause[], remarks: HoursRemarks): Pick<Hours, 'week' | 'dated'> {
  const week = weekOfClauses(
    clauses.filter(({ dates }) => dates.length === 0),
    remarks,
  );
  const ranges = new Map(clauses.flatMap(({ dates }) => dates).map((range) => [`${range.from} ${range.to}`, range]));
  const dated = [...ranges.values()].flatMap((range) => {
    const said = clauses.filter(({ dates }) => dates.some(({ from, to }) => from === range.from && to === range.to));
    return datedRules(range, [...said, ...closedInSeason(said, clauses)], remarks);
  });
  return { week, dated: inOverridingOrder(dated) };
}

/** April to October, not 1 April to 31 October. */
export const isInMonths = ({ from }: DateRange): boolean => /^(\d{4}-)?\d\d$/.test(from);
export const isSingleDay = (range: DateRange): boolean => range.from === range.to && !isInMonths(range);

/** „Ruhetag Montag; April–Oktober 10–18, November–März 11–16“ */
function closedInSeason(said: readonly Clause[], all: readonly Clause[]): Clause[] {
  if (!said.some(({ days, dates }) => days.length > 0 || dates.some(isInMonths))) return [];
  const closed = all.filter(({ dates, hours, part }) => dates.length === 0 && hours.length === 0 && !part);
  return closed
    .map((clause) => {
      const isNamed = (day: DayName) =>
        said.some((each) => each.days.includes(day) && breadth(each, day) <= breadth(clause, day));
      return { ...clause, days: clause.days.filter((day) => day !== 'PH' && !isNamed(day)) };
    })
    .filter(({ days }) => days.length > 0);
}

function datedRules(dates: DateRange, clauses: readonly Clause[], remarks: HoursRemarks): DatedRule[] {
  const isEveryDay = ({ days }: Clause) => days.length === 0 || WEEKDAYS.every((day) => days.includes(day));
  if (clauses.every((clause) => isEveryDay(clause) && !clause.days.includes('PH'))) {
    const anyDay = clauses.map((clause) => ({ ...clause, days: ['Mo' as const] }));
    return [{ dates, days: [], hours: weekOfClauses(anyDay, remarks).Mo ?? [] }];
  }
  if (isSingleDay(dates) && clauses[0]) {
    remarks.problem(clauses[0], 'Bitte Wochentage und einzelne Tage getrennt angeben.');
  }
  const named = clauses.map((clause) => (clause.days.length === 0 ? { ...clause, days: [...WEEKDAYS] } : clause));
  const week = weekOfClauses(named, remarks);
  const closed = WEEKDAYS.filter((day) => week[day]?.length === 0);
  const groups = [...groupDays(week), ...(closed.length > 0 ? [{ days: closed, hours: [] }] : [])];
  return [
    ...groups.map(({ days, hours }) => ({ dates, days: days.length === 7 ? [] : days, hours })),
    ...(week.PH ? [{ dates, days: ['PH' as const], hours: week.PH }] : []),
  ];
}

/** What is said of fewer days counts for more: „täglich 10–18, Mo geschlossen“, „Ruhetag Montag. Täglich 11–22 Uhr“. */
function weekOfClauses(clauses: readonly Clause[], remarks: HoursRemarks): Hours['week'] {
  const week: Hours['week'] = {};
  for (const day of [...WEEKDAYS, 'PH'] as const) {
    const said = clauses.filter(({ days }) => days.includes(day));
    const [narrowest, ...others] = said
      .filter(({ part }) => part === null)
      .sort((a, b) => breadth(a, day) - breadth(b, day));
    const whole = others.reduce(
      (hours, clause) => hours && combine(day, hours, clause, narrowest as Clause, remarks),
      narrowest?.hours,
    );
    const hours = said
      .filter(({ part }) => part !== null)
      .reduce((rest, clause) => withoutPart(day, rest, clause, remarks), whole);
    if (hours) week[day] = hours;
  }
  return week;
}

/** Holidays are one day, whoever names them together with others. */
const breadth = ({ days }: Clause, day: DayName) => (day === 'PH' ? 1 : days.filter((each) => each !== 'PH').length);

function combine(day: DayName, hours: DayHours, clause: Clause, narrowest: Clause, remarks: HoursRemarks): DayHours {
  if (JSON.stringify(hours) === JSON.stringify(clause.hours)) return hours;
  const areBothOpen = hours.length > 0 && clause.hours.length > 0;
  const together = areBothOpen ? joined(hours, clause.hours) : null;
  const isBroader = breadth(clause, day) > breadth(narrowest, day);
  const name = DAY_NAMES[day][1];
  if (!together) {
    if (!isBroader) remarks.problem(clause, `Für ${name} stehen hier zwei verschiedene Angaben.`);
    else if (narrowest.isAlso) remarks.problem(narrowest, `Für ${name} überschneiden sich die Zeiten.`);
    return hours;
  }
  if (isBroader && !narrowest.isAlso) {
    const only = `Gilt nur ${hoursText(hours)}, nehmen Sie den Tag bitte vorher aus.`;
    remarks.note(narrowest, `${name}: als ${hoursText(together)} Uhr verstanden. ${only}`);
  }
  return together;
}

/** The hours of a day that is closed before or after noon. */
function withoutPart(
  day: DayName,
  hours: DayHours | undefined,
  clause: Clause,
  remarks: HoursRemarks,
): DayHours | undefined {
  const isMorning = clause.part === 'morning' || clause.part === 'forenoon';
  if (!Array.isArray(hours) || (!isMorning && clause.part !== 'afternoon')) {
    remarks.problem(clause, `Wann ist am ${DAY_NAMES[day][1]} geöffnet? Bitte mit Uhrzeiten angeben.`);
    return hours;
  }
  const isBefore = ({ from, to }: Interval) => from < '12:00' && to !== null && to <= '14:30' && to > from;
  const isAfter = ({ from }: Interval) => from >= '12:00';
  if (!hours.every((interval) => isBefore(interval) || isAfter(interval))) {
    remarks.problem(clause, 'Bitte die Uhrzeiten dieses Tages angeben.');
  }
  return hours.filter(isMorning ? isAfter : isBefore);
}
