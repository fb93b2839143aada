import type { Metadata } from 'next';
import Link from 'next/link';
import { ArticleList } from '#components/articles/article-list.tsx';
import { FeedLinks } from '#components/articles/feed-links.tsx';
import { SameDays } from '#components/articles/same-days.tsx';
import { ArticleSearchForm } from '#components/search/article-search-form.tsx';
import { Breadcrumbs } from '#components/site/breadcrumbs.tsx';
import { CountedLinks } from '#components/ui/counted-links.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { Section } from '#components/ui/section.tsx';
import { listArchiveDays, listPinnedArticles, listSameDays, listTopics } from '#db/articles/queries.ts';
import { countByMonth } from '#lib/articles/archive.ts';
import { counted } from '#lib/counting.ts';
import { berlinDate, longDate, monthOf } from '#lib/dates.ts';
import { keepUntilChanged } from '#lib/freshness.ts';
import { archiveMonthPath, archivePath, archiveYearPath, homePath, topicPath } from '#lib/paths.ts';
import { archiveTag } from '#lib/tags.ts';

export const revalidate = 3600;

export const metadata: Metadata = {
  title: 'Archiv',
  description: 'Alle Artikel nach Jahr, Monat und Tag ihres Erscheinens.',
  alternates: { canonical: archivePath },
};

const shades = ['bg-sunken', 'bg-brand/20', 'bg-brand/40', 'bg-brand/70', 'bg-brand'];

export default async function ArchivePage() {
  // Kept for an hour: after midnight it may be yesterday's for as long.
  const today = berlinDate(new Date());
  const [days, topics, pinned, sameDays] = await Promise.all([
    listArchiveDays(),
    listTopics(),
    listPinnedArticles(3),
    listSameDays(today),
    keepUntilChanged(archiveTag()),
  ]);
  const years = countByMonth(days).reverse();
  const total = years.reduce((sum, year) => sum + year.articles, 0);
  const busiest = Math.max(1, ...years.flatMap(({ months }) => months));

  return (
    <>
      <Breadcrumbs trail={[{ label: 'Startseite', href: homePath }]} current="Archiv" />
      <PageHeader title="Archiv">
        <p>
          {counted(total, 'Artikel', 'Artikel')}, nach dem Tag ihres Erscheinens. Je dunkler ein Monat, desto mehr ist
          erschienen.
        </p>
      </PageHeader>
      <div className="mb-10">
        <ArticleSearchForm />
      </div>
      {pinned.length > 0 && (
        <div className="mb-10">
          <Section title="Hervorgehoben">
            <ArticleList articles={pinned} />
          </Section>
        </div>
      )}
      <ul className="divide-y divide-line border-line border-y">
        {years.map(({ year, articles, months }) => (
          <li key={year} className="grid gap-x-6 gap-y-2 py-3 md:grid-cols-[11rem_1fr] md:items-center">
            <h2 className="font-serif text-xl">
              <Link href={archiveYearPath(year)} prefetch={false} className="link">
                {year}
              </Link>{' '}
              <span className="font-normal font-sans text-ink-soft text-sm">
                {counted(articles, 'Artikel', 'Artikel')}
              </span>
            </h2>
            <ol className="grid grid-cols-6 gap-1 sm:grid-cols-12">
              {months.map((count, index) => (
                <li key={monthOf(index + 1)}>
                  <Month year={year} month={index + 1} count={count} shade={Math.ceil((count / busiest) * 4)} />
                </li>
              ))}
            </ol>
          </li>
        ))}
      </ul>
      <SameDays title={`${longDate(today).replace(/ \d+$/, '')} in früheren Jahren`} days={sameDays} />
      {topics.length > 0 && (
        <Section title="Themen">
          <CountedLinks columns={4} links={topics.map(({ slug, name }) => ({ href: topicPath(slug), label: name }))} />
        </Section>
      )}
      <FeedLinks base="" />
    </>
  );
}

function Month({ year, month, count, shade }: { year: number; month: number; count: number; shade: number }) {
  const name = monthOf(month);
  const box = 'flex min-h-11 flex-col items-center justify-center rounded-sm text-xs leading-tight';
  if (count === 0) {
    return (
      <span className={`${box} text-ink-soft ${shades[0]}`}>
        {name.slice(0, 3)}
        <span className="sr-only"> {year}: keine Artikel</span>
      </span>
    );
  }
  return (
    <Link
      href={archiveMonthPath(year, month)}
      prefetch={false}
      className={`${box} font-semibold hover:outline-2 hover:outline-brand ${shades[shade]} ${shade >= 3 ? 'text-on-brand' : ''}`}
    >
      <span aria-hidden="true">{name.slice(0, 3)}</span>
      <span aria-hidden="true">{count}</span>
      <span className="sr-only">
        {name} {year}: {counted(count, 'Artikel', 'Artikel')}
      </span>
    </Link>
  );
}
