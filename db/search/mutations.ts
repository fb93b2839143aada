import { sql } from 'drizzle-orm';
import { db, transaction } from '#db/client.ts';

/**
 * How often each word is met in names, counted afresh from the index of all entries; words that no name has any more are
 * forgotten. For once a day and after an import: triggers only add words.
 */
export function recountNameWords(): Promise<void> {
  return transaction(async () => {
    await db.execute(sql`set local statement_timeout = 0`);
    await db.execute(sql`drop table if exists pg_temp.counted`);
    await db.execute(sql`
      create temporary table counted on commit drop as
      select word, ndoc as frequency
      from ts_stat('select search_vector from companies where listed', 'a')
      where char_length(word) between 2 and 40 and word !~ '^[0-9]+$'`);
    await db.execute(sql`create unique index on counted (word)`);
    await db.execute(sql`analyze counted`);
    await db.execute(sql`
      delete from name_words where not exists (select from counted where counted.word = name_words.word)`);
    await db.execute(sql`
      update name_words set frequency = counted.frequency from counted
      where counted.word = name_words.word and counted.frequency <> name_words.frequency`);
    await db.execute(sql`
      insert into name_words (word, written, frequency)
      select word, word, frequency from counted
      where not exists (select from name_words where name_words.word = counted.word) order by word
      on conflict do nothing`);
  });
}
