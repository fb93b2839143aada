import Link from 'next/link';
import { Missing } from '#components/site/missing.tsx';
import { archivePath } from '#lib/paths.ts';

export function ArticleMissing() {
  return (
    <Missing title="Diesen Artikel gibt es nicht" text="Im Archiv finden Sie alle Artikel nach Jahr, Monat und Tag.">
      <Link href={archivePath} className="link">
        Zum Archiv
      </Link>
    </Missing>
  );
}
