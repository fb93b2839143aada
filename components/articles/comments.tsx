import type { ArticleComment } from '#db/articles/queries.ts';
import { threadsOf } from '#lib/articles/comments.ts';
import { renderArticleHtml } from '#lib/articles/html.ts';
import { berlinDate, longDate } from '#lib/dates.ts';

/** Deeper answers are not moved further in: on a phone nothing would be left of the line. */
const INDENT = ['', 'ms-4 sm:ms-8', 'ms-8 sm:ms-16'];

/** What readers wrote on the site that this one replaces. */
export function Comments({ comments }: { comments: ArticleComment[] }) {
  return (
    <>
      <p className="mb-3 text-ink-soft text-sm">Aus dem früheren Blog. Neue Kommentare sind nicht möglich.</p>
      <ol className="space-y-5">
        {threadsOf(comments).map(({ id, authorName, postedAt, body, depth, answers }) => {
          const day = berlinDate(postedAt);
          return (
            <li key={id} className={`border-line border-s-2 ps-4 ${INDENT[Math.min(depth, INDENT.length - 1)]}`}>
              <p className="text-sm">
                <span className="font-semibold">{authorName ?? 'Ohne Namen'}</span>
                <span className="text-ink-soft">
                  {answers && ` antwortet ${answers}`} · <time dateTime={day}>{longDate(day)}</time>
                </span>
              </p>
              <div
                className="prose mt-1 text-base"
                // biome-ignore lint/security/noDangerouslySetInnerHtml: made by the allow-list of lib/articles/html.ts
                dangerouslySetInnerHTML={{ __html: renderArticleHtml(body) }}
              />
            </li>
          );
        })}
      </ol>
    </>
  );
}
