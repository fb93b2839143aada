import { sql } from 'drizzle-orm';
import { afterAll, expect, test } from 'vitest';
import { closeDatabase, db, rolledBack } from '#db/client.ts';
import { insertTestCompany } from '#db/companies/fixtures.ts';
import type { ArticleDocument } from '#lib/articles/document.ts';
import { listMentionedCompanies, suggestMentions } from './mentions.ts';

afterAll(closeDatabase);

const mentioning = (...ids: number[]): ArticleDocument => ({
  type: 'doc',
  content: ids.map((company) => ({
    type: 'paragraph',
    content: [{ type: 'mention', attrs: { company, name: 'Wie es da steht' } }],
  })),
});

test('an article shows published companies, and of the others nothing', () =>
  rolledBack(async () => {
    const open = await insertTestCompany({ name: 'Zwirbelmoos', streetAddress: 'Am Markt 1' });
    const closed = await insertTestCompany({ name: 'Zwirbelmoos Zu', closedAt: new Date() });
    const hidden = await insertTestCompany({ name: 'Zwirbelmoos Geheim', status: 'draft' });
    const { companies, slugs } = await listMentionedCompanies(mentioning(open.id, closed.id, hidden.id, 2 ** 31 - 1));
    expect(companies.get(open.id)).toEqual({
      slug: open.slug,
      name: 'Zwirbelmoos',
      trade: 'Bäckerei',
      place: 'Görlitz',
      postalCode: '02826',
      streetAddress: 'Am Markt 1',
      isClosed: false,
    });
    expect(companies.get(closed.id)?.isClosed).toBe(true);
    expect([...companies.keys()].sort()).toEqual([open.id, closed.id].sort());
    // Its page may come: whoever names it must hear of that.
    expect(slugs.sort()).toEqual([open.slug, closed.slug, hidden.slug].sort());
    expect(await listMentionedCompanies(mentioning())).toEqual({ companies: new Map(), slugs: [] });
  }));

test('companies are offered by name, also with the place behind it, and only published ones', () =>
  rolledBack(async () => {
    const one = await insertTestCompany({ name: 'Zwirbelmoos Grünwald', streetAddress: 'Am Markt 1' });
    const two = await insertTestCompany({ name: 'Zwirbelmoos Zweig', place: 'berlin', closedAt: new Date() });
    await insertTestCompany({ name: 'Zwirbelmoos Entwurf', status: 'draft' });
    const ids = async (typed: string) => (await suggestMentions(typed, 8)).map(({ id }) => id).sort();
    expect(await ids('zwirbelm')).toEqual([one.id, two.id].sort());
    expect(await ids('Zwirbelmoos gru')).toEqual([one.id]);
    expect(await ids('Zwirbelmoos Berl')).toEqual([two.id]);
    expect(await ids('zwirbelmoos entw')).toEqual([]);
    for (const nothing of ['', 'z', "' | !a", '@@@', 'a '.repeat(50)]) expect(await ids(nothing), nothing).toEqual([]);
    expect((await suggestMentions('zwirbelmoos zweig', 8))[0]?.detail).toBe('Bäckerei in Berlin, geschlossen');
    await db.execute(sql`update companies set status = 'withdrawn' where id = ${one.id}`);
    expect(await ids('zwirbelmoos')).toEqual([two.id]);
  }));
