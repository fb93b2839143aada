import type { Metadata } from 'next';
import Link from 'next/link';
import { AuditEventRow } from '#components/audit/audit-event-row.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import {
  type AuditFilter,
  findCompanyId,
  findUserId,
  listAuditActions,
  listAuditEvents,
  nameSubjects,
} from '#db/audit/queries.ts';
import { listCategoryNamesById, listPlaceNamesById } from '#db/submissions/queries.ts';
import { type AuditSearch, entrySlugOf, parseAuditSearch, periodOf } from '#lib/audit/input.ts';
import { requireRole } from '#lib/auth/session.ts';
import { auditPath, entryHistoryPath } from '#lib/paths.ts';
import { canReadAudit } from '#lib/permissions.ts';
import { isUuid } from '#lib/text-input.ts';
import { AuditFilterForm } from './audit-filter-form.tsx';

export const metadata: Metadata = { title: 'Protokoll', robots: { index: false, follow: false } };

const PAGE_SIZE = 50;

export default async function AuditPage({ searchParams }: PageProps<'/verwaltung/protokoll'>) {
  const search = parseAuditSearch(await searchParams);
  await requireRole(auditPath(search), canReadAudit);
  const [filter, actions] = await Promise.all([understand(search), listAuditActions()]);
  const found = typeof filter === 'string' ? [] : await listAuditEvents(filter, PAGE_SIZE + 1);
  const events = found.slice(0, PAGE_SIZE);
  const proposed = events.flatMap(({ details }) => details.flatMap(({ values }) => [values.before, values.after]));
  const [subjects, categories, places] = await Promise.all([
    nameSubjects(events.flatMap(({ subject, fields }) => [subject, ...fields])),
    listCategoryNamesById(proposed.flatMap((values) => numbers(values?.categoryIds))),
    listPlaceNamesById(proposed.flatMap((values) => numbers(values?.placeId))),
  ]);
  const names = {
    subjects,
    categories: new Map(categories.map((each) => [each.id, each.name])),
    places: new Map(places.map((each) => [each.id, each.name])),
  };
  const last = events.at(-1);
  return (
    <>
      <PageHeader title="Protokoll">
        <p>
          Entscheidungen und Änderungen, die neuesten zuerst. Angaben zu Personen sind nur lesbar, solange es ihr Konto
          gibt.
        </p>
      </PageHeader>
      <AuditFilterForm search={search} actions={actions} />
      {typeof filter === 'string' && (
        <p role="alert" className="mb-5 rounded-card border border-warn-line bg-warn-wash px-4 py-3">
          {filter}
        </p>
      )}
      {typeof filter !== 'string' && filter.subject && /^company:\d+$/.test(filter.subject) && (
        <p className="mb-5">
          <Link
            href={entryHistoryPath(Number(filter.subject.slice('company:'.length)))}
            prefetch={false}
            className="link"
          >
            Verlauf dieses Eintrags
          </Link>
        </p>
      )}
      {events.length === 0 && typeof filter !== 'string' && <p>Dazu steht nichts im Protokoll.</p>}
      <ol className="divide-y divide-line border-line border-y empty:hidden">
        {events.map((event) => (
          <AuditEventRow key={event.id} event={event} names={names} />
        ))}
      </ol>
      <p className="mt-6 flex flex-wrap gap-x-5">
        {search.vor > 0 && (
          <Link href={auditPath({ ...search, vor: 0 })} prefetch={false} className="link">
            Zum Neuesten
          </Link>
        )}
        {found.length > PAGE_SIZE && last && (
          <Link href={auditPath({ ...search, vor: last.id })} prefetch={false} rel="next" className="link">
            Ältere
          </Link>
        )}
      </p>
    </>
  );
}

/** What the person means by the filter, or a sentence on what of it there is not. */
async function understand(search: AuditSearch): Promise<AuditFilter | string> {
  const { person, betrifft, aktion, vor } = search;
  const slug = entrySlugOf(betrifft);
  const [personId, companyId] = await Promise.all([
    person.includes('@') ? findUserId(person.toLowerCase()) : person,
    slug ? findCompanyId(slug) : null,
  ]);
  if (person && !(personId && (person.includes('@') || isUuid(person))))
    return `Person: Zu „${person}“ gibt es kein Konto.`;
  if (slug && companyId === null) return `Betrifft: Den Eintrag „${slug}“ gibt es nicht.`;
  if (search.von && search.bis && search.von > search.bis) return 'Zeitraum: Der erste Tag liegt nach dem letzten.';
  return {
    ...(personId ? { personId } : {}),
    ...(betrifft ? { subject: companyId === null ? betrifft : `company:${companyId}` } : {}),
    ...(aktion ? { action: aktion } : {}),
    ...(vor ? { before: vor } : {}),
    ...periodOf(search),
  };
}

const numbers = (value: unknown): number[] => [value].flat().filter((each) => typeof each === 'number');
