import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { PictureProblemNote } from '#components/pictures/problem-note.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { AccountNav } from '#components/users/account-nav.tsx';
import { getDraft, getEntryForEditing } from '#db/submissions/queries.ts';
import { requireUser } from '#lib/auth/session.ts';
import { accountPath, type PictureForm, plainUploadsPath, uploadPath, withPicturesPath } from '#lib/paths.ts';
import { type CurrentUser, canEditEntry } from '#lib/permissions.ts';
import { ACCEPT, MOST_BYTES, MOST_PHOTOS } from '#lib/pictures/limits.ts';
import { queryOf, readUploads } from '#lib/pictures/uploads.ts';
import { smallPath } from '#lib/pictures/view.ts';
import { signOut } from '../../../anmelden/actions.ts';

export const metadata: Metadata = { title: 'Bilder hochladen' };

/** Uploading without JavaScript: one file after the other, then back to the form with all of them. */
export default async function UploadPage({ searchParams }: PageProps<'/konto/eintraege/bilder'>) {
  const query = queryOf(await searchParams);
  const uploads = readUploads(query);
  const user = await requireUser(uploads ? uploadPath(uploads.form, uploads.pictures) : accountPath);
  if (!uploads || !(await isOwnForm(uploads.form, user))) notFound();
  const { form, pictures } = uploads;
  return (
    <>
      <AccountNav current={accountPath} role={user.role} signOut={signOut} />
      <div className="max-w-text">
        <PageHeader title="Bilder hochladen">
          <p>
            Ein Logo und bis zu {MOST_PHOTOS} Fotos als JPEG, PNG, WebP oder AVIF, je bis {MOST_BYTES / 1e6} MB. Laden
            Sie eins nach dem anderen hoch; beschreiben können Sie die Fotos danach im Formular.
          </p>
        </PageHeader>
        <PictureProblemNote problem={query.get('problem')} />
        {pictures.length > 0 && (
          <ul className="mb-6 flex flex-wrap gap-3">
            {pictures.map(({ key, kind }, index) => (
              <li key={key}>
                {/* biome-ignore lint/performance/noImgElement: the sizes are made once, at upload, not at each request */}
                <img
                  src={smallPath(key)}
                  alt={kind === 'logo' ? 'Ihr Logo' : `Bild ${index + 1} von dieser Seite`}
                  width={112}
                  height={84}
                  className="h-21 w-28 rounded-card border border-line bg-white object-contain"
                />
              </li>
            ))}
          </ul>
        )}
        <form
          action={plainUploadsPath(form, pictures)}
          method="post"
          encType="multipart/form-data"
          className="card grid gap-5 p-4 md:p-6"
        >
          <fieldset className="flex flex-wrap gap-x-6 gap-y-2">
            <legend className="mb-1 font-semibold text-sm">Was ist es?</legend>
            {[
              { value: 'photo', label: 'ein Foto' },
              { value: 'logo', label: 'das Logo' },
            ].map(({ value, label }) => (
              <label key={value} className="flex min-h-11 items-center gap-2">
                <input type="radio" name="kind" value={value} defaultChecked={value === 'photo'} className="size-5" />
                {label}
              </label>
            ))}
          </fieldset>
          <label className="grid gap-1">
            <span className="font-semibold text-sm">Datei</span>
            <input
              type="file"
              name="file"
              accept={ACCEPT}
              required
              className="min-h-12 w-full rounded-card border border-line bg-surface p-2.5"
            />
          </label>
          <div>
            <button type="submit" className="button">
              Hochladen
            </button>
          </div>
        </form>
        <p className="mt-6">
          <Link href={withPicturesPath(form, pictures)} className="button button-quiet">
            Weiter zum Formular
          </Link>
        </p>
      </div>
    </>
  );
}

async function isOwnForm(form: PictureForm, user: CurrentUser): Promise<boolean> {
  if ('draft' in form) return (await getDraft(form.draft, user.id)) !== null;
  const entry = await getEntryForEditing(form.entry, user.id);
  return entry !== null && canEditEntry(user, entry);
}
