import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { Picture } from '#components/pictures/picture.tsx';
import { PictureProblemNote } from '#components/pictures/problem-note.tsx';
import { Breadcrumbs } from '#components/site/breadcrumbs.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { Section } from '#components/ui/section.tsx';
import { getLibraryItem, listArticlesShowing } from '#db/pictures/library.ts';
import { ARTICLE_STATES } from '#lib/articles/states.ts';
import { requireRole } from '#lib/auth/session.ts';
import { dateAndTime } from '#lib/dates.ts';
import { deskArticlePath, deskPath, libraryItemPath, libraryPath, libraryUploadPath } from '#lib/paths.ts';
import { canWriteArticles } from '#lib/permissions.ts';
import { isPictureKey } from '#lib/pictures/files.ts';
import { libraryState } from '#lib/pictures/library-input.ts';
import { ACCEPT } from '#lib/pictures/limits.ts';
import { largestPath } from '#lib/pictures/view.ts';
import { removePicture, savePicture } from './actions.ts';
import { PictureDetailsForm } from './details-form.tsx';

export const metadata: Metadata = { title: 'Bild der Mediathek', robots: { index: false, follow: false } };

type Props = PageProps<'/redaktion/bilder/[key]'>;

export default async function LibraryItemPage({ params, searchParams }: Props) {
  const { key } = await params;
  await requireRole(isPictureKey(key) ? libraryItemPath(key) : libraryPath, canWriteArticles);
  const item = isPictureKey(key) ? await getLibraryItem(key) : null;
  if (!item) notFound();
  const [articles, { problem }] = await Promise.all([listArticlesShowing(key), searchParams]);
  const { file, name, alt, caption, licence, createdAt } = item;
  const details = { name, alt, caption, licence };
  return (
    <>
      <Breadcrumbs
        trail={[
          { label: 'Redaktion', href: deskPath },
          { label: 'Mediathek', href: libraryPath },
        ]}
        current={name}
      />
      <PageHeader title={name}>
        <p>
          {file.width} × {file.height} Pixel · in der Mediathek seit {dateAndTime(createdAt)}
        </p>
      </PageHeader>
      <PictureProblemNote problem={problem} />
      <div className="grid gap-8 md:grid-cols-2">
        <div className="grid content-start gap-8">
          <a href={largestPath(file.key)} className="block">
            <Picture
              picture={file}
              alt={alt}
              sizes="(min-width: 48rem) 34rem, 100vw"
              eager
              className="max-h-120 w-full rounded-card border border-line bg-sunken object-contain"
            />
            <span className="sr-only"> (groß ansehen)</span>
          </a>
          <Section title="Erscheint in" id="erscheint-in">
            {articles.length === 0 ? (
              <p>Kein Artikel zeigt dieses Bild.</p>
            ) : (
              <ul className="divide-y divide-line border-line border-y">
                {articles.map(({ id, title, status }) => (
                  <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-4 py-2">
                    <Link
                      href={deskArticlePath(id)}
                      prefetch={false}
                      className="link inline-flex min-h-9 items-center font-semibold"
                    >
                      {title}
                    </Link>
                    <span className="text-ink-soft text-sm">{ARTICLE_STATES[status]}</span>
                  </li>
                ))}
              </ul>
            )}
          </Section>
        </div>
        <div className="grid content-start gap-8">
          <PictureDetailsForm
            action={savePicture.bind(null, key)}
            initial={{ values: { ...details, seen: libraryState(details) }, errors: {} }}
          />
          <Section title="Datei ersetzen" id="ersetzen">
            <form action={libraryUploadPath(key)} method="post" encType="multipart/form-data" className="grid gap-3">
              <p className="text-sm">
                Die neue Datei steht danach in allen Artikeln, die dieses Bild zeigen; die bisherige wird gelöscht.
              </p>
              <input
                type="file"
                name="file"
                accept={ACCEPT}
                required
                aria-label="Neue Datei"
                className="min-h-12 w-full rounded-card border border-line bg-surface p-2.5"
              />
              <div>
                <button type="submit" className="button button-quiet">
                  Ersetzen
                </button>
              </div>
            </form>
          </Section>
          <Section title="Löschen" id="loeschen">
            {articles.length > 0 ? (
              <p className="text-sm">
                Solange ein Artikel dieses Bild zeigt, lässt es sich nicht löschen. Nehmen Sie es zuerst dort heraus.
              </p>
            ) : (
              <form action={removePicture.bind(null, key)} className="grid gap-3">
                <p className="text-sm">Bild und Dateien werden gelöscht. Das lässt sich nicht zurücknehmen.</p>
                <div>
                  <button type="submit" className="button button-quiet">
                    Bild löschen
                  </button>
                </div>
              </form>
            )}
          </Section>
        </div>
      </div>
    </>
  );
}
