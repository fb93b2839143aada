import Link from 'next/link';
import { CompanyList } from '#components/companies/company-list.tsx';
import { Missing } from '#components/site/missing.tsx';
import type { CompanyListing } from '#db/companies/listing.ts';
import { categoriesPath, registerCompanyPath } from '#lib/paths.ts';

export function CompanyMissing({ similar }: { similar: CompanyListing[] }) {
  return (
    <Missing
      title="Diesen Eintrag gibt es nicht"
      text="Vielleicht wurde er umbenannt oder die Adresse ist nicht vollständig. Suchen Sie nach Namen und Ort."
    >
      {similar.length > 0 && (
        <div className="mb-6">
          <h2 className="mb-2 text-lg">Meinten Sie?</h2>
          <CompanyList companies={similar} />
        </div>
      )}
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
