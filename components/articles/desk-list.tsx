import Link from 'next/link';
import { ARTICLE_STATES } from '#lib/articles/states.ts';
import { dateAndTime } from '#lib/dates.ts';
import { deskArticlePath } from '#lib/paths.ts';
import type { ArticleStatus } from '#lib/permissions.ts';

interface DeskRow {
  id: number;
  status: ArticleStatus;
  title: string;
  publishedAt: Date | null;
  editedAt: Date;
  /** Readers see an older version. */
  hasNext: boolean;
  /** How far the next version is. */
  nextStage: ArticleStatus | null;
  authors: string[];
  heldBy: string | null;
}

/** Articles in whatever state, with who is on them. */
export function DeskList({ articles }: { articles: readonly DeskRow[] }) {
  return (
    <ul className="divide-y divide-line border-line border-y">
      {articles.map((article) => (
        <li key={article.id} className="grid gap-x-4 gap-y-0.5 py-2.5 sm:grid-cols-[1fr_auto]">
          <div>
            <Link
              href={deskArticlePath(article.id)}
              prefetch={false}
              className="link inline-flex min-h-9 items-center font-semibold"
            >
              {article.title}
            </Link>
            <p className="text-ink-soft text-sm">
              {article.authors.length > 0 && `${article.authors.join(', ')} · `}
              bearbeitet {dateAndTime(article.editedAt)}
            </p>
          </div>
          <div className="text-sm sm:text-right">
            <p className="font-semibold">{ARTICLE_STATES[article.status]}</p>
            <p className="text-ink-soft">{detailOf(article)}</p>
            {article.heldBy && <p className="text-brand">{article.heldBy} schreibt gerade daran</p>}
          </div>
        </li>
      ))}
    </ul>
  );
}

function detailOf({ status, publishedAt, hasNext, nextStage }: DeskRow): string {
  const at = publishedAt ? dateAndTime(publishedAt) : '';
  if (status === 'scheduled') return `erscheint ${at}`;
  if (status === 'published') return hasNext ? `${at} · neue Fassung: ${ARTICLE_STATES[nextStage ?? 'draft']}` : at;
  return '';
}
