import Link from 'next/link';
import type { ArticleSummary } from '#db/articles/queries.ts';
import { longDateWithWeekday } from '#lib/dates.ts';
import { archiveDayPath, articlePath } from '#lib/paths.ts';

/** Articles with their day; `level` is the one below the heading that the list stands under. */
export function ArticleList({ articles, level = 3 }: { articles: ArticleSummary[]; level?: 2 | 3 }) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <ul className="divide-y divide-line border-line border-y">
      {articles.map(({ id, slug, title, teaser, publishedOn }) => (
        <li key={id} className="py-4">
          <Link
            href={archiveDayPath(publishedOn)}
            prefetch={false}
            className="inline-block py-0.5 text-ink-soft text-sm hover:text-brand hover:underline"
          >
            <time dateTime={publishedOn}>{longDateWithWeekday(publishedOn)}</time>
          </Link>
          <Heading className="mt-0.5 font-serif text-xl">
            <Link href={articlePath(slug)} prefetch={false} className="hover:text-brand hover:underline">
              {title}
            </Link>
          </Heading>
          <p className="mt-1 max-w-text text-ink-soft">{teaser}</p>
        </li>
      ))}
    </ul>
  );
}
