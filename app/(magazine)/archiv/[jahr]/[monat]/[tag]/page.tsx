import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ArticleList } from '#components/articles/article-list.tsx';
import { FeedLinks } from '#components/articles/feed-links.tsx';
import { PeriodNav } from '#components/articles/period-nav.tsx';
import { SameDays } from '#components/articles/same-days.tsx';
import { Breadcrumbs } from '#components/site/breadcrumbs.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { getNeighbourDays, listArchiveDays, listArticlesBetween, listSameDays } from '#db/articles/queries.ts';
import { periodOf, robotsOfList } from '#lib/articles/archive.ts';
import { feedTypes } from '#lib/articles/feed.ts';
import { tellAddress } from '#lib/asked-address.ts';
import { counted } from '#lib/counting.ts';
import { dateParts, longDate, monthOf, parseDay } from '#lib/dates.ts';
import { keepUntilChanged } from '#lib/freshness.ts';
import { archiveDayPath, archiveMonthPath, archivePath, archiveYearPath, homePath } from '#lib/paths.ts';
import { archiveTag, sameDayTag } from '#lib/tags.ts';
import DayNotFound from './not-found.tsx';

export const generateStaticParams = () => [];
export const revalidate = 3600;

type Props = PageProps<'/archiv/[jahr]/[monat]/[tag]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { jahr, monat, tag } = await tellAddress(params);
  const day = parseDay(jahr, monat, tag);
  const [found] = day ? await listArchiveDays(day, day) : [];
  if (!day || !found) notFound();
  return {
    title: `Archiv für ${longDate(day)}`,
    description: `Die Artikel vom ${longDate(day)}.`,
    alternates: { canonical: archiveDayPath(day), types: feedTypes(archiveDayPath(day)) },
    ...robotsOfList(found.articles),
  };
}

export default async function ArchiveDayPage({ params }: Props) {
  const { jahr, monat, tag } = await tellAddress(params);
  const day = parseDay(jahr, monat, tag);
  if (!day) return <DayNotFound />;
  const [articles, neighbours, sameDays] = await Promise.all([
    listArticlesBetween(day, day),
    getNeighbourDays(day, day),
    listSameDays(day),
    keepUntilChanged(archiveTag(day), sameDayTag(day)),
  ]);
  if (articles.length === 0) return <DayNotFound />;
  const { year, month } = dateParts(day);

  return (
    <>
      <Breadcrumbs
        trail={[
          { label: 'Startseite', href: homePath },
          { label: 'Archiv', href: archivePath },
          { label: String(year), href: archiveYearPath(year) },
          { label: monthOf(month), href: archiveMonthPath(year, month) },
        ]}
        current={longDate(day)}
      />
      <PageHeader title={`Archiv für ${longDate(day)}`}>
        <p>{counted(articles.length, 'Artikel', 'Artikel')}</p>
      </PageHeader>
      <ArticleList articles={articles} level={2} />
      <PeriodNav
        label="Weitere Tage"
        previous={neighbours.previous ? periodOf('day', neighbours.previous) : null}
        next={neighbours.next ? periodOf('day', neighbours.next) : null}
      />
      <SameDays title="An diesem Tag in anderen Jahren" days={sameDays} />
      <FeedLinks base={archiveDayPath(day)} />
    </>
  );
}
