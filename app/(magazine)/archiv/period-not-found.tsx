import { PeriodMissing } from '#components/articles/period-missing.tsx';
import { getNeighbourDays, listArchiveDays } from '#db/articles/queries.ts';
import { monthRange, type PeriodKind, periodOf, readPeriod, yearRange } from '#lib/articles/archive.ts';
import { askedAddress } from '#lib/asked-address.ts';
import { longDate, parseMonth, parseYear } from '#lib/dates.ts';
import { keepUntilChanged } from '#lib/freshness.ts';
import { archiveTag } from '#lib/tags.ts';

/** For the address being answered; nothing if it has articles, because Next renders this with every page. */
export async function PeriodNotFound({ kind }: { kind: PeriodKind }) {
  const { jahr = '', monat = '', tag = '' } = await askedAddress();
  const parts = { year: [jahr], month: [jahr, monat], day: [jahr, monat, tag] }[kind];
  const period = readPeriod(parts);
  if (period && (await listArchiveDays(period.first, period.last)).length > 0) return null;

  const gap = period ?? gapAfter(parts);
  // Whatever comes into the archive may be nearer.
  const [neighbours] = await Promise.all([
    gap ? getNeighbourDays(gap.first, gap.last) : { previous: null, next: null },
    keepUntilChanged(archiveTag()),
  ]);
  const nearest = [neighbours.previous, neighbours.next].flatMap((day) => (day ? periodOf(kind, day) : []));
  return <PeriodMissing title={period ? emptyTitle(kind, period.first) : impossibleTitles[kind]} nearest={nearest} />;
}

const emptyTitle = (kind: PeriodKind, first: string) =>
  kind === 'day'
    ? `Am ${longDate(first)} ist nichts erschienen`
    : kind === 'month'
      ? `Im ${periodOf(kind, first).label} ist nichts erschienen`
      : `Im Jahr ${periodOf(kind, first).label} ist nichts erschienen`;

const impossibleTitles = {
  year: 'Dieses Jahr gibt es im Archiv nicht',
  month: 'Diesen Monat gibt es nicht',
  day: 'Diesen Tag gibt es nicht',
};

/** Of a day that its month does not have, or a month that no year has: the moment at which the one or the other is over. */
function gapAfter([jahr = '', monat = '', tag]: string[]) {
  const month = tag === undefined ? null : parseMonth(jahr, monat);
  const year = parseYear(jahr);
  const range = month ? monthRange(month.year, month.month) : year ? yearRange(year) : null;
  if (!range) return null;
  const after = new Date(Date.parse(`${range.last}T00:00:00Z`) + 24 * 3_600_000);
  return { first: after.toISOString().slice(0, 10), last: range.last };
}
