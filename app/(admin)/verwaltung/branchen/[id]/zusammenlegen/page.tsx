import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { Breadcrumbs } from '#components/site/breadcrumbs.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { foreseeMerge, getCategoryForEditing } from '#db/categories/queries.ts';
import { findCategories } from '#db/submissions/queries.ts';
import { requireRole } from '#lib/auth/session.ts';
import { CATEGORY_NAME_MAX_LENGTH } from '#lib/categories/input.ts';
import { counted } from '#lib/counting.ts';
import { categoryPath, tradePath, tradesPath } from '#lib/paths.ts';
import { canEditTrades } from '#lib/permissions.ts';
import { isRowId } from '#lib/text-input.ts';
import { mergeTrade } from '../actions.ts';

export const metadata: Metadata = { title: 'Branchen zusammenlegen', robots: { index: false, follow: false } };

export default async function MergeTradePage({
  params,
  searchParams,
}: PageProps<'/verwaltung/branchen/[id]/zusammenlegen'>) {
  const [{ id }, { mit }] = await Promise.all([params, searchParams]);
  await requireRole(tradesPath, canEditTrades);
  const source = isRowId(Number(id)) ? await getCategoryForEditing(Number(id)) : null;
  if (!source) notFound();

  const asked = typeof mit === 'string' ? mit.replaceAll('\u0000', '').slice(0, CATEGORY_NAME_MAX_LENGTH) : '';
  const [found] = asked ? await findCategories([asked]) : [];
  const target = found && found.id !== source.id ? await getCategoryForEditing(found.id) : null;
  const trail = [
    { label: 'Branchen', href: tradesPath },
    { label: source.name, href: tradePath(source.id) },
  ];
  if (!target) {
    return (
      <>
        <Breadcrumbs trail={trail} current="Zusammenlegen" />
        <PageHeader title="Diese Branche gibt es nicht">
          <p>
            {asked ? `„${asked}“ ist keine andere Branche.` : 'Es fehlt, womit.'}{' '}
            <Link href={tradePath(source.id)} prefetch={false} className="link">
              Zurück zu „{source.name}“
            </Link>
          </p>
        </PageHeader>
      </>
    );
  }
  const { entries, both, places, waiting } = await foreseeMerge(source.id, target.id);
  return (
    <>
      <Breadcrumbs trail={trail} current="Zusammenlegen" />
      <PageHeader title={`„${source.name}“ geht auf in „${target.name}“`}>
        <p>Das lässt sich nicht zurücknehmen.</p>
      </PageHeader>
      <ul className="mb-6 grid max-w-text list-disc gap-2 pl-5">
        <li>
          {counted(entries, 'Eintrag steht', 'Einträge stehen')} danach unter „{target.name}“
          {both > 0 && `, davon ${both.toLocaleString('de-DE')} schon jetzt auch dort`}.
        </li>
        <li>
          {categoryPath(source.slug)} führt für immer zu {categoryPath(target.slug)}
          {places > 0 && `, ebenso ${counted(places, 'Seite', 'Seiten')} der Branche in einem Ort`}.
        </li>
        <li>
          Der Name und {counted(source.synonyms.length, 'Synonym', 'Synonyme')} werden Synonyme von „{target.name}“: Wer
          so sucht, findet weiterhin dorthin.
        </li>
        {waiting > 0 && (
          <li>
            {counted(waiting, 'Vorgang', 'Vorgänge')} im Eingang nennen danach „{target.name}“.
          </li>
        )}
        <li>
          Importe ordnen künftig „{target.name}“ zu, was bisher „{source.name}“ war.
        </li>
      </ul>
      <form action={mergeTrade.bind(null, source.id, target.id)} className="flex flex-wrap gap-3">
        <button type="submit" className="button">
          Zusammenlegen
        </button>
        <Link href={tradePath(source.id)} prefetch={false} className="button button-quiet">
          Nicht zusammenlegen
        </Link>
      </form>
    </>
  );
}
