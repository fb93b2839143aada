import { clock, type DayHours, type Interval } from './hours-rules.ts';
import { writeHoursText } from './hours-text.ts';
import { openingHoursOf, type Week, type WeekProblem, weekProblems } from './hours-week.ts';

/** A table while somebody fills it in: a time, a date that is not there yet is an empty text. */

export type DraftReading = { ok: true; text: string } | { ok: false; problems: WeekProblem[] };

/** The text that says what the table says, as far as it is filled in. `today`: an ISO date. */
export function draftText(draft: Week, today: string): DraftReading {
  const week = withoutGaps(draft);
  // Positions are those of the table, which still has the unfinished rows.
  const problems = weekProblems(week).map((problem) => ({ ...problem, at: inDraft(problem.at, draft) }));
  if (problems.length > 0) return { ok: false, problems };
  const openingHours = openingHoursOf(week, today);
  return { ok: true, text: openingHours ? writeHoursText(openingHours) : '' };
}

const hasDates = ({ from }: { from: string }) => from !== '';
const withEnd = <R extends { from: string; to: string }>(row: R): R => ({ ...row, to: row.to || row.from });
const isSaid = (interval: Interval) => interval.from !== '';
const withoutGapsIn = (hours: DayHours): DayHours => (Array.isArray(hours) ? hours.filter(isSaid) : hours);

function withoutGaps(draft: Week): Week {
  const all = <D extends Partial<Week['days']>>(days: D) =>
    Object.fromEntries(Object.entries(days).map(([day, hours]) => [day, withoutGapsIn(hours)])) as D;
  return {
    ...draft,
    days: all(draft.days),
    holidays: draft.holidays && withoutGapsIn(draft.holidays),
    seasons: draft.seasons.filter(hasDates).map((season) => withEnd({ ...season, days: all(season.days) })),
    special: draft.special.filter(hasDates).map((row) => withEnd({ ...row, hours: withoutGapsIn(row.hours) })),
  };
}

function inDraft(at: WeekProblem['at'], { special, seasons }: Week): WeekProblem['at'] {
  const indexOf = (rows: readonly { from: string }[], index: number) =>
    rows.indexOf(rows.filter(hasDates)[index] as never);
  if (typeof at === 'string') return at;
  if ('special' in at) return { special: indexOf(special, at.special) };
  return { ...at, season: indexOf(seasons, at.season) };
}

/** What most mean by one more time on the same day: the afternoon after a morning, else nothing that could be guessed. */
export function nextInterval(hours: readonly Interval[]): Interval {
  const last = hours.at(-1);
  if (!last) return { from: '09:00', to: '18:00' };
  return last.to !== null && last.to > last.from && last.to <= '14:00'
    ? { from: '14:00', to: '18:00' }
    : { from: '', to: null };
}

/** A time of day as people type it: 9, 930, 9.30, 9:30 Uhr, 24. What is none comes back as it was typed. */
export function readTime(typed: string): string {
  const text = typed.replace(/\s|uhr|h$/gi, '');
  const [, hour = '', minute = '00'] = /^(\d{1,2})(?:[:.h]?(\d{2}))?$/i.exec(text) ?? [];
  const minutes = Number(hour) * 60 + Number(minute);
  return hour && Number(minute) < 60 && minutes <= 1440 ? clock(minutes) : text;
}
