import type { OpenInterval } from './opening-hours.ts';

export interface OpenNow {
  state: 'open' | 'unknown' | 'closed';
  text: string;
}

const DAY = 86_400_000;
const ZONE = { timeZone: 'Europe/Berlin' };
const clock = new Intl.DateTimeFormat('de-DE', { ...ZONE, hour: 'numeric', minute: '2-digit' });
const weekday = new Intl.DateTimeFormat('de-DE', { ...ZONE, weekday: 'long' });
const dayAndMonth = new Intl.DateTimeFormat('de-DE', { ...ZONE, day: 'numeric', month: 'long' });
const isoDay = new Intl.DateTimeFormat('en-CA', ZONE);

/**
 * „Geöffnet bis 18 Uhr“, „Geschlossen, öffnet Montag 9 Uhr“: from the open stretches of the coming days. Null when they tell
 * nothing: a place that goes by appointment. Under which condition it may be open, the week says. Runs in browsers.
 */
export function openNow(intervals: OpenInterval[], now: Date): OpenNow | null {
  const time = now.getTime();
  const stretches = intervals.map(({ from, to, kind }) => ({ from: Date.parse(from), to: Date.parse(to), kind }));
  if (stretches.every(({ kind }) => kind === 'unknown') && stretches.some(({ to }) => to > time)) return null;
  const index = stretches.findIndex(({ from, to }) => from <= time && time < to);
  const current = stretches[index];
  if (current?.kind === 'unknown') return { state: 'unknown', text: 'Eventuell geöffnet' };
  if (current?.kind === 'openEnd') return { state: 'unknown', text: `Geöffnet seit ${hour(current.from)}, Ende offen` };
  if (current) return { state: 'open', text: openUntil(stretches.slice(index), time) };

  const next = stretches.find(({ from, kind }) => from > time && kind !== 'unknown');
  if (next) return { state: 'closed', text: `Geschlossen, öffnet ${dayWord(next.from, time)}${hour(next.from)}` };
  return stretches.some(({ to }) => to > time) ? null : { state: 'closed', text: 'Zurzeit geschlossen' };
}

/** Stretches that follow each other without a gap (two comments, one opening) are one. */
function openUntil([current, ...following]: { from: number; to: number; kind: string }[], now: number): string {
  let end = current?.to ?? now;
  for (const { from, to, kind } of following) {
    if (from !== end) break;
    if (kind === 'openEnd') return `Geöffnet, mindestens bis ${hour(end, '24 Uhr')}`;
    if (kind !== 'open') break;
    end = to;
  }
  return end - now > 2 * DAY ? 'Durchgehend geöffnet' : `Geöffnet bis ${hour(end, '24 Uhr')}`;
}

/** 9 Uhr, 9:30 Uhr */
function hour(time: number, midnight = '0 Uhr'): string {
  const text = clock
    .format(time)
    .replace(/^0(?=\d)/, '')
    .replace(':00', '');
  return text === '0' ? midnight : `${text} Uhr`;
}

function dayWord(time: number, now: number): string {
  const days = (Date.parse(isoDay.format(time)) - Date.parse(isoDay.format(now))) / DAY;
  if (days === 0) return '';
  if (days === 1) return 'morgen ';
  return days < 7 ? `${weekday.format(time)} ` : `am ${dayAndMonth.format(time)}, `;
}
