import type { OpenInterval } from './opening-hours.ts';

export interface OpenNow {
  state: 'open' | 'unknown' | 'closed';
  text: string;
}

const DAY = 86_400_000;
const clock = new Intl.DateTimeFormat('de-DE', { timeZone: 'Europe/Berlin', hour: 'numeric', minute: '2-digit' });
const weekday = new Intl.DateTimeFormat('de-DE', { timeZone: 'Europe/Berlin', weekday: 'long' });
const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Berlin' });

/** „Geöffnet bis 18 Uhr“, „Geschlossen, öffnet Montag 9 Uhr“: from the open stretches of the coming days. Runs in browsers. */
export function openNow(intervals: OpenInterval[], now: Date): OpenNow {
  const time = now.getTime();
  const stretches = intervals.map(({ from, to, unknown }) => ({ from: Date.parse(from), to: Date.parse(to), unknown }));
  const current = stretches.find(({ from, to }) => from <= time && time < to);
  if (current?.unknown) return { state: 'unknown', text: 'Jetzt nach Vereinbarung' };
  if (current) {
    return { state: 'open', text: current.to - time > 2 * DAY ? 'Geöffnet' : `Geöffnet bis ${hour(current.to)}` };
  }
  const next = stretches.find(({ from, unknown }) => from > time && !unknown);
  if (!next) return { state: 'closed', text: 'Zurzeit geschlossen' };
  return { state: 'closed', text: `Geschlossen, öffnet ${dayWord(next.from, time)}${hour(next.from)}` };
}

/** 9 Uhr, 9:30 Uhr */
const hour = (time: number) => `${clock.format(time).replace(/^0/, '').replace(':00', '')} Uhr`;

function dayWord(time: number, now: number): string {
  if (day.format(time) === day.format(now)) return '';
  if (day.format(time) === day.format(now + DAY)) return 'morgen ';
  return `${weekday.format(time)} `;
}
