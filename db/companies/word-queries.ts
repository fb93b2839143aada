import { type SQL, sql } from 'drizzle-orm';
import { isOwnStem } from '#lib/search/stem.ts';
import type { Intent } from '#lib/search/understand.ts';

export type Alternatives = Intent['alternatives'];

/** Each word as it is, by its stem, or in another spelling; the last one may be unfinished. */
export function queryOf(words: readonly string[], alternatives: Alternatives, unfinished = false): SQL {
  const parts = words.map((word, index) => {
    const begins = unfinished && index === words.length - 1 && word.length > 2;
    const forms = [
      sql`to_tsquery('simple', ${begins ? `'${word}':*` : `'${word}'`})`,
      ...(isOwnStem(word) ? [] : [sql`plainto_tsquery('german', ${word})`]),
      ...(alternatives.get(word) ?? []).map((other) => sql`plainto_tsquery('simple', ${other})`),
    ];
    return sql`(${sql.join(forms, sql` || `)})`;
  });
  return sql`(${sql.join(parts, sql` && `)})`;
}

/** All words in the name itself: as they are (A), or by their stems (B), the weights of company_search_vector. */
export function nameQueryOf(
  words: readonly string[],
  alternatives: Alternatives,
  among: ('A' | 'B')[],
  unfinished = false,
): SQL {
  const parts = words.map((word, index) => {
    const begins = unfinished && index === words.length - 1 && word.length > 2 ? '*' : '';
    const forms = [word, ...(alternatives.get(word) ?? [])].flatMap((form) => [
      sql`to_tsquery('simple', ${`'${form}':${begins}A`})`,
      ...(among.includes('B') && !isOwnStem(form) ? [sql`to_tsquery('german', ${`'${form}':B`})`] : []),
    ]);
    return sql`(${sql.join(forms, sql` || `)})`;
  });
  return sql`(${sql.join(parts, sql` && `)})`;
}

/**
 * Where the words of an entry that was found by them stand: as typed in the name 4, in another form there 3, as typed elsewhere 2,
 * else 1. What a word is only the beginning of is another form of it.
 */
export function wordsFound(words: readonly string[], alternatives: Alternatives, unfinished = false): SQL {
  const asTyped: Alternatives = new Map();
  const elsewhere =
    alternatives.size > 0 || unfinished
      ? sql`when c.search_vector @@ ${queryOf(words, asTyped)} then 2 else 1`
      : sql`else 2`;
  return sql`case when c.search_vector @@ ${nameQueryOf(words, asTyped, ['A'])} then 4
    when c.search_vector @@ ${nameQueryOf(words, alternatives, ['A', 'B'], unfinished)} then 3 ${elsewhere} end`;
}

/** How much of the name these words are. */
export const percentOf = (words: readonly string[]) =>
  sql`least(100, 100 * ${words.join(' ').length}::int / char_length(c.name))`;
