import { dateParts } from '#lib/dates.ts';

export interface DayCount {
  /** ISO date. */
  day: string;
  articles: number;
}

export interface YearCount {
  year: number;
  articles: number;
  /** Twelve numbers, January first. */
  months: number[];
}

/** Articles by year and month, of the years that have some, in order. */
export function countByMonth(days: DayCount[]): YearCount[] {
  const years = new Map<number, YearCount>();
  for (const { day, articles } of days) {
    const { year, month } = dateParts(day);
    const count = years.get(year) ?? { year, articles: 0, months: Array<number>(12).fill(0) };
    count.articles += articles;
    count.months[month - 1] = (count.months[month - 1] ?? 0) + articles;
    years.set(year, count);
  }
  return [...years.values()].sort((a, b) => a.year - b.year);
}

/** First and last day of a month, as ISO dates. */
export function monthRange(year: number, month: number): { first: string; last: string } {
  const iso = (day: Date) => day.toISOString().slice(0, 10);
  return { first: iso(new Date(Date.UTC(year, month - 1, 1))), last: iso(new Date(Date.UTC(year, month, 0))) };
}

export const yearRange = (year: number): { first: string; last: string } => ({
  first: `${year}-01-01`,
  last: `${year}-12-31`,
});
