import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ArticleList } from '#components/articles/article-list.tsx';
import { FeedLinks } from '#components/articles/feed-links.tsx';
import { MonthCalendar } from '#components/articles/month-calendar.tsx';
import { PeriodNav } from '#components/articles/period-nav.tsx';
import { Breadcrumbs } from '#components/site/breadcrumbs.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { getNeighbourDays, listArchiveDays, listArticlesBetween } from '#db/articles/queries.ts';
import { monthRange, periodOf, robotsOfList } from '#lib/articles/archive.ts';
import { feedTypes } from '#lib/articles/feed.ts';
import { tellAddress } from '#lib/asked-address.ts';
import { counted } from '#lib/counting.ts';
import { monthOf, parseMonth } from '#lib/dates.ts';
import { keepUntilChanged } from '#lib/freshness.ts';
import { archiveMonthPath, archivePath, archiveYearPath, homePath } from '#lib/paths.ts';
import { archiveTag } from '#lib/tags.ts';
import MonthNotFound from './not-found.tsx';

export const generateStaticParams = () => [];
export const revalidate = 3600;

type Props = PageProps<'/archiv/[jahr]/[monat]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { jahr, monat } = await tellAddress(params);
  const parsed = parseMonth(jahr, monat);
  if (!parsed) notFound();
  const { first, last } = monthRange(parsed.year, parsed.month);
  const days = await listArchiveDays(first, last);
  if (days.length === 0) notFound();
  const name = `${monthOf(parsed.month)} ${parsed.year}`;
  const path = archiveMonthPath(parsed.year, parsed.month);
  return {
    title: `Archiv für ${name}`,
    description: `Alle Artikel, die im ${name} erschienen sind.`,
    alternates: { canonical: path, types: feedTypes(path) },
    ...robotsOfList(days.reduce((total, { articles }) => total + articles, 0)),
  };
}

export default async function ArchiveMonthPage({ params }: Props) {
  const { jahr, monat } = await tellAddress(params);
  const parsed = parseMonth(jahr, monat);
  if (!parsed) return <MonthNotFound />;
  const { year, month } = parsed;
  const { first, last } = monthRange(year, month);
  const [days, articles, neighbours] = await Promise.all([
    listArchiveDays(first, last),
    listArticlesBetween(first, last),
    getNeighbourDays(first, last),
    keepUntilChanged(archiveTag(`${jahr}-${monat}`)),
  ]);
  const name = `${monthOf(month)} ${year}`;
  const total = days.reduce((sum, day) => sum + day.articles, 0);
  if (days.length === 0) return <MonthNotFound />;

  return (
    <>
      <Breadcrumbs
        trail={[
          { label: 'Startseite', href: homePath },
          { label: 'Archiv', href: archivePath },
          { label: String(year), href: archiveYearPath(year) },
        ]}
        current={monthOf(month)}
      />
      <PageHeader title={`Archiv für ${name}`}>
        <p>{counted(total, 'Artikel', 'Artikel')}</p>
      </PageHeader>
      <div className="grid items-start gap-8 lg:grid-cols-[1fr_20rem]">
        <ArticleList articles={articles} level={2} />
        <MonthCalendar year={year} month={month} days={days} />
      </div>
      <PeriodNav
        label="Weitere Monate"
        previous={neighbours.previous ? periodOf('month', neighbours.previous) : null}
        next={neighbours.next ? periodOf('month', neighbours.next) : null}
      />
      <FeedLinks base={archiveMonthPath(year, month)} />
    </>
  );
}
