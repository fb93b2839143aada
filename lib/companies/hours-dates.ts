import { type DateRange, isDay } from './hours-rules.ts';
import type { DateWord } from './hours-words.ts';

export type DateEnd = { date: DateWord } | { feast: DateRange[] };
export interface DateSpan {
  first: DateEnd;
  last: DateEnd;
}

/** A month or a year that is said once, at the end: „24., 25. und 26.12.2026“, „24.–31. Dezember“. */
export function completeSpans(spans: DateSpan[]): DateRange[] | null {
  const ranges: DateRange[][] = [];
  let after: DateWord = {};
  for (const { first, last } of spans.toReversed()) {
    if ('feast' in first && first === last) {
      ranges.unshift(first.feast);
      continue;
    }
    const end = dateOf(last, 'last', after);
    const start = end && dateOf(first, 'first', end);
    if (!start || !end) return null;
    if (start.year === undefined && end.year !== undefined && start.month && end.month) {
      const isBefore = start.month < end.month || (start.month === end.month && (start.day ?? 1) <= (end.day ?? 31));
      start.year = isBefore ? end.year : end.year - 1;
    }
    if (end.year === undefined && start.year !== undefined && start.month && end.month) {
      end.year = end.month < start.month ? start.year + 1 : start.year;
    }
    const range = { from: isoDate(start), to: isoDate(end) };
    if (!range.from || !range.to || range.from.length !== range.to.length) return null;
    if (end.year !== undefined && range.to < range.from) return null;
    ranges.unshift([{ from: range.from, to: range.to }]);
    after = { month: start.month, year: start.year };
  }
  return ranges.flat();
}

function dateOf(end: DateEnd, which: 'first' | 'last', after: DateWord): DateWord | null {
  if ('feast' in end) {
    const range = which === 'first' ? end.feast[0] : end.feast.at(-1);
    const [month, day] = (which === 'first' ? range?.from : range?.to)?.split('-').map(Number) ?? [];
    return month && day ? { month, day } : null;
  }
  const { date } = end;
  if (date.month) return { ...date };
  // A month that was said with its year, or without: „24. und 31.12.2026“.
  return after.month ? { day: date.day, month: after.month, year: after.year } : null;
}

function isoDate({ day, month = 0, year }: DateWord): string | null {
  if (day !== undefined && !isDay(year ?? 2024, month, day)) return null;
  const two = (number: number) => String(number).padStart(2, '0');
  return [year, two(month), day && two(day)].filter(Boolean).join('-');
}
