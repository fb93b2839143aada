import Link from 'next/link';
import { Missing } from '#components/site/missing.tsx';
import { placesPath } from '#lib/paths.ts';

export function PlaceMissing() {
  return (
    <Missing
      title="Diesen Ort kennen wir nicht"
      text="Vielleicht ist er Teil einer größeren Gemeinde. Suchen Sie nach dem Namen oder der Postleitzahl."
    >
      <Link href={placesPath} className="link">
        Alle Orte nach Bundesland
      </Link>
    </Missing>
  );
}
