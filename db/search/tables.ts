import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { plainText } from '#db/columns.ts';

/**
 * The distinct words of listed companies' names, for correcting what is mistyped and for finding what sounds alike: some hundred
 * thousand rows instead of millions. Triggers add words; how often each is met is counted afresh once a day (`recountNameWords`).
 */
export const nameWords = pgTable(
  'name_words',
  {
    /** Folded. */
    word: plainText().primaryKey(),
    /** As it stands in a name, in lower case: an umlaut decides how a word sounds. */
    written: text().notNull(),
    frequency: integer().notNull().default(1),
    sound: text().notNull().generatedAlwaysAs(sql`sound_of(written)`),
    /** Hashes of the word and of what remains of it without a letter or two: words with a hash in common may be an error or two apart. */
    variants: integer().array().notNull().generatedAlwaysAs(sql`word_variants(word)`),
  },
  (table) => [
    index('name_words_sound').on(table.sound),
    // Without a list of pending changes: after an import or a recount every search would read it, until a vacuum sorts it in.
    index('name_words_variants').using('gin', table.variants).with({ fastupdate: false }),
    check('name_words_length', sql`char_length(word) between 2 and 40`),
  ],
);
