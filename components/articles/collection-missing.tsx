import Link from 'next/link';
import { Missing } from '#components/site/missing.tsx';
import { archivePath } from '#lib/paths.ts';

/** An unknown topic or author. */
export default function CollectionMissing() {
  return (
    <Missing
      title="Dazu gibt es keine Artikel"
      text="Das Thema oder den Namen kennen wir nicht. Alle Artikel stehen im Archiv."
    >
      <Link href={archivePath} className="link">
        Zum Archiv
      </Link>
    </Missing>
  );
}
