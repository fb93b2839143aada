import Link from 'next/link';
import { type Count, numberSoFar } from '#lib/counting.ts';
import { searchPath } from '#lib/paths.ts';
import type { SearchInput } from '#lib/search/input.ts';

/** The filters leave nothing of what was found, or nothing of as much of it as was looked at. */
export function NoneLeft({ input, matches, all }: { input: SearchInput; matches: Count; all: boolean }) {
  const { was, wo, umkreis, branche, genau } = input;
  const isOne = 'exact' in matches && matches.exact === 1;
  return (
    <p className="mt-5" role="status">
      {all
        ? `Zu allen gewählten Filtern passt ${isOne ? 'der einzige Treffer nicht' : `keiner von ${numberSoFar(matches)} Treffern`}.`
        : 'Von den vollständigsten Einträgen passt keiner zu allen gewählten Filtern. Mit einem Ort oder einer Branche sucht es sich genauer.'}{' '}
      <Link href={searchPath({ was, wo, umkreis, branche, genau })} prefetch={false} className="link">
        Alle Filter entfernen
      </Link>
    </p>
  );
}
