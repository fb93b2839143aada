import { connection, transaction } from '#db/client.ts';
import { closeCompany } from '#db/companies/mutations.ts';

export interface Closings {
  closed: number;
  reopened: number;
}

/**
 * Follows a source that says of businesses it has told of before that they are no more, and of those that it had called closed that
 * they are there. What a person has said of one stands, and an entry that belongs to somebody is for its people to close.
 */
export async function followClosings(
  sourceKey: string,
  { gone, there }: { gone: readonly string[]; there: readonly string[] },
): Promise<Closings> {
  if (gone.length === 0 && there.length === 0) return { closed: 0, reopened: 0 };
  return transaction(async () => {
    const sql = connection();
    const open = await sql<{ id: number }[]>`
      select id from companies
      where source_key = ${sourceKey} and external_id = any(${[...gone]}::text[])
        and status = 'published' and closed_at is null
        and not exists (select from company_members where company_id = companies.id)
        and not exists (
          select from company_changes where company_id = companies.id and kind = 'reopened' and source_key is null)
      order by id`;
    const closed = await sql<{ id: number }[]>`
      select id from companies
      where source_key = ${sourceKey} and external_id = any(${[...there]}::text[])
        and status = 'published' and closed_at is not null
        and ${sourceKey} = (
          select source_key from company_changes
          where company_id = companies.id and kind in ('closed', 'reopened') order by id desc limit 1)
      order by id`;
    for (const { id } of open) await closeCompany(id, true, { sourceKey });
    for (const { id } of closed) await closeCompany(id, false, { sourceKey });
    return { closed: open.length, reopened: closed.length };
  });
}
