import type { ArticleDocument } from '#lib/articles/document.ts';
import { headingId, headingLevel } from '#lib/articles/html.ts';
import { textOf } from '#lib/articles/text.ts';

/** Fewer than this and a glance at the page shows as much. */
const WORTH_A_LIST = 4;

export function TableOfContents({ body }: { body: ArticleDocument }) {
  const headings = body.content.filter(
    (node) => node.type === 'heading' && headingLevel(node) === 2 && headingId(node),
  );
  if (headings.length < WORTH_A_LIST) return null;
  return (
    <nav aria-label="Inhalt" className="card mb-7 px-5 py-4 print-hidden">
      <ol className="grid list-decimal gap-1 pl-5">
        {headings.map((heading) => (
          <li key={headingId(heading)}>
            <a href={`#${headingId(heading)}`} className="link">
              {textOf(heading)}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
