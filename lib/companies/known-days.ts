import { berlinDate } from '#lib/dates.ts';
import { states } from '#lib/places/states.ts';
import { listHolidays } from './opening-hours.ts';

/** For so many days from today on it is known what is open … */
export const KNOWN_DAYS = 28;
/** … because so many are evaluated, and again before they are used up. */
const EVALUATED_DAYS = 35;
const YEAR = 370;
const DAY = 86_400_000;

/** The holidays of the coming year anywhere in Germany, with their dates. */
export function comingHolidays(now: Date): Map<string, string> {
  const today = berlinDate(now);
  if (kept?.today !== today) {
    const regions = states.map(({ name }) => ({ latitude: 51, longitude: 10, state: name, countryCode: 'DE' }));
    kept = { today, holidays: listHolidays(today, YEAR, regions) };
  }
  return kept.holidays;
}

let kept: { today: string; holidays: Map<string, string> } | undefined;

/** The days that are evaluated beforehand: the coming weeks, and the holidays after them. */
export function evaluatedDays(now: Date): string[] {
  const today = Date.parse(`${berlinDate(now)}T00:00Z`);
  const coming = Array.from({ length: EVALUATED_DAYS }, (_, index) => isoDay(today + index * DAY));
  return [...new Set([...coming, ...comingHolidays(now).keys()])].sort();
}

/** Whether search knows what is open on a day (an ISO date). */
export function isKnownDay(day: string, now: Date): boolean {
  const today = berlinDate(now);
  const last = isoDay(Date.parse(`${today}T00:00Z`) + (KNOWN_DAYS - 1) * DAY);
  return (today <= day && day <= last) || comingHolidays(now).has(day);
}

const isoDay = (time: number) => new Date(time).toISOString().slice(0, 10);
