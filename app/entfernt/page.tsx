import type { Metadata } from 'next';
import Link from 'next/link';
import { Missing } from '#components/site/missing.tsx';
import { archivePath, categoriesPath, placesPath } from '#lib/paths.ts';

export const revalidate = 3600;

export const metadata: Metadata = { title: 'Nicht mehr da', robots: { index: false, follow: true } };

/** Shown by the front door, with status 410, at every address that was removed for good. */
export default function GonePage() {
  return (
    <Missing
      title="Diese Seite gibt es nicht mehr"
      text="Was hier stand, wurde auf Dauer entfernt. Vielleicht finden Sie über die Suche, was Sie brauchen."
    >
      <ul className="flex flex-wrap gap-x-5 gap-y-2">
        <li>
          <Link href={categoriesPath} prefetch={false} className="link">
            Alle Branchen
          </Link>
        </li>
        <li>
          <Link href={placesPath} prefetch={false} className="link">
            Alle Orte
          </Link>
        </li>
        <li>
          <Link href={archivePath} prefetch={false} className="link">
            Archiv der Artikel
          </Link>
        </li>
      </ul>
    </Missing>
  );
}
