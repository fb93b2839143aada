import Link from 'next/link';
import { Missing } from '#components/site/missing.tsx';
import { type CountedLink, CountedLinks } from '#components/ui/counted-links.tsx';
import { placesPath } from '#lib/paths.ts';

export function PlaceMissing({ similar }: { similar: CountedLink[] }) {
  return (
    <Missing
      title="Diesen Ort kennen wir nicht"
      text="Vielleicht ist er Teil einer größeren Gemeinde. Suchen Sie nach dem Namen oder der Postleitzahl."
    >
      {similar.length > 0 && (
        <>
          <h2 className="mb-1 text-lg">Meinten Sie?</h2>
          <CountedLinks columns={2} links={similar} />
        </>
      )}
      <Link href={placesPath} className="link mt-4 inline-block">
        Alle Orte nach Bundesland
      </Link>
    </Missing>
  );
}
