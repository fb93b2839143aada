import type { Route } from 'next';
import { dateParts, longDate, monthOf, parseDay, parseMonth, parseYear } from '#lib/dates.ts';
import { archiveDayPath, archiveMonthPath, archiveYearPath, withFeeds } from '#lib/paths.ts';

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

interface Period {
  kind: PeriodKind;
  /** As tags name it: `2018`, `2018-09` or `2018-09-03`. */
  key: string;
  /** First and last day, ISO dates. */
  first: string;
  last: string;
}

export type PeriodKind = 'year' | 'month' | 'day';

/** The year, month or day that the parts of an address name; null when there is none of that name. */
export function readPeriod([jahr = '', monat, tag]: string[]): Period | null {
  if (monat === undefined) {
    const year = parseYear(jahr);
    return year ? { kind: 'year', key: jahr, ...yearRange(year) } : null;
  }
  if (tag === undefined) {
    const month = parseMonth(jahr, monat);
    return month ? { kind: 'month', key: `${jahr}-${monat}`, ...monthRange(month.year, month.month) } : null;
  }
  const day = parseDay(jahr, monat, tag);
  return day ? { kind: 'day', key: day, first: day, last: day } : null;
}

/** The period of a kind that a day lies in, as a link. */
export function periodOf(kind: PeriodKind, date: string): { href: Route; label: string } {
  const { year, month } = dateParts(date);
  if (kind === 'year') return { href: archiveYearPath(year), label: String(year) };
  if (kind === 'month') return { href: archiveMonthPath(year, month), label: `${monthOf(month)} ${year}` };
  return { href: archiveDayPath(date), label: longDate(date) };
}

/** The addresses of a day, its month and its year, with their feeds: four of each, in that order. */
export function archivePathsOf(date: string): string[] {
  return (['day', 'month', 'year'] as const).flatMap((kind) => withFeeds(periodOf(kind, date).href));
}

/** Below this, a page that lists articles says nothing that the article itself does not say better (decision 31). */
const LEAST_ARTICLES = 2;

/** What search engines are told of a page that lists so many articles, and perhaps has words of its own. */
export const robotsOfList = (articles: number, ownWords: string | null = null) =>
  articles < LEAST_ARTICLES && !ownWords ? { robots: { index: false, follow: true } } : {};
