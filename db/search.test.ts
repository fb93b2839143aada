import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { features } from '#lib/search/features.ts';
import { fold } from '#lib/search/fold.ts';
import { isOwnStem } from '#lib/search/stem.ts';
import { closeDatabase, db } from './client.ts';

afterAll(closeDatabase);

async function foldInDatabase(texts: string[]): Promise<string[]> {
  const rows = await db.execute<{ folded: string }>(
    sql`select fold(text) as folded from jsonb_array_elements_text(${JSON.stringify(texts)}::jsonb) with ordinality as each (text, position) order by position`,
  );
  return rows.map(({ folded }) => folded);
}

/** What PostgreSQL can store: no NUL, no half of a surrogate pair. */
const storable = (unit: fc.Arbitrary<string>) =>
  fc.string({ unit, maxLength: 30 }).filter((text) => !text.includes('\0') && text.isWellFormed());

describe('fold', () => {
  it('knows the spellings that Germans mix', () => {
    for (const [text, folded] of [
      ['Bäckerei', 'backerei'],
      ['BAECKEREI', 'backerei'],
      ['Straße', 'strasse'],
      ['STRAẞE', 'strasse'],
      ['Café Sørensen', 'cafe sorensen'],
      ['Łódź', 'lodz'],
      ['Œuvre', 'ouvre'],
      ['Göethe', 'gothe'],
    ]) {
      expect(fold(text as string)).toBe(folded);
    }
  });

  it('is the same in the database, letter by letter', async () => {
    const letters: string[] = [];
    // All that has a case or a decomposition in the scripts of Europe, and the compatibility forms.
    for (const [first, last] of [
      [0x20, 0x52f],
      [0x1e00, 0x1fff],
      [0x2000, 0x2bff],
      [0xfb00, 0xfb06],
      [0xff00, 0xffef],
    ] as const) {
      for (let code = first; code <= last; code++) letters.push(String.fromCodePoint(code));
    }
    const folded = await foldInDatabase(letters);
    const different = letters
      .map((letter, index) => ({ letter, here: fold(letter), there: folded[index] }))
      .filter(({ here, there }) => here !== there);
    expect(different).toEqual([]);
  });

  it('is the same in the database, for any text', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(
            storable(fc.constantFrom(...'aAäÄeEoÖuÜßẞæœøǿłđıİΣσςµﬁⅣ \u0301\u0308')),
            storable(fc.constantFrom('a', 'e', '-', 'Σ', ' ', 'ae')),
          ),
          { minLength: 20, maxLength: 60 },
        ),
        async (texts) => {
          expect(await foldInDatabase(texts)).toEqual(texts.map(fold));
        },
      ),
      { numRuns: 40 },
    ));
});

describe('words that are only their own stem', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abcdefghiklmnoprstuvzßäöüy'), minLength: 1, maxLength: 9 });
  const ending = fc.constantFrom(
    '',
    'e',
    'em',
    'en',
    'er',
    'ern',
    'es',
    's',
    'st',
    'est',
    'ung',
    'isch',
    'lich',
    'keit',
    'igkeit',
  );

  it('have no ending that PostgreSQL takes off, and are left of no other word', async () => {
    const words = fc.sample(fc.tuple(word, ending), { numRuns: 20_000, seed: 1 }).map((parts) => fold(parts.join('')));
    const rows = await db.execute<{ word: string; stem: string | null }>(sql`
      select word, (ts_lexize('german_stem', word))[1] as stem from unnest(${sql.param(words)}::text[]) as word`);
    const changed = rows.filter(({ word, stem }) => stem !== null && stem !== word);
    expect(changed.length).toBeGreaterThan(5000);
    expect(changed.filter(({ word, stem }) => isOwnStem(word) || isOwnStem(stem as string))).toEqual([]);
  });

  it.each(['gmbh', 'kg', 'dr'])('%s', (legalForm) => expect(isOwnStem(legalForm)).toBe(true));
});

describe('features', () => {
  it('have the same bits in the database', async () => {
    const given: Record<string, string> = {
      'fotos=1': `null, '{}', '{}', true`,
      'rollstuhl=1': `'yes', '{}', '{}', false`,
      'rollstuhl=teilweise': `'limited', '{}', '{}', false`,
      'zahlung=bar': `null, '{cash}', '{}', false`,
      'zahlung=girocard': `null, '{girocard}', '{}', false`,
      'zahlung=kreditkarte': `null, '{visa}', '{}', false`,
      'zahlung=kontaktlos': `null, '{apple_pay}', '{}', false`,
      'zahlung=rechnung': `null, '{invoice}', '{}', false`,
      'zahlung=paypal': `null, '{paypal}', '{}', false`,
    };
    for (const { parameter, value, bit } of features) {
      const facts = given[`${parameter}=${value}`] ?? `null, '{}', '{de,${value}}', false`;
      const [row] = await db.execute<{ mask: number }>(sql.raw(`select company_features(${facts}) as mask`));
      // Whoever is accessible is so in part, too.
      expect([value, row?.mask]).toEqual([value, value === '1' && parameter === 'rollstuhl' ? 0b110 : 1 << bit]);
    }
  });
});
