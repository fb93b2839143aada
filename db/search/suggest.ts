import { sql } from 'drizzle-orm';
import { db } from '#db/client.ts';
import type { Suggestion } from '#lib/search/suggest.ts';
import { isOptional, isParticle, wordsOf } from '#lib/search/words.ts';

/** Of a name that more have than this, another letter says more than a choice of them would. */
const MOST_CANDIDATES = 500;
const LEAST_LETTERS = 3;

/** Companies whose name has the typed words, the last one unfinished; the most complete entries first. None while very many fit. */
export async function suggestCompanies(typed: string, limit: number): Promise<Suggestion[]> {
  const words = wordsOf(typed).filter((word) => !isParticle(word) && !isOptional(word));
  const last = words.at(-1) ?? '';
  if (last.length < LEAST_LETTERS || words.length > 6) return [];
  const [counted] = await db.execute<{ fewest: number | null }>(sql`
    select least(
      (select coalesce(sum(frequency), 0)::int from name_words where word ^@ ${last}),
      (select min(coalesce(frequency, 0)) from unnest(${sql.param(words.slice(0, -1))}::text[]) as typed (word)
        left join name_words using (word))
    ) as fewest`);
  if (!counted?.fewest || counted.fewest > MOST_CANDIDATES) return [];
  const query = words.map((word, index) => `'${word}':${index === words.length - 1 ? '*' : ''}A`).join(' & ');
  const rows = await db.execute<{ name: string; trade: string; place: string }>(sql`
    select c.name, k.name as trade, p.name as place
    from companies c join categories k on k.id = c.main_category_id join places p on p.id = c.place_id
    where c.search_vector @@ to_tsquery('simple', ${query}) and c.listed
    order by c.quality desc, c.id limit ${limit}`);
  return rows.map(({ name, trade, place }) => ({ value: name, detail: `${trade} in ${place}`, place }));
}
