import Link from 'next/link';
import { Missing } from '#components/site/missing.tsx';
import { categoriesPath, placesPath } from '#lib/paths.ts';

export default function NotFound() {
  return (
    <Missing
      title="Hier ist noch niemand eingetragen"
      text="Für diese Branche gibt es an diesem Ort keinen Eintrag. Suchen Sie im Umkreis oder wählen Sie eine andere Branche."
    >
      <p className="flex gap-5">
        <Link href={categoriesPath} className="link">
          Alle Branchen
        </Link>
        <Link href={placesPath} className="link">
          Alle Orte
        </Link>
      </p>
    </Missing>
  );
}
