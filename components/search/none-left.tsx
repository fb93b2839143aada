import Link from 'next/link';
import { counted } from '#lib/counting.ts';
import { searchPath } from '#lib/paths.ts';
import type { SearchInput } from '#lib/search/input.ts';

/** The filters leave nothing of what was found. */
export function NoneLeft({ input, matches }: { input: SearchInput; matches: number }) {
  const { was, wo, umkreis, branche, genau } = input;
  return (
    <p className="mt-5" role="status">
      Zu allen gewählten Filtern passt keiner von {counted(matches, 'Treffer', 'Treffern')}.{' '}
      <Link href={searchPath({ was, wo, umkreis, branche, genau })} prefetch={false} className="link">
        Alle Filter entfernen
      </Link>
    </p>
  );
}
