import Link from 'next/link';
import type { LibraryItem } from '#db/pictures/library.ts';
import { libraryItemPath } from '#lib/paths.ts';
import { Picture } from './picture.tsx';

/** Pictures of the library, each leading to its page. */
export function LibraryGrid({ pictures }: { pictures: readonly LibraryItem[] }) {
  return (
    <ul className="grid grid-cols-2 gap-4 sm:grid-cols-3 lg:grid-cols-5">
      {pictures.map(({ key, file, name, alt, licence }) => (
        <li key={key}>
          <Link href={libraryItemPath(key)} prefetch={false} className="group block">
            <Picture
              picture={file}
              alt={alt}
              sizes="(min-width: 64rem) 14rem, 45vw"
              className="aspect-4/3 w-full rounded-card border border-line bg-sunken object-contain"
            />
            <span className="mt-1 block truncate font-semibold text-sm group-hover:underline">{name}</span>
          </Link>
          <p className="text-ink-soft text-xs">{missingIn({ alt, licence })}</p>
        </li>
      ))}
    </ul>
  );
}

function missingIn({ alt, licence }: Pick<LibraryItem, 'alt' | 'licence'>): string {
  const missing = [!alt && 'Beschreibung', !licence && 'Lizenz'].filter(Boolean);
  return missing.length > 0 ? `ohne ${missing.join(' und ')}` : licence;
}
