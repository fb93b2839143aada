import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Compared } from '#components/articles/compared.tsx';
import { Breadcrumbs } from '#components/site/breadcrumbs.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { Section } from '#components/ui/section.tsx';
import { getArticleForDesk, getVersion, listVersions } from '#db/articles/desk-queries.ts';
import { requireRole } from '#lib/auth/session.ts';
import { counted } from '#lib/counting.ts';
import { dateAndTime } from '#lib/dates.ts';
import { deskArticlePath, deskPath, versionsPath } from '#lib/paths.ts';
import { canEditText, canWriteArticles } from '#lib/permissions.ts';
import { isRowId } from '#lib/text-input.ts';
import { restoreVersion } from './actions.ts';
import { RestoreForm } from './restore-form.tsx';

export const metadata: Metadata = { title: 'Fassungen', robots: { index: false, follow: false } };

export default async function VersionsPage({ params, searchParams }: PageProps<'/redaktion/artikel/[id]/fassungen'>) {
  const [{ id }, { alt, neu }] = await Promise.all([params, searchParams]);
  const user = await requireRole(deskPath, canWriteArticles);
  const article = isRowId(Number(id)) ? await getArticleForDesk(Number(id)) : null;
  if (!article) notFound();

  const versions = await listVersions(article.id);
  const newest = versions[0]?.number ?? 1;
  const [first, second] = [chosen(alt, versions[1]?.number ?? newest), chosen(neu, newest)].sort((a, b) => a - b);
  const [before, after] = await Promise.all([
    getVersion(article.id, first as number),
    getVersion(article.id, second as number),
  ]);
  return (
    <>
      <Breadcrumbs
        trail={[
          { label: 'Redaktion', href: deskPath },
          { label: article.title, href: deskArticlePath(article.id) },
        ]}
        current="Fassungen"
      />
      <PageHeader title="Fassungen">
        <p>{counted(versions.length, 'Fassung', 'Fassungen')}, die neueste zuerst</p>
      </PageHeader>
      <form action={versionsPath(article.id)} className="grid gap-3">
        <div className="max-h-96 overflow-y-auto border-line border-y">
          <table className="w-full text-sm">
            <thead>
              <tr className="text-left">
                <th scope="col" className="w-12 p-2">
                  alt
                </th>
                <th scope="col" className="w-12 p-2">
                  neu
                </th>
                <th scope="col" className="p-2">
                  Fassung
                </th>
              </tr>
            </thead>
            <tbody>
              {versions.map(({ number, title, savedAt, isOpen, isLive, letters, writer }) => (
                <tr key={number} className="border-line border-t">
                  {(['alt', 'neu'] as const).map((name) => (
                    <td key={name} className="p-2">
                      <input
                        type="radio"
                        name={name}
                        value={number}
                        defaultChecked={number === (name === 'alt' ? first : second)}
                        aria-label={`Fassung ${number} als ${name === 'alt' ? 'alte' : 'neue'}`}
                        className="size-5"
                      />
                    </td>
                  ))}
                  <td className="p-2">
                    <strong>{number}</strong> · {dateAndTime(savedAt)}
                    {writer && ` · ${writer}`} · {counted(letters, 'Zeichen', 'Zeichen')}
                    {isLive && <strong className="text-open"> · sehen die Leser</strong>}
                    {isOpen && ' · wird geschrieben'}
                    <span className="block text-ink-soft">{title}</span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <div>
          <button type="submit" className="button button-quiet">
            Vergleichen
          </button>
        </div>
      </form>
      {before && after && (
        <Section title={`Fassung ${before.number} und Fassung ${after.number}`} id="vergleich">
          {canEditText(user, article) && before.number !== newest && (
            <div className="mb-4">
              <RestoreForm
                action={restoreVersion.bind(null, article.id, before.number)}
                submit={`Mit Fassung ${before.number} weiterschreiben`}
              />
              <p className="mt-1 text-ink-soft text-sm">Die jetzige bleibt unter den Fassungen erhalten.</p>
            </div>
          )}
          <Compared before={before} after={after} names={[`Fassung ${before.number}`, `Fassung ${after.number}`]} />
        </Section>
      )}
    </>
  );
}

const chosen = (value: string | string[] | undefined, usual: number): number =>
  isRowId(Number(value)) ? Number(value) : usual;
