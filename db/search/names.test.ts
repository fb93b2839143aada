import { sql } from 'drizzle-orm';
import { afterAll, describe, expect, test } from 'vitest';
import { closeDatabase, db, rolledBack } from '#db/client.ts';
import { insertTestCompany } from '#db/companies/fixtures.ts';
import { recountNameWords } from './mutations.ts';
import { lookUpNameWords } from './names.ts';

afterAll(closeDatabase);

async function soundsOf(...names: string[]): Promise<Set<string>> {
  const rows = await db.execute<{ sound: string }>(
    sql`select distinct sound_of(name) as sound from unnest(${sql.param(names)}::text[]) as name`,
  );
  return new Set(rows.map(({ sound }) => sound));
}

describe('how names sound', () => {
  test.each([
    ['Meier', 'Meyer', 'Maier', 'Mayer', 'Mayr', 'Mair'],
    ['Schmid', 'Schmidt', 'Schmitt', 'Schmied'],
    ['Becker', 'Bäcker', 'Baecker'],
    ['Hoffmann', 'Hofmann', 'Hoffman'],
    ['Schulz', 'Schultz', 'Schulze'],
    ['Krüger', 'Krueger'],
    ['Stephan', 'Stefan'],
    ['Kaiser', 'Kayser', 'Keyser'],
    ['Weiß', 'Weiss', 'Weis'],
    ['Walter', 'Walther'],
  ])('%s and the like are one', async (...names) => expect(await soundsOf(...names)).toHaveLength(1));

  test.each([
    ['Meier', 'Mohr', 'Mauer', 'Maria'],
    ['Müller', 'Miller', 'Möller'],
    ['Koch', 'Kock'],
    ['Fischer', 'Fichte'],
  ])('%s and the like are not', async (...names) => expect(await soundsOf(...names)).toHaveLength(names.length));
});

describe('words of names', () => {
  const wordsAfter = (work: () => Promise<unknown>, asked: string[]) =>
    new Promise<Record<string, number>>((done, fail) =>
      rolledBack(async () => {
        await work();
        done(Object.fromEntries((await lookUpNameWords(asked, asked.join(' '))).known));
      }).catch(fail),
    );

  test('are known as soon as an entry is listed, and only then', async () => {
    const asked = ['zwirbelmoos', 'grunwaldia', 'gmbh'];
    expect(
      Object.keys(await wordsAfter(() => insertTestCompany({ name: 'Zwirbelmoos Grünwaldia GmbH' }), asked)),
    ).toEqual(expect.arrayContaining(['zwirbelmoos', 'grunwaldia']));
    expect(
      await wordsAfter(() => insertTestCompany({ name: 'Zwirbelmoos', status: 'draft' }), asked),
    ).not.toHaveProperty('zwirbelmoos');
    const renamed = () =>
      insertTestCompany({ name: 'Vorher' }).then(({ id }) =>
        db.execute(sql`update companies set name = 'Zwirbelmoos' where id = ${id}`),
      );
    expect(await wordsAfter(renamed, asked)).toHaveProperty('zwirbelmoos');
  });

  test('are counted afresh, and forgotten when no name has them', () =>
    rolledBack(async () => {
      const first = await insertTestCompany({ name: 'Zwirbelmoos Nord' });
      await insertTestCompany({ name: 'Zwirbelmoos Süd' });
      await recountNameWords();
      expect((await lookUpNameWords(['zwirbelmoos'], '')).known.get('zwirbelmoos')).toBe(2);
      await db.execute(sql`delete from companies where name like 'Zwirbelmoos %' and id <> ${first.id}`);
      await db.execute(sql`update companies set name = 'Nordlicht' where id = ${first.id}`);
      await recountNameWords();
      expect((await lookUpNameWords(['zwirbelmoos'], '')).known.size).toBe(0);
    }));

  test('are found with an error, with two when they are long, and by their sound', () =>
    rolledBack(async () => {
      await insertTestCompany({ name: 'Zwirbelmoos Mäyerling' });
      const near = async (typed: string) => {
        const { near: found, sounding } = await lookUpNameWords([typed], typed);
        return [...(found.get(typed) ?? []), ...(sounding.get(typed) ?? [])].map(({ word }) => word);
      };
      for (const typed of ['zwirbelmos', 'zwirblemoos', 'zwirbelmoss', 'azwirbelmoos', 'zwrbelmos', 'zwiirbeelmoos']) {
        expect(await near(typed), typed).toContain('zwirbelmoos');
      }
      expect(await near('zwirbelmorast')).not.toContain('zwirbelmoos');
      expect(await near('meierling')).toContain('mayerling');
    }));
});
