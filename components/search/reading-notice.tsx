import type { Route } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { type SearchParams, searchPath } from '#lib/paths.ts';
import type { Intent } from '#lib/search/understand.ts';

/** Says when results are those of a better spelling, and leads back to the literal one. */
export function SpellingNotice({ typed, meant }: { typed: SearchParams; meant: { was: string; wo: string } }) {
  const { seite: _page, ...asTyped } = typed;
  return (
    <Notice>
      Für {quoted(typed)} gibt es keine Treffer. Meinten Sie <strong>{quoted(meant)}</strong>?{' '}
      <Link href={searchPath({ ...asTyped, genau: true })} prefetch={false} className="link">
        Doch genau {quoted(typed)} suchen
      </Link>
    </Notice>
  );
}

/** Says when only the trade is shown, because nothing is found with the other words; and where something is. */
export function TradeAloneNotice({
  typed,
  meant,
  elsewhere,
}: {
  typed: SearchParams;
  meant: { was: string; wo: string };
  elsewhere: { href: Route; label: string }[];
}) {
  return (
    <Notice>
      Für {quoted(typed)} gibt es keine Treffer. Das sind die für <strong>{quoted(meant)}</strong>.
      {elsewhere.map(({ href, label }) => (
        <Link key={href} href={href} prefetch={false} className="link block pt-1">
          {label}
        </Link>
      ))}
    </Notice>
  );
}

/** Says when what the words say first finds nothing, and what is shown instead. */
export function ReadingNotice({ first, shown }: { first: Intent; shown: Intent }) {
  if (first.domain)
    return <Notice>Die Website {first.domain} steht in keinem Eintrag. Das sind ähnliche Namen.</Notice>;
  if (!first.area || first.area.label === shown.area?.label) return null;
  return (
    <Notice>
      In {first.area.label} gibt es dafür keine Treffer.{' '}
      {shown.area ? `Das sind die in ganz ${shown.area.label}.` : 'Das sind Einträge, in denen diese Wörter stehen.'}
    </Notice>
  );
}

/** „In meiner Nähe“ without a position. */
export function NearbyNotice() {
  return (
    <Notice>
      Wo Sie sind, wissen wir nicht. Geben Sie einen Ort ein, oder wählen Sie „In meiner Nähe“ über dem Feld „Ort oder
      PLZ“.
    </Notice>
  );
}

const Notice = ({ children }: { children: ReactNode }) => (
  <div className="mt-5 rounded-card border border-line bg-brand-wash px-4 py-3" role="status">
    {children}
  </div>
);

/** „Friseur“ in „Berlin“ */
const quoted = ({ was, wo }: SearchParams) =>
  [was, wo]
    .filter(Boolean)
    .map((text) => `„${text}“`)
    .join(' in ');
