import Link from 'next/link';
import { Missing } from '#components/site/missing.tsx';
import { type CountedLink, CountedLinks } from '#components/ui/counted-links.tsx';
import { categoriesPath } from '#lib/paths.ts';

export function CategoryMissing({ similar }: { similar: CountedLink[] }) {
  return (
    <Missing
      title="Diese Branche kennen wir nicht"
      text="Vielleicht heißt sie hier anders. Die Suche kennt auch umgangssprachliche Namen wie „Klempner“ oder „Autowerkstatt“."
    >
      {similar.length > 0 && (
        <>
          <h2 className="mb-1 text-lg">Meinten Sie?</h2>
          <CountedLinks columns={2} links={similar} />
        </>
      )}
      <Link href={categoriesPath} className="link mt-4 inline-block">
        Alle Branchen von A bis Z
      </Link>
    </Missing>
  );
}
