import Link from 'next/link';
import { Missing } from '#components/site/missing.tsx';
import { categoriesPath, registerCompanyPath } from '#lib/paths.ts';

export function CompanyMissing() {
  return (
    <Missing
      title="Diesen Eintrag gibt es nicht"
      text="Vielleicht wurde er umbenannt oder die Adresse ist nicht vollständig. Suchen Sie nach Namen und Ort."
    >
      <p className="flex flex-wrap gap-x-5 gap-y-2">
        <Link href={categoriesPath} className="link">
          Alle Branchen
        </Link>
        <Link href={registerCompanyPath} className="link">
          Firma kostenlos eintragen
        </Link>
      </p>
    </Missing>
  );
}
