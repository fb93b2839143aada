import Link from 'next/link';
import { searchPath } from '#lib/paths.ts';
import type { SearchInput } from '#lib/search/input.ts';

/** Between the list alone and the list with a map; each is an address that can be shared. */
export function MapSwitch({ input }: { input: SearchInput }) {
  const isMap = input.ansicht === 'karte';
  return (
    <p className="my-3 print-hidden">
      <Link
        href={searchPath({ ...input, ansicht: isMap ? 'liste' : 'karte' })}
        prefetch={false}
        className="link inline-flex min-h-11 items-center"
      >
        {isMap ? 'Nur die Liste zeigen' : 'Mit Karte zeigen'}
      </Link>
    </p>
  );
}
