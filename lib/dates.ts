/** Articles and archive days are days in Berlin, whatever zone the server runs in. */
const BERLIN = 'Europe/Berlin';

const isoDay = new Intl.DateTimeFormat('en-CA', {
  timeZone: BERLIN,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});
const inUtc = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('de-DE', { timeZone: 'UTC', ...options });

const monthName = inUtc({ month: 'long' });
const weekdayName = inUtc({ weekday: 'long' });

/** The Berlin day of an instant, as an ISO date. */
export const berlinDate = (instant: Date): string => isoDay.format(instant);

/** 2018-09-03 → „03. September 2018“ */
export function longDate(date: string): string {
  const { year, month, day } = dateParts(date);
  return `${String(day).padStart(2, '0')}. ${monthOf(month)} ${year}`;
}

/** 2018-09-03 → „Montag, 03. September 2018“ */
export const longDateWithWeekday = (date: string): string => `${weekdayName.format(utcDay(date))}, ${longDate(date)}`;

/** 2018-09-03 → „03.09.2018“ */
export const shortDate = (date: string): string => date.split('-').reverse().join('.');

const dayAndTime = new Intl.DateTimeFormat('de-DE', {
  dateStyle: 'medium',
  timeStyle: 'short',
  timeZone: 'Europe/Berlin',
});

/** `03.09.2018, 10:15`, in Berlin. */
export const dateAndTime = (instant: Date): string => dayAndTime.format(instant);

/** 1 → „Januar“ */
export const monthOf = (month: number): string => monthName.format(new Date(Date.UTC(2024, month - 1, 1)));

/**
 * A day from the parts of an address, or null when there is no such day (30 February) or the parts are not written as the
 * address promises: four, two and two digits.
 */
export function parseDay(year: string, month: string, day: string): string | null {
  if (!parseMonth(year, month) || !/^\d{2}$/.test(day)) return null;
  const date = `${year}-${month}-${day}`;
  return isoOf(new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))) === date ? date : null;
}

/** Whether it is written as an ISO date, and is one. */
export function isIsoDay(text: string): boolean {
  const [year = '', month = '', day = ''] = text.split('-');
  return parseDay(year, month, day) === text;
}

export function parseMonth(year: string, month: string): { year: number; month: number } | null {
  const parsed = parseYear(year);
  if (!parsed || !/^(0[1-9]|1[0-2])$/.test(month)) return null;
  return { year: parsed, month: Number(month) };
}

/** Years from 1000 on: below, Date.UTC means other ones. */
export const parseYear = (year: string): number | null => (/^[1-9]\d{3}$/.test(year) ? Number(year) : null);

export function dateParts(date: string): { year: number; month: number; day: number } {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return { year, month, day };
}

const utcDay = (date: string) => new Date(`${date}T00:00:00Z`);
const isoOf = (day: Date) => day.toISOString().slice(0, 10);

const berlinWall = new Intl.DateTimeFormat('en-GB', {
  timeZone: BERLIN,
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** What a clock in Berlin shows at an instant, as if it were UTC: milliseconds to calculate with. */
export function berlinWallTime(instant: Date): number {
  const part: Record<string, number> = {};
  for (const { type, value } of berlinWall.formatToParts(instant)) part[type] = Number(value);
  return Date.UTC(part.year ?? 0, (part.month ?? 1) - 1, part.day, part.hour, part.minute, part.second);
}

/**
 * The instant at which a clock in Berlin shows `wall` (as `berlinWallTime` gives it). An hour that summer time leaves out
 * is taken as the hour after it, one that comes twice as the first.
 */
export function berlinInstant(wall: number): Date {
  const offsetAt = (utc: number) => berlinWallTime(new Date(utc)) - utc;
  const summer = wall - 2 * 3_600_000;
  return new Date(offsetAt(summer) === 2 * 3_600_000 ? summer : wall - 3_600_000);
}

/** As a field for date and time has it, in Berlin: `2018-09-03T10:15`. */
export const berlinTimeField = (instant: Date): string =>
  new Date(berlinWallTime(instant)).toISOString().slice(0, 'YYYY-MM-DDTHH:MM'.length);

/** What such a field says; null when it names no real day or time. An hour that summer time leaves out is the one after it. */
export function readBerlinTime(field: string): Date | null {
  const [, day = '', hour, minute] = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::00)?$/.exec(field) ?? [];
  const [year = '', month = '', date = ''] = day.split('-');
  if (!parseDay(year, month, date) || Number(hour) > 23 || Number(minute) > 59) return null;
  return berlinInstant(Date.parse(`${day}T${hour}:${minute}:00Z`));
}

/** 2018-08-31 and 1 → 2018-09-01 */
export function addDays(date: string, days: number): string {
  const day = utcDay(date);
  day.setUTCDate(day.getUTCDate() + days);
  return isoOf(day);
}

/** Monday is 0. */
export const weekdayOf = (date: string): number => (utcDay(date).getUTCDay() + 6) % 7;
