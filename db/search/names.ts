import { type SQL, sql } from 'drizzle-orm';
import { executePrepared } from '#db/client.ts';
import { editDistance, errorsIn } from '#lib/search/edit-distance.ts';
import type { NameWords } from '#lib/search/names.ts';
import { writtenWords } from '#lib/search/words.ts';

/** More would be no search for a name. */
const MOST_WORDS = 6;
const MOST_ALIKE = 100;

/**
 * What is known about words that may be parts of names: which of them exist, and which others sound like them or are an error
 * or two apart. `also`: words of which only the existence is asked.
 */
export async function lookUpNameWords(
  words: readonly string[],
  typed: string,
  also: readonly string[] = [],
): Promise<NameWords> {
  const names: NameWords = { known: new Map(), sounding: new Map(), near: new Map() };
  const asked = [...new Set(words)].filter((word) => /^[\p{L}\p{N}]{2,40}$/u.test(word)).slice(0, MOST_WORDS);
  const all = [...new Set([...asked, ...also])];
  if (all.length === 0) return names;
  const written = writtenWords(typed);
  const alike = asked.map(
    (word, index) => sql`
    (select ${index}::int as asked, 'sound' as how, word, written, frequency from name_words
     where sound = sound_of(${written.get(word) ?? word}) and word <> ${word} order by frequency desc limit 12)
    union all
    (select ${index}::int, 'near', word, written, frequency from name_words
     where variants && ${hashesOf(word)} and word <> ${word} and char_length(word) between ${word.length - 2}::int and ${word.length + 2}::int
     order by frequency desc limit ${MOST_ALIKE})`,
  );
  const rows = await executePrepared<{
    asked: number;
    how: string;
    word: string;
    written: string;
    frequency: number;
  }>(
    sql.join(
      [
        sql`select -1 as asked, 'known' as how, word, written, frequency from name_words where word = any(${sql.param(all)}::text[])`,
        ...alike,
      ],
      sql` union all `,
    ),
  );
  for (const { asked: index, how, word, written: spelling, frequency } of rows) {
    if (how === 'known') {
      names.known.set(word, frequency);
      continue;
    }
    const of = asked[index] as string;
    const distance = editDistance(of, word, Math.max(1, errorsIn(of)));
    if (how === 'sound') push(names.sounding, of, { word, written: spelling, frequency, distance });
    else if (distance <= errorsIn(of)) push(names.near, of, { word, written: spelling, frequency, distance });
  }
  return names;
}

/** The word, and what remains without a letter, of long ones also without two, as the table holds them of its own words. */
function hashesOf(word: string): SQL {
  const variants = new Set([word]);
  const lessOne = [...word].map((_, index) => word.slice(0, index) + word.slice(index + 1));
  for (const variant of lessOne) variants.add(variant);
  if (errorsIn(word) > 1) {
    for (const variant of lessOne) {
      for (let index = 0; index < variant.length; index++)
        variants.add(variant.slice(0, index) + variant.slice(index + 1));
    }
  }
  return sql`array(select hashtext(variant) from unnest(${sql.param([...variants])}::text[]) as variant)`;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V) {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}
