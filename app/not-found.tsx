import type { Metadata } from 'next';
import Link from 'next/link';
import { Missing } from '#components/site/missing.tsx';
import { archivePath, categoriesPath, placesPath } from '#lib/paths.ts';

export const metadata: Metadata = { title: 'Seite nicht gefunden' };

export default function NotFound() {
  return (
    <Missing
      title="Diese Seite gibt es nicht"
      text="Vielleicht hat sich die Adresse geändert, oder es fehlt ein Zeichen. Suchen Sie einfach nach Branche und Ort."
    >
      <ul className="flex flex-wrap gap-x-5 gap-y-2">
        <li>
          <Link href={categoriesPath} className="link">
            Alle Branchen
          </Link>
        </li>
        <li>
          <Link href={placesPath} className="link">
            Alle Orte
          </Link>
        </li>
        <li>
          <Link href={archivePath} className="link">
            Archiv der Artikel
          </Link>
        </li>
      </ul>
    </Missing>
  );
}
