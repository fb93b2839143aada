import Link from 'next/link';
import { archivePath } from '#lib/paths.ts';

/** Below a list that ends before its articles do. */
export function OlderInArchive({ shown }: { shown: number }) {
  return (
    <p className="mt-5">
      Das sind die {shown} neuesten Artikel. Ältere finden Sie nach Datum im{' '}
      <Link href={archivePath} className="link">
        Archiv
      </Link>
      .
    </p>
  );
}
