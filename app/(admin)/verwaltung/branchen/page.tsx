import type { Metadata } from 'next';
import Link from 'next/link';
import { PageHeader } from '#components/ui/page-header.tsx';
import { AccountNav } from '#components/users/account-nav.tsx';
import { listCategoriesForEditing, listGroups } from '#db/categories/queries.ts';
import { requireRole } from '#lib/auth/session.ts';
import { CATEGORY_NAME_MAX_LENGTH } from '#lib/categories/input.ts';
import { counted } from '#lib/counting.ts';
import { tradePath, tradesPath } from '#lib/paths.ts';
import { canEditTrades } from '#lib/permissions.ts';
import { signOut } from '../../../(account)/anmelden/actions.ts';

export const metadata: Metadata = { title: 'Branchen verwalten', robots: { index: false, follow: false } };

const box = 'min-h-12 w-full rounded-card border border-line bg-surface px-3.5';

export default async function TradesPage({ searchParams }: PageProps<'/verwaltung/branchen'>) {
  const user = await requireRole(tradesPath, canEditTrades);
  const { suche, gruppe } = await searchParams;
  const search =
    typeof suche === 'string'
      ? suche
          .replace(/[\p{Cc}\p{Cs}]+/gu, ' ')
          .trim()
          .slice(0, CATEGORY_NAME_MAX_LENGTH)
      : '';
  const groups = await listGroups();
  const group = groups.find(({ id }) => String(id) === gruppe);
  const trades = await listCategoriesForEditing(search, group?.id ?? null);
  return (
    <>
      <AccountNav current={tradesPath} role={user.role} signOut={signOut} />
      <PageHeader title="Branchen">
        <p>{counted(trades.length, 'Branche', 'Branchen')}</p>
      </PageHeader>
      <search>
        <form
          key={`${search} ${group?.id}`}
          action={tradesPath}
          className="mb-6 grid items-end gap-3 sm:grid-cols-[2fr_1fr_auto]"
        >
          <label className="grid gap-1">
            <span className="font-semibold text-sm">Name oder Synonym</span>
            <input
              type="search"
              name="suche"
              defaultValue={search}
              maxLength={CATEGORY_NAME_MAX_LENGTH}
              className={box}
            />
          </label>
          <label className="grid gap-1">
            <span className="font-semibold text-sm">Gruppe</span>
            <select name="gruppe" defaultValue={group?.id ?? ''} className={box}>
              <option value="">alle</option>
              {groups.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <button type="submit" className="button min-h-12">
            Anzeigen
          </button>
        </form>
      </search>
      {trades.length === 0 && <p>Dazu gibt es keine Branche.</p>}
      <ul className="divide-y divide-line border-line border-y empty:hidden">
        {trades.map(({ id, name, groupName, companies, synonyms }) => (
          <li key={id} className="grid gap-x-4 py-2 sm:grid-cols-[1fr_auto]">
            <Link href={tradePath(id)} prefetch={false} className="link inline-flex min-h-9 items-center font-semibold">
              {name}
            </Link>
            <span className="text-ink-soft text-sm sm:text-right">
              {groupName} · {counted(companies, 'Eintrag', 'Einträge')} · {counted(synonyms, 'Synonym', 'Synonyme')}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
