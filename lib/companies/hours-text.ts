import { type HoursRemark, HoursRemarks } from './hours-meaning.ts';
import { HoursReader } from './hours-reader.ts';
import { type DatedRule, groupDays, isAllDay, isSeason, readHours, WEEKDAYS, writeHours } from './hours-rules.ts';
import { daysText, hoursText, rangeText } from './hours-wording.ts';

/** `notes`: how something was understood that people may mean in two ways. */
export type HoursReading =
  | { ok: true; openingHours: string; notes: HoursRemark[] }
  | { ok: false; problems: HoursRemark[] };

const OSM_ONLY = /\b(?:Tu|We|Th|Su|PH|SH|off|easter|week|sunrise|sunset)\b|\|\||\[|"/;

interface KnownHours {
  /** What the entry says now: as long as its text is left alone, it stays letter by letter. */
  stored?: string | null;
  /** Whether OSM syntax beyond `readHours` is understood; only a library can tell. */
  understands?: (value: string) => boolean;
}

/** „Mo–Fr 9–18, Sa 9–13“ in OSM syntax; OSM syntax itself is taken, too. What is not understood is never guessed. */
export function readHoursText(text: string, { stored, understands = () => false }: KnownHours = {}): HoursReading {
  const typed = text.trim();
  if (stored && typed === writeHoursText(stored)) return { ok: true, openingHours: stored, notes: [] };
  const syntax = readHours(typed);
  const written = syntax && writeHours(syntax);
  if (written) return { ok: true, openingHours: written, notes: [] };

  // Read as German, it might mean something else.
  if (OSM_ONLY.test(typed) && understands(typed)) return { ok: true, openingHours: typed, notes: [] };
  const remarks = new HoursRemarks();
  const { problems, notes } = remarks;
  const hours = new HoursReader(text, remarks).read();
  const openingHours = hours && problems.length === 0 ? writeHours(hours) : null;
  if (openingHours) return { ok: true, openingHours, notes };
  if (typed && understands(typed)) return { ok: true, openingHours: typed, notes: [] };
  const nothing = { from: 0, to: text.length, message: 'Bitte Tage und Uhrzeiten angeben, zum Beispiel „Mo–Fr 9–18“.' };
  return { ok: false, problems: problems.length > 0 ? problems : [nothing] };
}

/** In the words that `readHoursText` reads back; OSM syntax that has no such words stays as it is. */
export function writeHoursText(openingHours: string): string {
  const hours = readHours(openingHours);
  if (!hours) return openingHours;
  const { week, dated, byAppointment } = hours;
  if (dated.some(({ dates }) => rangeText(dates) === null)) return openingHours;
  const isAlways = WEEKDAYS.every((day) => isAllDay(week[day]));
  if (isAlways && !week.PH && dated.length === 0 && !byAppointment) return 'rund um die Uhr';

  const weekly = groupDays(week).map((group) => `${daysText(group.days)} ${hoursText(group.hours)}`);
  const datedText = (rule: DatedRule) => {
    const days = rule.days.length > 0 ? ` ${daysText(rule.days)}` : '';
    return `${rangeText(rule.dates)}${days} ${hoursText(rule.hours)}`;
  };
  const parts = [
    ...weekly,
    byAppointment && (weekly.length > 0 ? 'sonst nach Vereinbarung' : 'nach Vereinbarung'),
    ...dated.filter(isSeason).map(datedText),
    week.PH && `Feiertage ${hoursText(week.PH)}`,
    ...dated.filter((rule) => !isSeason(rule)).map(datedText),
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(', ') : 'täglich geschlossen';
}
