import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { ArticleList } from '#components/articles/article-list.tsx';
import { ArticleMissing } from '#components/articles/article-missing.tsx';
import { Comments } from '#components/articles/comments.tsx';
import { Corrections } from '#components/articles/corrections.tsx';
import { PeriodNav } from '#components/articles/period-nav.tsx';
import { TableOfContents } from '#components/articles/table-of-contents.tsx';
import { Breadcrumbs } from '#components/site/breadcrumbs.tsx';
import { JsonLd } from '#components/site/json-ld.tsx';
import { Section } from '#components/ui/section.tsx';
import {
  getNeighbourArticles,
  getPublishedArticle,
  listAuthorsOfArticle,
  listCommentsOfArticle,
  listCorrectionsOfArticle,
  listRelatedArticles,
  listTopicsOfArticle,
} from '#db/articles/queries.ts';
import { listShown } from '#db/articles/shown.ts';
import { listPicturesOf } from '#db/pictures/library.ts';
import type { ArticleDocument } from '#lib/articles/document.ts';
import { renderArticleHtml } from '#lib/articles/html.ts';
import { readingMinutes } from '#lib/articles/text.ts';
import { dateParts, longDate, longDateWithWeekday, monthOf } from '#lib/dates.ts';
import { siteUrl } from '#lib/env.ts';
import { keepUntilChanged } from '#lib/freshness.ts';
import { operator } from '#lib/operator.ts';
import {
  archiveDayPath,
  archiveMonthPath,
  archivePath,
  archiveYearPath,
  articleCardPath,
  articlePath,
  authorPath,
  homePath,
  topicPath,
} from '#lib/paths.ts';
import { CARD_SIZE } from '#lib/pictures/share-card.ts';
import { jpegPath, type LibraryPicture } from '#lib/pictures/view.ts';
import { articleTag, authorTag, companyTag, topicTag } from '#lib/tags.ts';

export const generateStaticParams = () => [];
export const revalidate = 3600;

type Props = PageProps<'/artikel/[slug]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const article = await getPublishedArticle((await params).slug);
  if (!article) notFound();
  return {
    title: article.title,
    description: article.teaser,
    alternates: { canonical: articlePath(article.slug) },
    openGraph: {
      type: 'article',
      title: article.title,
      description: article.teaser,
      publishedTime: article.publishedAt.toISOString(),
      url: articlePath(article.slug),
      images: await previewOf(article),
    },
    twitter: { card: 'summary_large_image' },
    ...(article.demo ? { robots: { index: false } } : {}),
  };
}

export default async function ArticlePage({ params }: Props) {
  const { slug } = await params;
  const [article] = await Promise.all([getPublishedArticle(slug), keepUntilChanged(articleTag(slug))]);
  if (!article) return <ArticleMissing />;

  const [topics, authors, comments, corrections, neighbours, related, shown] = await Promise.all([
    listTopicsOfArticle(article.id),
    listAuthorsOfArticle(article.id),
    listCommentsOfArticle(article.id),
    listCorrectionsOfArticle(article.id),
    getNeighbourArticles(article),
    listRelatedArticles(article.id, 4),
    listShown(article.body),
  ]);
  // New articles on its topics may be related to it. Those before and after it by date are named by its own tag.
  await keepUntilChanged(
    ...topics.map((topic) => topicTag(topic.slug)),
    ...authors.map((author) => authorTag(author.slug)),
    // Also of those that are hidden now: they may come back.
    ...shown.slugs.map(companyTag),
  );
  const { year, month } = dateParts(article.publishedOn);
  const images = jpegsOf(shown.pictures).map(({ url }) => url);

  return (
    <article>
      <Breadcrumbs
        trail={[
          { label: 'Startseite', href: homePath },
          { label: 'Archiv', href: archivePath },
          { label: String(year), href: archiveYearPath(year) },
          { label: monthOf(month), href: archiveMonthPath(year, month) },
        ]}
        current={article.title}
      />
      <div className="mx-auto max-w-text">
        <header className="mb-7">
          <p className="text-ink-soft text-sm">
            <Link
              href={archiveDayPath(article.publishedOn)}
              className="inline-block py-1 hover:text-brand hover:underline"
            >
              <time dateTime={article.publishedOn}>{longDateWithWeekday(article.publishedOn)}</time>
            </Link>
          </p>
          <h1 className="mt-1 hyphens-auto text-3xl md:text-4xl">{article.title}</h1>
          <p className="mt-3 text-ink-soft text-lg">{article.teaser}</p>
          <p className="mt-3 text-sm">
            {authors.length > 0 && 'Von '}
            {authors.map(({ slug: author, name }, index) => (
              <span key={author}>
                {index > 0 && ' und '}
                <Link href={authorPath(author)} prefetch={false} className="link">
                  {name}
                </Link>
              </span>
            ))}
            {topics.map(({ slug: topic, name }, index) => (
              <span key={topic}>
                {index > 0 ? ', ' : authors.length > 0 && ' · '}
                <Link href={topicPath(topic)} prefetch={false} className="link">
                  {name}
                </Link>
              </span>
            ))}
            <span className="text-ink-soft">
              {authors.length + topics.length > 0 && ' · '}
              {readingMinutes(article.plainText)} Min. Lesezeit
            </span>
          </p>
          {article.demo && (
            <p className="mt-3 rounded-card border border-warn-line bg-warn-wash px-3 py-2 text-sm">
              Beispielartikel, der mit dem Programm geliefert wird.
            </p>
          )}
        </header>
        <TableOfContents body={article.body} />
        <div
          className="prose"
          // biome-ignore lint/security/noDangerouslySetInnerHtml: made by the allow-list of lib/articles/html.ts
          dangerouslySetInnerHTML={{ __html: renderArticleHtml(article.body, shown) }}
        />
        <Corrections corrections={corrections} />
        <PeriodNav
          label="Weitere Artikel nach Datum"
          previous={
            neighbours.previous && { href: articlePath(neighbours.previous.slug), label: neighbours.previous.title }
          }
          next={neighbours.next && { href: articlePath(neighbours.next.slug), label: neighbours.next.title }}
        />
        <p className="mt-4 print-hidden">
          <Link href={archiveDayPath(article.publishedOn)} prefetch={false} className="link">
            Archiv für {longDate(article.publishedOn)}
          </Link>
        </p>
        {comments.length > 0 && (
          <Section title={comments.length === 1 ? '1 Kommentar' : `${comments.length} Kommentare`} id="kommentare">
            <Comments comments={comments} />
          </Section>
        )}
        {related.length > 0 && (
          <div className="print-hidden">
            <Section title="Ähnliche Artikel">
              <ArticleList articles={related} />
            </Section>
          </div>
        )}
      </div>
      <JsonLd
        data={{
          '@type': 'Article',
          headline: article.title,
          description: article.teaser,
          datePublished: article.publishedAt.toISOString(),
          dateModified: article.updatedAt.toISOString(),
          image: (images.length > 0 ? images : [articleCardPath(slug)]).map((path) => siteUrl(path)),
          inLanguage: 'de',
          ...(corrections.length > 0 ? { correction: corrections.map(correctionData) } : {}),
          mainEntityOfPage: siteUrl(articlePath(article.slug)),
          author: authors.map(({ slug: author, name }) => ({
            '@type': 'Person',
            name,
            url: siteUrl(authorPath(author)),
          })),
          publisher: { '@type': 'Organization', name: operator().name, url: siteUrl() },
        }}
      />
    </article>
  );
}

/** What messengers and social networks show beside a link: the article's first picture, or a card with its title. */
async function previewOf({ slug, title, body }: { slug: string; title: string; body: ArticleDocument }) {
  const [first] = jpegsOf(await listPicturesOf(body));
  return first
    ? { ...first, type: 'image/jpeg' }
    : { ...CARD_SIZE, url: articleCardPath(slug), type: 'image/png', alt: title };
}

const jpegsOf = (pictures: ReadonlyMap<string, LibraryPicture>) =>
  [...pictures.values()].filter(({ isReady }) => isReady).map(({ key, alt }) => ({ url: jpegPath(key), alt }));

const correctionData = ({ text, correctedOn }: { text: string; correctedOn: string }) => ({
  '@type': 'CorrectionComment' as const,
  text,
  datePublished: correctedOn,
});
