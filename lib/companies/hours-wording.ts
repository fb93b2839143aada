import {
  type DateRange,
  type DayHours,
  type DayName,
  dayStretches,
  endsNextDay,
  type Interval,
  isAllDay,
} from './hours-rules.ts';
import { FEASTS } from './hours-words.ts';

/** The parts of opening hours in German, as `readHoursText` reads them back. */

export const DAY_NAMES: Record<DayName, [short: string, long: string]> = {
  Mo: ['Mo', 'Montag'],
  Tu: ['Di', 'Dienstag'],
  We: ['Mi', 'Mittwoch'],
  Th: ['Do', 'Donnerstag'],
  Fr: ['Fr', 'Freitag'],
  Sa: ['Sa', 'Samstag'],
  Su: ['So', 'Sonntag'],
  PH: ['Feiertage', 'Feiertage'],
};

export function daysText(days: readonly DayName[]): string {
  if (days.length === 7 && !days.includes('PH')) return 'täglich';
  return dayStretches(days)
    .map(([from, to]) => (from === to ? DAY_NAMES[from][0] : `${DAY_NAMES[from][0]}–${DAY_NAMES[to][0]}`))
    .join(', ');
}

export function hoursText(hours: DayHours): string {
  if (hours === 'byAppointment') return 'nach Vereinbarung';
  if (hours.length === 0) return 'geschlossen';
  if (isAllDay(hours)) return '24 Stunden';
  return hours.map(intervalText).join(' und ');
}

function intervalText(interval: Interval): string {
  const { from, to } = interval;
  if (to === null) return `ab ${timeText(from)}`;
  const isSurprising = endsNextDay(interval) && from < '12:00';
  return `${timeText(from)}–${timeText(to)}${isSurprising ? ' Uhr am Folgetag' : ''}`;
}

/** 09:00 → 9, 09:30 → 9:30 */
const timeText = (time: string) => time.replace(/^0(?=\d)/, '').replace(/:00$/, '');

const MONTH_NAMES = 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' ');

/** Null when it has no name. */
export function rangeText({ from, to }: DateRange): string | null {
  if (from.startsWith('easter')) {
    const feast = FEASTS.find(([, { dates }]) => dates.length === 1 && dates[0]?.from === from && dates[0].to === to);
    return feast?.[0].split('|')[0] ?? null;
  }
  if (from === to) return dateText(from);
  const isInOneMonth = /^(\d{4}-)?\d\d-\d\d$/.test(from) && from.slice(0, -3) === to.slice(0, -3) && from < to;
  return `${isInOneMonth ? `${Number(from.slice(-2))}.` : dateText(from)}–${dateText(to)}`;
}

function dateText(date: string): string {
  const parts = date.split('-');
  const year = parts[0]?.length === 4 ? parts.shift() : undefined;
  const [month, day] = parts.map(Number);
  if (day === undefined) return [MONTH_NAMES[(month ?? 1) - 1], year].filter(Boolean).join(' ');
  return `${day}.${month}.${year ?? ''}`;
}
