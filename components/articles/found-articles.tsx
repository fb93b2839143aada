import Link from 'next/link';
import { Fragment } from 'react';
import type { FoundArticle } from '#db/articles/search.ts';
import { partsOf } from '#lib/articles/marked-text.ts';
import { longDateWithWeekday } from '#lib/dates.ts';
import { articlePath } from '#lib/paths.ts';

/** Articles that a search has found, with the passage that was looked for. */
export function FoundArticles({ articles }: { articles: FoundArticle[] }) {
  return (
    <ol className="divide-y divide-line border-line border-y">
      {articles.map(({ id, slug, publishedOn, title, passage }) => (
        <li key={id} className="py-4">
          <time dateTime={publishedOn} className="text-ink-soft text-sm">
            {longDateWithWeekday(publishedOn)}
          </time>
          <h3 className="mt-0.5 font-serif text-xl">
            <Link href={articlePath(slug)} prefetch={false} className="hover:text-brand hover:underline">
              <Marked text={title} />
            </Link>
          </h3>
          <p className="mt-1 max-w-text text-ink-soft">
            <Marked text={passage} />
          </p>
        </li>
      ))}
    </ol>
  );
}

function Marked({ text }: { text: string }) {
  return partsOf(text).map(({ text: part, isMarked, at }) =>
    isMarked ? (
      <mark key={at} className="rounded-sm bg-brand-wash px-0.5 font-semibold text-ink">
        {part}
      </mark>
    ) : (
      <Fragment key={at}>{part}</Fragment>
    ),
  );
}
