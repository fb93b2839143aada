import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { Breadcrumbs } from '#components/site/breadcrumbs.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { Section } from '#components/ui/section.tsx';
import { getCategoryForEditing, listCategoriesForEditing, listGroups } from '#db/categories/queries.ts';
import { requireRole } from '#lib/auth/session.ts';
import { CATEGORY_NAME_MAX_LENGTH, categoryState } from '#lib/categories/input.ts';
import { SCHEMA_TYPES } from '#lib/categories/schema-types.ts';
import { counted } from '#lib/counting.ts';
import { categoryPath, mergeTradePath, tradePath, tradesPath } from '#lib/paths.ts';
import { canEditTrades } from '#lib/permissions.ts';
import { isRowId } from '#lib/text-input.ts';
import { saveTrade } from './actions.ts';
import { TradeForm } from './trade-form.tsx';

export const metadata: Metadata = { title: 'Branche bearbeiten', robots: { index: false, follow: false } };

export default async function TradePage({ params }: PageProps<'/verwaltung/branchen/[id]'>) {
  const { id } = await params;
  await requireRole(tradesPath, canEditTrades);
  const trade = isRowId(Number(id)) ? await getCategoryForEditing(Number(id)) : null;
  if (!trade) notFound();

  const [groups, names] = await Promise.all([listGroups(), listCategoriesForEditing('', null)]);
  const initial = {
    values: {
      name: trade.name,
      group: String(trade.parentId),
      schemaType: trade.schemaType,
      synonyms: trade.synonyms.join('\n'),
      seen: categoryState(trade),
    },
    errors: {},
  };
  return (
    <>
      <Breadcrumbs trail={[{ label: 'Branchen', href: tradesPath }]} current={trade.name} />
      <PageHeader title={trade.name}>
        <p>
          {counted(trade.companies, 'Eintrag', 'Einträge')} ·{' '}
          <Link href={categoryPath(trade.slug)} prefetch={false} className="link">
            {categoryPath(trade.slug)}
          </Link>
        </p>
      </PageHeader>
      <TradeForm
        key={tradePath(trade.id)}
        action={saveTrade.bind(null, trade.id)}
        initial={initial}
        groups={groups}
        schemaTypes={SCHEMA_TYPES.includes(trade.schemaType) ? SCHEMA_TYPES : [trade.schemaType, ...SCHEMA_TYPES]}
        nameMaxLength={CATEGORY_NAME_MAX_LENGTH}
      />
      <Section title="Mit einer anderen zusammenlegen" id="zusammenlegen">
        <form action={mergeTradePath(trade.id)} className="grid max-w-text gap-3">
          <label className="grid gap-1">
            <span className="font-semibold text-sm">„{trade.name}“ geht auf in der Branche</span>
            <input
              name="mit"
              list="trades"
              required
              autoComplete="off"
              maxLength={CATEGORY_NAME_MAX_LENGTH}
              className="min-h-12 rounded-card border border-line bg-surface px-3.5"
            />
          </label>
          <datalist id="trades">
            {names
              .filter(({ name }) => name !== trade.name)
              .map(({ name }) => (
                <option key={name} value={name} />
              ))}
          </datalist>
          <div>
            <button type="submit" className="button button-quiet">
              Ansehen, was dann geschieht
            </button>
          </div>
        </form>
      </Section>
    </>
  );
}
