/**
 * The part of the OSM opening_hours syntax that people can edit here: a week, holidays, seasons and single days. What is
 * outside of it (the sun, comments, school holidays) stays with the library that shows it.
 */

export const WEEKDAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'] as const;
export type Weekday = (typeof WEEKDAYS)[number];
/** `PH`: public holidays, whichever day they fall on. */
export type DayName = Weekday | 'PH';

/** 09:00 to 18:00, at most 24:00. Past midnight when `to` is before `from`; null: the end is open. */
export interface Interval {
  from: string;
  to: string | null;
}

/** Empty: closed. */
export type DayHours = Interval[] | 'byAppointment';

/**
 * Both ends are written alike: 2026-12-24 (that day), 12-24 (that day every year), 12 (that month every year), 2026-12,
 * or easter-2 (so many days from Easter Sunday).
 */
export interface DateRange {
  from: string;
  to: string;
}

export interface DatedRule {
  dates: DateRange;
  /** Empty: every day of them. */
  days: DayName[];
  hours: DayHours;
}

export interface Hours {
  /** Days that are not named are closed; a holiday that is not named is like its weekday. */
  week: Partial<Record<DayName, DayHours>>;
  /** Each overrides the week and those before it; seasons come first, and holidays count for more than they. */
  dated: DatedRule[];
  /** „und nach Vereinbarung“: at all other times. */
  byAppointment: boolean;
}

export const ALL_DAY: Interval = { from: '00:00', to: '24:00' };
const APPOINTMENT = '"nach Vereinbarung"';
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** In OSM syntax, always in the same form; null when nothing is said. */
export function writeHours({ week, dated, byAppointment }: Hours): string | null {
  const isAlways = WEEKDAYS.every((day) => isAllDay(week[day]));
  if (isAlways && !week.PH && dated.length === 0 && !byAppointment) return '24/7';

  const datedText = (rule: DatedRule) => `${datedSelector(rule)} ${hoursText(rule.hours)}`;
  const regular = [weeklyRules(week), ...dated.filter(isSeason).map(datedText)].filter(Boolean).join('; ');
  const rules = [
    // The fallback stands before what closes, because it would fill that, too; holidays after the seasons' weekdays.
    [regular, byAppointment && APPOINTMENT].filter(Boolean).join(' || '),
    week.PH && `PH ${hoursText(week.PH)}`,
    ...dated.filter((rule) => !isSeason(rule)).map(datedText),
  ].filter(Boolean);
  if (rules.length === 0) return WEEKDAYS.some((day) => week[day]) ? 'Mo-Su off' : null;
  return rules.join('; ');
}

function weeklyRules(week: Hours['week']): string {
  const groups = groupDays(week);
  const written = (some: typeof groups) => some.map(({ days, hours }) => `${daySelector(days)} ${hoursText(hours)}`);
  if (!groups.some(({ hours }) => lastsIntoNextDay(hours))) return written(groups).join('; ');
  // A rule after a semicolon, or one by appointment after a comma, would cut off the night that began the day before.
  const isByAppointment = ({ hours }: { hours: DayHours }) => hours === 'byAppointment';
  const inOrder = [...groups.filter(isByAppointment), ...groups.filter((group) => !isByAppointment(group))];
  return written(inOrder).join(', ');
}

/** Weekdays with the same hours, in the order of the week; closed ones are left out. */
export function groupDays(week: Hours['week']): { days: Weekday[]; hours: DayHours }[] {
  const groups = new Map<string, { days: Weekday[]; hours: DayHours }>();
  for (const day of WEEKDAYS) {
    const hours = week[day];
    if (!hours || hours.length === 0) continue;
    const key = JSON.stringify(hours);
    const group = groups.get(key);
    if (group) group.days.push(day);
    else groups.set(key, { days: [day], hours });
  }
  return [...groups.values()];
}

/** Mo, Tu, We, Sa → [Mo, We], [Sa, Sa]: the stretches of three days and more as one, the others day by day. */
export function dayStretches(days: readonly DayName[]): [DayName, DayName][] {
  const stretches: DayName[][] = [];
  for (const day of [...WEEKDAYS, 'PH' as const].filter((each) => days.includes(each))) {
    const last = stretches.at(-1);
    const follows = day !== 'PH' && last && WEEKDAYS.indexOf(last.at(-1) as Weekday) === WEEKDAYS.indexOf(day) - 1;
    if (follows) last.push(day);
    else stretches.push([day]);
  }
  return stretches.flatMap((stretch): [DayName, DayName][] =>
    stretch.length > 2
      ? [[stretch[0] as DayName, stretch.at(-1) as DayName]]
      : stretch.map((day): [DayName, DayName] => [day, day]),
  );
}

export const isAllDay = (hours: DayHours | undefined): boolean =>
  Array.isArray(hours) && hours.length === 1 && hours[0]?.from === ALL_DAY.from && hours[0].to === ALL_DAY.to;

/** Whether it ends after the midnight of its day. An open end may. */
export const endsNextDay = ({ from, to }: Interval): boolean => to !== null && to <= from;

const lastsIntoNextDay = (hours: DayHours) =>
  Array.isArray(hours) && hours.some((interval) => interval.to === null || endsNextDay(interval));

/** The usual hours of a part of the year, unlike single days, which count for more than holidays. */
export const isSeason = ({ dates, days, hours }: DatedRule): boolean =>
  days.some((day) => day !== 'PH') || (days.length === 0 && hours.length > 0 && /^(\d{4}-)?\d{2}$/.test(dates.from));

/**
 * The order in which later rules may override earlier ones: what holds every year before what holds in one, and the longer
 * before the shorter, so that „24. Dezember“ wins over „Dezember“ whichever was said first.
 */
export function inOverridingOrder(rules: readonly DatedRule[]): DatedRule[] {
  const rank = (rule: DatedRule) => {
    if (isSeason(rule)) return 0;
    return rule.days.length > 0 ? 1 : 2;
  };
  const isOfOneYear = ({ dates }: DatedRule) => Number(/^\d{4}/.test(dates.from));
  return rules.toSorted(
    (a, b) =>
      rank(a) - rank(b) ||
      isOfOneYear(a) - isOfOneYear(b) ||
      daysIn(b.dates) - daysIn(a.dates) ||
      compare(a.dates.from, b.dates.from) ||
      compare(a.dates.to, b.dates.to),
  );
}

const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));

function daysIn({ from, to }: DateRange): number {
  const easter = /^easter([+-]\d+)?$/;
  if (easter.test(from)) return Number(easter.exec(to)?.[1] ?? 0) - Number(easter.exec(from)?.[1] ?? 0);
  const [first, last] = [firstDay(from), lastDay(to)];
  const days = (last - first) / 86_400_000;
  return days < 0 ? days + 366 : days;
}

const partsOf = (date: string) => (/^\d{4}/.test(date) ? date.split('-') : ['2024', ...date.split('-')]).map(Number);

function firstDay(date: string): number {
  const [year = 0, month = 1, day = 1] = partsOf(date);
  return Date.UTC(year, month - 1, day);
}

function lastDay(date: string): number {
  const [year = 0, month = 1, day] = partsOf(date);
  return day === undefined ? Date.UTC(year, month, 0) : Date.UTC(year, month - 1, day);
}

const daySelector = (days: readonly DayName[]) =>
  dayStretches(days)
    .map(([from, to]) => (from === to ? from : `${from}-${to}`))
    .join(',');

const datedSelector = ({ dates, days }: DatedRule) =>
  days.length > 0 ? `${rangeText(dates)} ${daySelector(days)}` : rangeText(dates);

function hoursText(hours: DayHours): string {
  if (hours === 'byAppointment') return APPOINTMENT;
  if (hours.length === 0) return 'off';
  return hours.map(({ from, to }) => (to === null ? `${from}+` : `${from}-${to}`)).join(',');
}

/** 2026 Dec 24-31, Dec 24-Jan 6, Apr-Oct, easter -2 days */
function rangeText({ from, to }: DateRange): string {
  if (from === to) return dateText(from);
  // From 15 to 1 January is nearly a year: it cannot be shortened.
  const isInOneMonth = /^(\d{4}-)?\d\d-\d\d$/.test(from) && from.slice(0, -3) === to.slice(0, -3) && from < to;
  return `${dateText(from)}-${isInOneMonth ? to.slice(-2) : dateText(to)}`;
}

function dateText(date: string): string {
  const [, sign, count] = /^easter(?:([+-])(\d+))?$/.exec(date) ?? [];
  if (sign) return `easter ${sign}${count} ${count === '1' ? 'day' : 'days'}`;
  if (date === 'easter') return date;
  const parts = date.split('-');
  const year = parts[0]?.length === 4 ? parts.shift() : undefined;
  const [month, day] = parts;
  return [year, MONTHS[Number(month) - 1], day].filter(Boolean).join(' ');
}

const DAY_NAME = '(?:Mo|Tu|We|Th|Fr|Sa|Su|PH)';
const MONTH = `(?:${MONTHS.join('|')})`;
const DAYS = new RegExp(`(${DAY_NAME})(?:-(${DAY_NAME}))?(?![a-zA-Z[])`, 'y');
const DATES = new RegExp(
  `(?:(\\d{4}) )?(${MONTH})(?: (\\d\\d?)(?!\\d|:\\d))?(?: ?- ?(?:(?:(\\d{4}) )?(${MONTH})(?: (\\d\\d?)(?!\\d|:\\d))?|(\\d\\d?)(?!\\d|:\\d)))?(?![a-zA-Z])`,
  'y',
);
const EASTER = /easter(?: ([+-])(\d{1,2}) days?)?(?![a-z])/y;
const TIMES = /(\d\d?):(\d\d)(?:-(\d\d?):(\d\d)(?!\+)|(\+))/y;
const COMMENT = /(?:unknown )?"([^"]*)"/y;
const APPOINTMENT_WORDS = /^((nur |termine? )?nach (termin)?vereinbarung|(by|on) appointment)$/i;

/** Null when the value says more than `Hours` can hold. */
export function readHours(value: string): Hours | null {
  const hours: Hours = { week: {}, dated: [], byAppointment: false };
  const scanner = new Scanner(value.trim());
  let separator = ';';
  do {
    const rule = readRule(scanner);
    if (!rule || !addRule(hours, rule, separator)) return null;
    separator = scanner.take(/\s*(;|\|\||,)\s*/y)?.[1] ?? '';
  } while (separator && !scanner.isAtEnd);
  return scanner.isAtEnd ? hours : null;
}

class Scanner {
  #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get isAtEnd(): boolean {
    return this.#at === this.#text.length;
  }

  /** Of a sticky pattern. */
  take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (found) this.#at += found[0].length;
    return found;
  }

  /** One or more, with commas between them. */
  list<T>(read: () => T | null): T[] {
    const values: T[] = [];
    let before = this.#at;
    do {
      const value = read();
      if (value === null) {
        // The comma belonged to what follows.
        this.#at = before;
        break;
      }
      values.push(value);
      before = this.#at;
    } while (this.take(/, ?/y));
    return values;
  }
}

interface Rule {
  dates: DateRange[];
  days: DayName[];
  hours: DayHours;
}

function readRule(scanner: Scanner): Rule | null {
  if (scanner.take(/24\/7/y)) return { dates: [], days: [...WEEKDAYS], hours: [ALL_DAY] };
  const dates = scanner.list(() => readDates(scanner));
  if (dates.length > 0) scanner.take(/:? ?/y);
  const days = scanner.list(() => readDays(scanner)).flat();
  scanner.take(/ /y);
  if (scanner.take(/(?:off|closed)(?![a-z])/y)) return { dates, days, hours: [] };
  const comment = scanner.take(COMMENT);
  if (comment) return APPOINTMENT_WORDS.test(comment[1] ?? '') ? { dates, days, hours: 'byAppointment' } : null;
  const hours = scanner.list(() => readTimes(scanner));
  scanner.take(/ open(?= *(?:[;,]|$))/y);
  return hours.length > 0 && areDisjoint(hours) ? { dates, days, hours } : null;
}

function readDates(scanner: Scanner): DateRange | null {
  const easter = scanner.take(EASTER);
  if (easter) {
    const date = easter[1] ? `easter${easter[1]}${Number(easter[2])}` : 'easter';
    return { from: date, to: date };
  }
  const [, year, month, day, toYear, toMonth, toDay, sameMonthDay] = scanner.take(DATES) ?? [];
  if (!month) return null;
  const from = isoDate(year, month, day);
  let to: string | null = from;
  if (sameMonthDay) to = isoDate(year, month, sameMonthDay);
  else if (toMonth) to = isoDate(toYear ?? year, toMonth, toDay);
  if (from === null || to === null || from.length !== to.length) return null;
  return year && to < from ? null : { from, to };
}

function isoDate(year: string | undefined, month: string, day: string | undefined): string | null {
  const monthNumber = MONTHS.indexOf(month) + 1;
  if (day !== undefined && !isDay(Number(year ?? 2024), monthNumber, Number(day))) return null;
  return [year, String(monthNumber).padStart(2, '0'), day?.padStart(2, '0')].filter(Boolean).join('-');
}

export function isDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function readDays(scanner: Scanner): DayName[] | null {
  const [, from, to = from] = scanner.take(DAYS) ?? [];
  if (!from) return null;
  if (from === 'PH' || to === 'PH') return from === to ? ['PH'] : null;
  return weekdaysFrom(from as Weekday, to as Weekday);
}

/** Friday to Monday goes over the weekend. */
export function weekdaysFrom(from: Weekday, to: Weekday): Weekday[] {
  const [first, last] = [WEEKDAYS.indexOf(from), WEEKDAYS.indexOf(to)];
  if (first <= last) return WEEKDAYS.slice(first, last + 1);
  return [...WEEKDAYS.slice(first), ...WEEKDAYS.slice(0, last + 1)];
}

function readTimes(scanner: Scanner): Interval | null {
  const [, hour, minute, toHour, toMinute, isOpenEnd] = scanner.take(TIMES) ?? [];
  if (!hour) return null;
  const from = clock(Number(hour) * 60 + Number(minute));
  if (Number(hour) > 23 || Number(minute) > 59 || Number(toMinute ?? 0) > 59) return null;
  if (isOpenEnd) return { from, to: null };
  const end = Number(toHour) * 60 + Number(toMinute);
  if (end > 48 * 60) return null;
  const to = clock(end <= 1440 ? end || 1440 : end - 1440);
  return to === from || (end > 1440 && to > from) ? null : { from, to };
}

/** 570 → 09:30 */
export const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** In their order, without touching each other twice; what lasts into the next day comes last. */
export function areDisjoint(intervals: readonly Interval[]): boolean {
  return intervals.every((interval, index) => {
    const next = intervals[index + 1];
    return !next || (interval.to !== null && !endsNextDay(interval) && interval.to <= next.from);
  });
}

function addRule(hours: Hours, { dates, days, hours: value }: Rule, separator: string): boolean {
  if (dates.length === 0 && days.length === 0 && value === 'byAppointment') {
    const isFirst = Object.keys(hours.week).length === 0 && hours.dated.length === 0;
    if (separator !== '||' && !isFirst) return false;
    hours.byAppointment = true;
    return !hours.week.PH && hours.dated.every(isSeason);
  }
  if (separator === '||') return false;
  if (dates.length > 0) {
    const rules = dates.map((each) => ({ dates: each, days, hours: value }));
    if (separator === ',' || (rules.some(isSeason) && (hours.week.PH || !hours.dated.every(isSeason)))) return false;
    hours.dated.push(...rules);
    return true;
  }
  const isForHolidays = days.every((day) => day === 'PH') && days.length > 0;
  // After a season, only what it leaves as it is.
  const leaves = (rule: DatedRule) =>
    isForHolidays || (days.length > 0 && rule.days.length > 0 && !rule.days.some((day) => days.includes(day)));
  if (!hours.dated.every((rule) => isSeason(rule) && leaves(rule))) return false;
  // Without days, and after others: hardly what anybody means.
  if (days.length === 0 && Object.keys(hours.week).length > 0) return false;
  for (const day of days.length > 0 ? days : WEEKDAYS) {
    const before = hours.week[day];
    const together = separator === ',' && before && before.length > 0 ? joined(before, value) : value;
    if (!together) return false;
    hours.week[day] = together;
  }
  return true;
}

/** Both of them in their order; null when they overlap or cannot be put together. */
export function joined(one: DayHours, other: DayHours): Interval[] | null {
  if (one === 'byAppointment' || other === 'byAppointment') return null;
  const intervals = [...one, ...other].sort((a, b) => compare(a.from, b.from));
  return areDisjoint(intervals) ? intervals : null;
}
