import { sql } from 'drizzle-orm';
import { db } from '#db/client.ts';
import { MARKS } from '#lib/articles/marked-text.ts';
import type { Count } from '#lib/counting.ts';
import { PAGE_SIZE } from '#lib/search/input.ts';

/** Up to here matches are counted and ordered; of more, these many are taken. */
const COUNT_LIMIT = 2000;

export interface FoundArticle {
  id: number;
  slug: string;
  publishedOn: string;
  /** Both with `MARKS` around what was found. */
  title: string;
  passage: string;
}

/**
 * Published articles that have all of the words, as a search engine's user writes them („in quotes“, -not, or); the best first,
 * then the newest. Title counts more than teaser, teaser more than text.
 */
export async function searchArticles(text: string, page: number) {
  const rows = await db.execute<Partial<FoundArticle> & { total: number }>(sql`
    with found as materialized (${matches(text)}),
    page as (
      select id, version_id, ts_rank(search_vector, ${queryOf(text)}, 1) as rank from found
      order by rank desc, published_on desc, published_at desc, id desc
      limit ${PAGE_SIZE} offset ${(page - 1) * PAGE_SIZE})
    select total, articles.id, articles.slug, articles.published_on::text as "publishedOn",
      ${marked('title', 'HighlightAll=true', text)} as title,
      -- A teaser may end with the sign that parts are joined with.
      regexp_replace(
        ${marked("concat_ws(' … ', nullif(teaser, ''), plain_text)", 'MaxFragments=2, MinWords=12, MaxWords=28, FragmentDelimiter=" … "', text)},
        '([[:space:]]*…)+', ' …', 'g') as passage
    from (select count(*)::int as total from found) as total
    left join page on true
    left join articles on articles.id = page.id
    left join article_versions on article_versions.id = page.version_id
    order by rank desc, articles.published_on desc, articles.published_at desc, articles.id desc`);
  const total = rows[0]?.total ?? 0;
  return {
    articles: rows.filter((row): row is FoundArticle & { total: number } => Boolean(row.id)),
    total: countOf(total),
    pages: Math.ceil(Math.min(total, COUNT_LIMIT) / PAGE_SIZE),
  };
}

const countOf = (total: number): Count => (total > COUNT_LIMIT ? { atLeast: total } : { exact: total });

/** How many articles have all of the words. */
export async function countMatchingArticles(text: string): Promise<Count> {
  const [row] = await db.execute<{ total: number }>(
    sql`select count(*)::int as total from (${matches(text)}) as found`,
  );
  return countOf(row?.total ?? 0);
}

/** One spelling on both sides (`fold`), so that ä, ae and a find each other. */
const queryOf = (text: string) => sql`websearch_to_tsquery('german', fold(${text}))`;

const matches = (text: string) => sql`
  select articles.id, version.id as version_id, version.search_vector, articles.published_on, articles.published_at
  from article_versions as version join articles on articles.live_version_id = version.id
  where version.search_vector @@ ${queryOf(text)} and articles.status = 'published' and articles.published_at <= now()
  limit ${COUNT_LIMIT + 1}`;

/** The text as it is written has other forms than the one that is searched: those of both are marked. */
function marked(expression: string, options: string, text: string) {
  const query = sql`(websearch_to_tsquery('german', ${text}) || ${queryOf(text)})`;
  return sql`ts_headline('german', translate(${sql.raw(expression)}, ${MARKS.join('')}, ''), ${query},
    ${`StartSel=${MARKS[0]}, StopSel=${MARKS[1]}, ${options}`})`;
}
