import type { ArticleSummary } from '#db/articles/queries.ts';
import { counted } from '#lib/counting.ts';
import { ArticleList } from './article-list.tsx';

const AT_FIRST = 5;

/** Articles that mention a company; those beyond the newest ones behind a press. */
export function ArticlesAbout({ articles }: { articles: ArticleSummary[] }) {
  const older = articles.slice(AT_FIRST);
  return (
    <>
      <ArticleList articles={articles.slice(0, AT_FIRST)} />
      {older.length > 0 && (
        <details className="mt-3">
          <summary className="link inline-flex min-h-11 cursor-pointer items-center">
            {counted(older.length, 'älterer Artikel', 'ältere Artikel')}
          </summary>
          <ArticleList articles={older} />
        </details>
      )}
    </>
  );
}
