import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound, redirect } from 'next/navigation';
import { LikelyEntries } from '#components/submissions/likely-entries.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { Section } from '#components/ui/section.tsx';
import { listLikelySame } from '#db/companies/similar.ts';
import { getDraft, getPlaceName, listCategoryNamesById } from '#db/submissions/queries.ts';
import { requireUser } from '#lib/auth/session.ts';
import { newEntryPath, previewEntryPath } from '#lib/paths.ts';
import { isUuid } from '#lib/text-input.ts';
import { EntryPreview } from '../../entry-preview.tsx';
import { locateEntry, resolveTyped } from '../../resolve-entry.ts';
import { sendEntry } from '../actions.ts';
import { SendForm } from './send-form.tsx';

export const metadata: Metadata = { title: 'Vorschau' };

export default async function PreviewPage({ searchParams }: PageProps<'/konto/eintraege/neu/vorschau'>) {
  const { entwurf } = await searchParams;
  const id = typeof entwurf === 'string' && isUuid(entwurf) ? entwurf : '';
  const user = await requireUser(previewEntryPath(id));
  const draft = id ? await getDraft(id, user.id) : null;
  if (!draft) notFound();
  const entry = await resolveTyped(draft.typed, { userId: user.id });
  if (!entry.ok) redirect(newEntryPath(id));
  const fields = await locateEntry(entry.fields);
  const [place, categories, likely] = await Promise.all([
    getPlaceName(fields.placeId),
    listCategoryNamesById(fields.categoryIds),
    listLikelySame(fields),
  ]);
  return (
    <div className="max-w-text">
      <PageHeader title={fields.name}>
        <p>
          {categories.find(({ id: each }) => each === fields.categoryIds[0])?.name} in {place}
        </p>
      </PageHeader>
      <p className="mb-4 rounded-card border border-warn-line bg-warn-wash px-4 py-3">
        Vorschau: So erscheinen Ihre Angaben. Noch ist nichts abgeschickt.
      </p>
      <EntryPreview fields={fields} />
      {likely.length > 0 && (
        <div className="mt-6">
          <LikelyEntries entries={likely} />
        </div>
      )}
      <Section title="Wie es weitergeht">
        <ol className="mb-5 grid list-decimal gap-1.5 pl-5">
          <li>Ein Mensch liest Ihren Eintrag, meist innerhalb eines Werktags.</li>
          <li>Sie bekommen eine Mail mit der Entscheidung und, wenn etwas fehlt, mit der Begründung.</li>
          <li>
            Danach steht er im Branchenbuch und in der Suche. Er ist kostenlos, ohne Laufzeit, jederzeit löschbar.
          </li>
        </ol>
        <SendForm action={sendEntry.bind(null, id)} />
        <p className="mt-4">
          <Link href={newEntryPath(id)} className="link">
            Noch etwas ändern
          </Link>
        </p>
      </Section>
    </div>
  );
}
