import type { Metadata } from 'next';
import Link from 'next/link';
import { LibraryGrid } from '#components/pictures/library-grid.tsx';
import { PictureProblemNote } from '#components/pictures/problem-note.tsx';
import { Breadcrumbs } from '#components/site/breadcrumbs.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { Pagination } from '#components/ui/pagination.tsx';
import { listLibrary } from '#db/pictures/library.ts';
import { requireRole } from '#lib/auth/session.ts';
import { counted } from '#lib/counting.ts';
import { deskPath, libraryListPath, libraryPath, libraryUploadPath } from '#lib/paths.ts';
import { canWriteArticles } from '#lib/permissions.ts';
import { LIBRARY_VIEWS, librarySearch, NAME_MAX_LENGTH, readLibraryFilter } from '#lib/pictures/library-input.ts';
import { ACCEPT, MOST_BYTES } from '#lib/pictures/limits.ts';
import { LibraryUpload } from './library-upload.tsx';

export const metadata: Metadata = { title: 'Mediathek', robots: { index: false, follow: false } };

const box = 'min-h-12 w-full rounded-card border border-line bg-surface px-3.5';

/** The pictures of articles. */
export default async function LibraryPage({ searchParams }: PageProps<'/redaktion/bilder'>) {
  await requireRole(libraryPath, canWriteArticles);
  const params = await searchParams;
  const filter = readLibraryFilter(params);
  const { pictures, total, pages } = await listLibrary(filter);
  const isFiltered = Boolean(filter.search || filter.view);
  return (
    <>
      <Breadcrumbs trail={[{ label: 'Redaktion', href: deskPath }]} current="Mediathek" />
      <PageHeader title="Mediathek">
        <p>
          {counted(total, 'Bild', 'Bilder')}
          {isFiltered && ', die dazu passen'}
        </p>
      </PageHeader>
      <PictureProblemNote problem={params.problem} />
      <LibraryUpload path={libraryUploadPath()}>
        <p className="text-ink-soft text-sm">
          JPEG, PNG, WebP oder AVIF, je bis {MOST_BYTES / 1e6} MB. Ort und andere Angaben der Kamera entfernen wir.
        </p>
        <noscript>
          <form
            action={libraryUploadPath()}
            method="post"
            encType="multipart/form-data"
            className="mt-3 flex flex-wrap gap-3"
          >
            <input type="file" name="file" accept={ACCEPT} required aria-label="Bilddatei" className={`${box} p-2.5`} />
            <button type="submit" className="button">
              Hochladen
            </button>
          </form>
        </noscript>
      </LibraryUpload>
      <search>
        <form
          key={libraryListPath(librarySearch(filter))}
          action={libraryPath}
          className="mb-6 grid items-end gap-3 sm:grid-cols-[2fr_1.2fr_auto]"
        >
          <label className="grid gap-1">
            <span className="font-semibold text-sm">Suchen in Namen, Beschreibungen und Lizenzen</span>
            <input
              type="search"
              name="suche"
              defaultValue={filter.search}
              maxLength={NAME_MAX_LENGTH}
              className={box}
            />
          </label>
          <label className="grid gap-1">
            <span className="font-semibold text-sm">Nur Bilder</span>
            <select name="nur" defaultValue={filter.view ?? ''} className={box}>
              <option value="">alle</option>
              {Object.entries(LIBRARY_VIEWS).map(([value, label]) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </label>
          <button type="submit" className="button min-h-12">
            Anzeigen
          </button>
        </form>
      </search>
      {pictures.length === 0 ? (
        <p>
          {isFiltered ? 'Dazu gibt es kein Bild.' : 'Es gibt noch kein Bild. Laden Sie das erste hoch.'}{' '}
          {isFiltered && (
            <Link href={libraryPath} prefetch={false} className="link">
              Alle Bilder
            </Link>
          )}
        </p>
      ) : (
        <LibraryGrid pictures={pictures} />
      )}
      <Pagination page={filter.page} pages={pages} href={(page) => libraryListPath(librarySearch(filter, page))} />
    </>
  );
}
