import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ArticleList } from '#components/articles/article-list.tsx';
import CollectionMissing from '#components/articles/collection-missing.tsx';
import { OlderInArchive } from '#components/articles/older-in-archive.tsx';
import { Breadcrumbs } from '#components/site/breadcrumbs.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { getAuthor, listArticlesOfAuthor } from '#db/articles/queries.ts';
import { robotsOfList } from '#lib/articles/archive.ts';
import { keepUntilChanged } from '#lib/freshness.ts';
import { archivePath, authorPath, homePath } from '#lib/paths.ts';
import { authorTag } from '#lib/tags.ts';

export const generateStaticParams = () => [];
export const revalidate = 3600;

type Props = PageProps<'/autoren/[autor]'>;

/** More than anybody scrolls through; older ones are found by date. */
const SHOWN = 200;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const author = await getAuthor((await params).autor);
  if (!author) notFound();
  const few = await listArticlesOfAuthor(author.id, 2);
  return {
    title: author.name,
    description: author.bio ?? `Alle Artikel von ${author.name}.`,
    alternates: { canonical: authorPath(author.slug) },
    ...(author.demo ? { robots: { index: false } } : robotsOfList(few.length, author.bio)),
  };
}

export default async function AuthorPage({ params }: Props) {
  const { autor } = await params;
  const [author] = await Promise.all([getAuthor(autor), keepUntilChanged(authorTag(autor))]);
  if (!author) return <CollectionMissing />;
  const articles = await listArticlesOfAuthor(author.id, SHOWN);
  return (
    <>
      <Breadcrumbs
        trail={[
          { label: 'Startseite', href: homePath },
          { label: 'Archiv', href: archivePath },
        ]}
        current={author.name}
      />
      <PageHeader title={author.name}>{author.bio && <p className="max-w-text">{author.bio}</p>}</PageHeader>
      <ArticleList articles={articles} level={2} />
      {articles.length === SHOWN && <OlderInArchive shown={SHOWN} />}
    </>
  );
}
