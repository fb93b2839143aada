import Link from 'next/link';
import { Missing } from '#components/site/missing.tsx';
import { placePath, placesPath } from '#lib/paths.ts';

/** `towns`: those whose name begins like the one that was asked for. */
export function PlaceMissing({ towns = [] }: { towns?: { slug: string; name: string }[] }) {
  return (
    <Missing
      title="Diesen Ort kennen wir nicht"
      text="Vielleicht ist er Teil einer größeren Gemeinde. Suchen Sie nach dem Namen oder der Postleitzahl."
    >
      {towns.length > 0 && (
        <ul className="mb-4 flex flex-wrap gap-x-5 gap-y-2">
          {towns.map(({ slug, name }) => (
            <li key={slug}>
              <Link href={placePath(slug)} prefetch={false} className="link">
                {name}
              </Link>
            </li>
          ))}
        </ul>
      )}
      <Link href={placesPath} className="link">
        Alle Orte nach Bundesland
      </Link>
    </Missing>
  );
}
