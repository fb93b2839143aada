import type { Metadata } from 'next';
import Link from 'next/link';
import { Breadcrumbs } from '#components/site/breadcrumbs.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { listPlanned } from '#db/articles/desk-queries.ts';
import { monthRange } from '#lib/articles/archive.ts';
import { ARTICLE_STATES } from '#lib/articles/states.ts';
import { requireRole } from '#lib/auth/session.ts';
import {
  addDays,
  berlinDate,
  berlinTimeField,
  dateParts,
  longDateWithWeekday,
  monthOf,
  parseMonth,
  weekdayOf,
} from '#lib/dates.ts';
import { deskCalendarPath, deskPath } from '#lib/paths.ts';
import { canPublish, canWriteArticles } from '#lib/permissions.ts';
import { movePiece } from './actions.ts';
import { CalendarBoard } from './calendar-board.tsx';

export const metadata: Metadata = { title: 'Redaktionskalender', robots: { index: false, follow: false } };

export default async function DeskCalendarPage({ searchParams }: PageProps<'/redaktion/kalender'>) {
  const user = await requireRole(deskPath, canWriteArticles);
  const { monat } = await searchParams;
  const today = berlinDate(new Date());
  const [askedYear = '', askedMonth = ''] = (typeof monat === 'string' ? monat : today).split('-');
  const { year, month } = parseMonth(askedYear, askedMonth) ?? dateParts(today);
  const { first, last } = monthRange(year, month);
  // Whole weeks, from Monday to Sunday.
  const from = addDays(first, -weekdayOf(first));
  const to = addDays(last, 6 - weekdayOf(last));
  const planned = await listPlanned(from, to);

  const days = [];
  for (let date = from; date <= to; date = addDays(date, 1)) {
    days.push({
      date,
      short: `${dateParts(date).day}.`,
      long: longDateWithWeekday(date),
      isOutside: date < first || date > last,
      isToday: date === today,
      pieces: planned
        .filter((piece) => piece.day === date)
        .map(({ id, title, status, publishedAt }) => {
          const hasTime = status === 'scheduled' || status === 'published';
          return {
            id,
            title,
            state: ARTICLE_STATES[status],
            time: hasTime && publishedAt ? berlinTimeField(publishedAt).slice(11) : '',
            canMove: status === 'scheduled' ? canPublish(user, { stage: status }) : status !== 'published',
          };
        }),
    });
  }
  return (
    <>
      <Breadcrumbs trail={[{ label: 'Redaktion', href: deskPath }]} current="Kalender" />
      <PageHeader title={`${monthOf(month)} ${year}`} />
      <nav aria-label="Monate" className="mb-4 flex gap-5">
        <Link href={deskCalendarPath(addDays(first, -1).slice(0, 7))} prefetch={false} className="link py-2">
          Voriger Monat
        </Link>
        <Link href={deskCalendarPath(today.slice(0, 7))} prefetch={false} className="link py-2">
          Heute
        </Link>
        <Link href={deskCalendarPath(addDays(last, 1).slice(0, 7))} prefetch={false} className="link py-2">
          Nächster Monat
        </Link>
      </nav>
      <CalendarBoard days={days} action={movePiece} />
    </>
  );
}
