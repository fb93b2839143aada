import Link from 'next/link';
import { type SearchParams, searchPath } from '#lib/paths.ts';

/** Says when results are those of a better spelling, and leads back to the literal one. */
export function ReadingNotice({ typed, meant }: { typed: SearchParams; meant: { was: string; wo: string } }) {
  const { seite: _page, ...asTyped } = typed;
  return (
    <p className="mt-5 rounded-card border border-line bg-brand-wash px-4 py-3" role="status">
      Für {quoted(typed)} gibt es keine Treffer. Meinten Sie <strong>{quoted(meant)}</strong>?{' '}
      <Link href={searchPath({ ...asTyped, genau: true })} prefetch={false} className="link">
        Doch genau {quoted(typed)} suchen
      </Link>
    </p>
  );
}

/** „Friseur“ in „Berlin“ */
const quoted = ({ was, wo }: SearchParams) =>
  [was, wo]
    .filter(Boolean)
    .map((text) => `„${text}“`)
    .join(' in ');
