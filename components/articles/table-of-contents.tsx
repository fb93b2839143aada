import type { ArticleDocument } from '#lib/articles/document.ts';
import { headingsOf } from '#lib/articles/headings.ts';

/** Fewer than this and a glance at the page shows as much. */
const WORTH_A_LIST = 4;

export function TableOfContents({ body }: { body: ArticleDocument }) {
  const headings = [...headingsOf(body).values()].filter(({ id, level }) => id && level === 2);
  if (headings.length < WORTH_A_LIST) return null;
  return (
    <nav aria-label="Inhalt" className="card mb-7 px-5 py-4 print-hidden">
      <p className="mb-1.5 font-semibold text-sm">Inhalt</p>
      <ol className="grid list-decimal gap-1 pl-5">
        {headings.map(({ id, text }) => (
          <li key={id}>
            <a href={`#${id}`} className="link">
              {text}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
