import Link from 'next/link';
import { Missing } from '#components/site/missing.tsx';
import { categoriesPath } from '#lib/paths.ts';

export function CategoryMissing() {
  return (
    <Missing
      title="Diese Branche kennen wir nicht"
      text="Vielleicht heißt sie hier anders. Die Suche kennt auch umgangssprachliche Namen wie „Klempner“ oder „Autowerkstatt“."
    >
      <Link href={categoriesPath} className="link">
        Alle Branchen von A bis Z
      </Link>
    </Missing>
  );
}
