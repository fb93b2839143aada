import { eq, inArray, sql } from 'drizzle-orm';
import { categories } from '#db/categories/tables.ts';
import { db } from '#db/client.ts';
import { companies } from '#db/companies/tables.ts';
import { places } from '#db/places/tables.ts';
import type { ArticleDocument } from '#lib/articles/document.ts';
import type { ShownCompanies } from '#lib/articles/html.ts';
import { mentionedIds } from '#lib/articles/mentions.ts';
import { isOptional, isParticle, wordsOf } from '#lib/search/words.ts';

/** What a text shows of the companies that it names, and the slugs of all of them, also of those that have no page now. */
export async function listMentionedCompanies(
  body: ArticleDocument,
): Promise<{ companies: ShownCompanies; slugs: string[] }> {
  const ids = mentionedIds(body);
  if (ids.length === 0) return { companies: new Map(), slugs: [] };
  const rows = await db
    .select({
      id: companies.id,
      status: companies.status,
      slug: companies.slug,
      name: companies.name,
      // A published entry has both.
      trade: sql<string>`${categories.name}`,
      place: sql<string>`${places.name}`,
      postalCode: companies.postalCode,
      streetAddress: companies.streetAddress,
      isClosed: sql<boolean>`${companies.closedAt} is not null`,
    })
    .from(companies)
    .leftJoin(categories, eq(categories.id, companies.mainCategoryId))
    .leftJoin(places, eq(places.id, companies.placeId))
    .where(inArray(companies.id, ids));
  const shown = rows.filter(({ status }) => status === 'published');
  return {
    companies: new Map(shown.map(({ id, status: _, ...company }) => [id, company])),
    slugs: rows.map(({ slug }) => slug),
  };
}

const LEAST_LETTERS = 2;
const MOST_WORDS = 6;

type Mentionable = {
  id: number;
  name: string;
  /** What tells it from its namesakes. */
  detail: string;
};

/**
 * Published companies whose name has the typed words, the last one unfinished; or all words but the last, in a place that begins like
 * that one. For editors, so also with the names that very many have.
 */
export async function suggestMentions(typed: string, limit: number): Promise<Mentionable[]> {
  const words = wordsOf(typed).filter((word) => !isParticle(word) && !isOptional(word));
  const last = words.at(-1) ?? '';
  if (last.length < LEAST_LETTERS || words.length > MOST_WORDS) return [];
  const named = (all: string[], ending: string) => all.map((word) => `'${word}':${ending}A`).join(' & ');
  const before = words.slice(0, -1);
  const whole = [named(before, ''), named([last], '*')].filter(Boolean).join(' & ');
  // Each half through the index of names.
  const inPlace =
    before.length > 0
      ? sql`union select c.id from companies c join places p on p.id = c.place_id
          where c.search_vector @@ to_tsquery('simple', ${named(before, '')}) and fold(p.name) ^@ ${last}`
      : sql``;
  const rows = await db.execute<Mentionable>(sql`
    select c.id, c.name, concat_ws(', ', k.name || ' in ' || p.name, c.street_address,
      case when c.closed_at is not null then 'geschlossen' end) as detail
    from companies c join categories k on k.id = c.main_category_id join places p on p.id = c.place_id
    where c.status = 'published' and c.id in (
      select id from companies where search_vector @@ to_tsquery('simple', ${whole}) ${inPlace})
    order by c.quality desc, c.id limit ${limit}`);
  return [...rows];
}
