import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { ArticleList } from '#components/articles/article-list.tsx';
import { FeedLinks } from '#components/articles/feed-links.tsx';
import { PeriodNav } from '#components/articles/period-nav.tsx';
import { Breadcrumbs } from '#components/site/breadcrumbs.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { getNeighbourDays, listArchiveDays, listArticlesBetween } from '#db/articles/queries.ts';
import { countByMonth, monthRange, periodOf, yearRange } from '#lib/articles/archive.ts';
import { feedTypes } from '#lib/articles/feed.ts';
import { tellAddress } from '#lib/asked-address.ts';
import { counted } from '#lib/counting.ts';
import { monthOf, parseYear } from '#lib/dates.ts';
import { keepUntilChanged } from '#lib/freshness.ts';
import { archiveMonthPath, archivePath, archiveYearPath, homePath } from '#lib/paths.ts';
import { archiveTag } from '#lib/tags.ts';
import YearNotFound from './not-found.tsx';

export const generateStaticParams = () => [];
export const revalidate = 3600;

type Props = PageProps<'/archiv/[jahr]'>;

/** A year with more than this shows its months only; the articles are on their pages. */
const LISTED = 150;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const year = parseYear((await tellAddress(params)).jahr);
  if (!year) notFound();
  const { first, last } = yearRange(year);
  const days = await listArchiveDays(first, last);
  if (days.length === 0) notFound();
  return {
    title: `Archiv ${year}`,
    description: `Alle Artikel des Jahres ${year}, nach Monaten und Tagen.`,
    alternates: { canonical: archiveYearPath(year), types: feedTypes(archiveYearPath(year)) },
  };
}

export default async function ArchiveYearPage({ params }: Props) {
  const { jahr } = await tellAddress(params);
  const year = parseYear(jahr);
  if (!year) return <YearNotFound />;
  const { first, last } = yearRange(year);
  const [days, neighbours] = await Promise.all([
    listArchiveDays(first, last),
    getNeighbourDays(first, last),
    keepUntilChanged(archiveTag(jahr)),
  ]);
  const [count] = countByMonth(days);
  if (!count) return <YearNotFound />;
  const articles = count.articles <= LISTED ? await listArticlesBetween(first, last) : [];

  return (
    <>
      <Breadcrumbs
        trail={[
          { label: 'Startseite', href: homePath },
          { label: 'Archiv', href: archivePath },
        ]}
        current={String(year)}
      />
      <PageHeader title={`Archiv für das Jahr ${year}`}>
        <p>{counted(count.articles, 'Artikel', 'Artikel')}</p>
      </PageHeader>
      {count.months.map((inMonth, index) => {
        if (inMonth === 0) return null;
        const month = index + 1;
        const range = monthRange(year, month);
        return (
          <section key={range.first} className="mt-7">
            <h2 className="mb-2 text-xl">
              <Link href={archiveMonthPath(year, month)} prefetch={false} className="link">
                {monthOf(month)} {year}
              </Link>{' '}
              <span className="font-normal text-ink-soft text-sm">{counted(inMonth, 'Artikel', 'Artikel')}</span>
            </h2>
            {articles.length > 0 && (
              <ArticleList
                articles={articles.filter(({ publishedOn }) => publishedOn >= range.first && publishedOn <= range.last)}
              />
            )}
          </section>
        );
      })}
      <PeriodNav
        label="Weitere Jahre"
        previous={neighbours.previous ? periodOf('year', neighbours.previous) : null}
        next={neighbours.next ? periodOf('year', neighbours.next) : null}
      />
      <FeedLinks base={archiveYearPath(year)} />
    </>
  );
}
