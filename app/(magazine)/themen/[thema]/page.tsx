import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ArticleList } from '#components/articles/article-list.tsx';
import CollectionMissing from '#components/articles/collection-missing.tsx';
import { FeedLinks } from '#components/articles/feed-links.tsx';
import { OlderInArchive } from '#components/articles/older-in-archive.tsx';
import { Breadcrumbs } from '#components/site/breadcrumbs.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { getTopic, listArticlesOfTopic } from '#db/articles/queries.ts';
import { robotsOfList } from '#lib/articles/archive.ts';
import { feedTypes } from '#lib/articles/feed.ts';
import { keepUntilChanged } from '#lib/freshness.ts';
import { archivePath, homePath, topicPath } from '#lib/paths.ts';
import { topicTag } from '#lib/tags.ts';

export const generateStaticParams = () => [];
export const revalidate = 3600;

type Props = PageProps<'/themen/[thema]'>;

/** More than anybody scrolls through; older ones are found by date. */
const SHOWN = 200;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const topic = await getTopic((await params).thema);
  if (!topic) notFound();
  const few = await listArticlesOfTopic(topic.id, 2);
  return {
    title: topic.name,
    description: topic.description ?? `Alle Artikel zum Thema ${topic.name}.`,
    alternates: { canonical: topicPath(topic.slug), types: feedTypes(topicPath(topic.slug)) },
    ...(topic.demo ? { robots: { index: false } } : robotsOfList(few.length, topic.description)),
  };
}

export default async function TopicPage({ params }: Props) {
  const { thema } = await params;
  const [topic] = await Promise.all([getTopic(thema), keepUntilChanged(topicTag(thema))]);
  if (!topic) return <CollectionMissing />;
  const articles = await listArticlesOfTopic(topic.id, SHOWN);
  return (
    <>
      <Breadcrumbs
        trail={[
          { label: 'Startseite', href: homePath },
          { label: 'Archiv', href: archivePath },
        ]}
        current={topic.name}
      />
      <PageHeader title={topic.name}>
        {topic.description && <p className="max-w-text">{topic.description}</p>}
      </PageHeader>
      <ArticleList articles={articles} level={2} />
      {articles.length === SHOWN && <OlderInArchive shown={SHOWN} />}
      <FeedLinks base={topicPath(topic.slug)} />
    </>
  );
}
