import { and, eq, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { closeDatabase, db, pool, rolledBack } from '#db/client.ts';
import { deleteWithdrawnCompanies, withdrawCompany } from '#db/companies/mutations.ts';
import { companies } from '#db/companies/tables.ts';
import { redirects } from '#db/redirects/tables.ts';
import { users } from '#db/users/tables.ts';
import { changesBetween, type EntryChanges, type EntryField, type EntryFields } from '#lib/submissions/fields.ts';
import {
  type Decision,
  decideSubmission,
  restoreEntry,
  saveDraft,
  submitChange,
  submitEntry,
  withdrawEntry,
  withdrawSubmission,
} from './mutations.ts';
import { findCategories, getEntryForEditing, listPlacesOfPostalCode } from './queries.ts';
import { submissions } from './tables.ts';

afterAll(closeDatabase);

const today = '2026-11-23';

async function person(role: 'member' | 'moderator' = 'member') {
  const [row] = await db
    .insert(users)
    .values({ email: `${crypto.randomUUID()}@b.example`, role, emailVerified: new Date() })
    .returning({ id: users.id });
  return (row as { id: string }).id;
}

async function someFields(name = 'Bäckerei Morgenrot'): Promise<EntryFields> {
  const [place] = await listPlacesOfPostalCode('02826');
  const [category] = await findCategories(['BAECKEREI']);
  return {
    name,
    legalForm: null,
    streetAddress: 'Am Markt 7',
    postalCode: '02826',
    placeId: (place as { id: number }).id,
    position: null,
    categoryIds: [(category as { id: number }).id],
    phone: '+49358123125',
    fax: null,
    email: null,
    website: null,
    openingHours: 'Mo-Fr 09:00-18:00',
    description: null,
    payment: [],
    languages: [],
    wheelchair: null,
    pictures: [],
    responsiblePerson: null,
    registerCourt: null,
    registerNumber: null,
    vatId: null,
  };
}

async function sent(authorId: string, fields: EntryFields): Promise<string> {
  const draft = (await saveDraft({ authorId, companyId: null }, { name: fields.name })) as string;
  expect(await submitEntry(draft, authorId, fields)).toBe(true);
  return draft;
}

const allOf = (changes: EntryChanges, accepted = true): Decision =>
  Object.fromEntries(Object.keys(changes).map((field) => [field, { accepted, reason: 'Test' }]));

async function published(authorId: string, moderatorId: string, name?: string) {
  const fields = await someFields(name);
  const id = await sent(authorId, fields);
  const decided = await decideSubmission({ id, moderatorId, fields: allOf(fields), note: '', today });
  const slug = decided !== 'stale' && decided?.slug ? decided.slug : '';
  const [row] = await db.select({ id: companies.id }).from(companies).where(eq(companies.slug, slug));
  return { id: (row as { id: number }).id, slug, fields };
}

test('an accepted entry is published with its manager, its trades, and a name of its own', () =>
  rolledBack(async () => {
    const [author, moderator] = [await person(), await person('moderator')];
    const one = await published(author, moderator);
    const two = await published(author, moderator);
    expect([one.slug, two.slug]).toEqual(['baeckerei-morgenrot-goerlitz', 'baeckerei-morgenrot-goerlitz-2']);
    expect(await getEntryForEditing(one.id, author)).toMatchObject({
      role: 'manager',
      status: 'published',
      fields: one.fields,
    });
    expect(await getEntryForEditing(one.id, moderator)).toMatchObject({ role: null });
  }));

test('an entry is where its owner says; a new address moves it, and imports leave it there', () =>
  rolledBack(async () => {
    const [author, moderator] = [await person(), await person('moderator')];
    const fields = { ...(await someFields()), position: { latitude: 51.155301, longitude: 14.987402 } };
    const draft = await sent(author, fields);
    const decided = await decideSubmission({
      id: draft,
      moderatorId: moderator,
      fields: allOf(fields),
      note: '',
      today,
    });
    const slug = decided !== 'stale' ? (decided?.slug ?? '') : '';
    const stored = async () => {
      const [row] = await db
        .select({
          id: companies.id,
          latitude: companies.latitude,
          longitude: companies.longitude,
          precision: companies.coordinatePrecision,
          sources: companies.fieldSources,
        })
        .from(companies)
        .where(eq(companies.slug, slug));
      return row as NonNullable<typeof row>;
    };
    const { id, ...before } = await stored();
    expect(before).toMatchObject({ ...fields.position, precision: 'exact' });

    const change = async (changes: EntryChanges) => {
      const version = (await getEntryForEditing(id, author))?.version ?? 0;
      await submitChange({ companyId: id, authorId: author, version, changes, today });
      const [waiting] = await db
        .select({ id: submissions.id })
        .from(submissions)
        .where(and(eq(submissions.companyId, id), eq(submissions.status, 'pending')));
      const submission = (waiting as { id: string }).id;
      await decideSubmission({ id: submission, moderatorId: moderator, fields: allOf(changes), note: '', today });
    };
    const moved = { latitude: 51.16, longitude: 14.98 };
    await change(changesBetween(fields, { ...fields, streetAddress: 'Am Markt 8', position: moved }));
    expect(await stored()).toMatchObject({ ...moved, precision: 'exact', sources: { position: { source: 'owner' } } });
    expect((await getEntryForEditing(id, author))?.fields.position).toEqual(moved);

    // Nobody knows where that is: as exact as the postal code, until somebody knows better.
    await change({ streetAddress: 'Am Markt 9', postalCode: '02826', placeId: fields.placeId, position: null });
    const { precision, sources } = await stored();
    expect(precision).toBe('postalCode');
    expect(sources).not.toHaveProperty('position');
    expect((await getEntryForEditing(id, author))?.fields.position).toBeNull();
  }));

test('sent twice, an entry is there once; decided twice, the first word counts', () =>
  rolledBack(async () => {
    const [author, moderator] = [await person(), await person('moderator')];
    const fields = await someFields();
    const id = await sent(author, fields);
    expect(await submitEntry(id, author, fields)).toBe(false);
    expect(
      await decideSubmission({ id, moderatorId: moderator, fields: allOf(fields), note: '', today }),
    ).not.toBeNull();
    expect(
      await decideSubmission({ id, moderatorId: moderator, fields: allOf(fields, false), note: '', today }),
    ).toBeNull();
    const [rows] = await db.execute<{ count: number }>(
      sql`select count(*)::int as count from companies where name = ${fields.name}`,
    );
    expect(rows?.count).toBe(1);
  }));

test('nobody saves, sends or takes back what somebody else has begun', () =>
  rolledBack(async () => {
    const [author, other] = [await person(), await person()];
    const draft = (await saveDraft({ authorId: author, companyId: null }, { name: 'a' })) as string;
    expect(await saveDraft({ id: draft, authorId: other, companyId: null }, { name: 'b' })).toBeNull();
    expect(await submitEntry(draft, other, await someFields())).toBe(false);
    const id = await sent(author, await someFields());
    expect(await withdrawSubmission(id, other)).toBe(false);
    expect(await withdrawSubmission(id, author)).toBe(true);
  }));

test('a change made from an older version is refused, whoever made the newer one', () =>
  rolledBack(async () => {
    const [author, moderator] = [await person(), await person('moderator')];
    const { id } = await published(author, moderator);
    const change = { companyId: id, authorId: author, version: 1, today };
    expect(await submitChange({ ...change, changes: { phone: '+493581111111' } })).toEqual({
      applied: ['phone'],
      waiting: [],
    });
    expect(await submitChange({ ...change, changes: { phone: '+493581222222' } })).toBe('stale');
    expect(await getEntryForEditing(id, author)).toMatchObject({ version: 2, fields: { phone: '+493581111111' } });
    expect(await submitChange({ ...change, authorId: moderator, version: 2, changes: { name: 'Fremd' } })).toBe(
      'stale',
    );
  }));

test('a withdrawn entry answers 410 and comes back at its address; after thirty days it is gone, and stays out', () =>
  rolledBack(async () => {
    const [author, moderator] = [await person(), await person('moderator')];
    const { id, slug } = await published(author, moderator);
    const status = async () =>
      (
        await db
          .select({ status: redirects.status })
          .from(redirects)
          .where(eq(redirects.path, `/firmen/${slug}`))
      )[0]?.status;
    expect(await withdrawEntry(id, author)).toBe(true);
    expect(await withdrawEntry(id, author)).toBe(false);
    expect(await status()).toBe(410);
    expect(await restoreEntry(id, author)).toBe(true);
    expect(await status()).toBeUndefined();
    expect(await getEntryForEditing(id, author)).toMatchObject({ status: 'published' });

    await withdrawEntry(id, author);
    expect(await deleteWithdrawnCompanies()).toBe(0);
    await db.execute(sql`update companies set withdrawn_at = now() - interval '31 days' where id = ${id}`);
    expect(await deleteWithdrawnCompanies()).toBe(1);
    expect(await getEntryForEditing(id, author)).toBeNull();
    expect(await status()).toBe(410);
    const [prints] = await db.execute<{ count: number }>(sql`select count(*)::int as count from suppressions`);
    expect(prints?.count).toBeGreaterThan(0);
    expect(await restoreEntry(id, author).catch(() => false)).toBe(false);
  }));

test('what a moderator has taken out, its owner does not bring back', () =>
  rolledBack(async () => {
    const [author, moderator] = [await person(), await person('moderator')];
    const { id } = await published(author, moderator);
    expect(await withdrawCompany(id, 'moderator')).toBe(true);
    expect(await restoreEntry(id, author)).toBe(false);
  }));

/** What people do to one entry, in any order. */
const step = fc.oneof(
  fc.record({
    kind: fc.constant('edit' as const),
    by: fc.nat(1),
    stale: fc.boolean(),
    field: fc.constantFrom<EntryField>('phone', 'name', 'description', 'website'),
    value: fc.nat(99),
  }),
  fc.record({ kind: fc.constant('decide' as const), which: fc.nat(5), accept: fc.boolean() }),
  fc.record({ kind: fc.constant('takeBack' as const), which: fc.nat(5) }),
  fc.record({ kind: fc.constant('withdraw' as const) }),
  fc.record({ kind: fc.constant('restore' as const) }),
);

const madeUp = (field: EntryField, number: number) =>
  field === 'phone'
    ? `+4935811${String(number).padStart(4, '0')}`
    : field === 'website'
      ? `https://w${number}.example/`
      : `Wert ${number}`;

test('whatever people do in whatever order: one live version, and no accepted word is lost', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), (steps) =>
      rolledBack(async () => {
        const [one, two, moderator] = [await person(), await person(), await person('moderator')];
        const { id, fields } = await published(one, moderator);
        await db.execute(sql`insert into company_members values (${id}, ${two}, 'manager')`);
        const live: EntryChanges = { ...fields };
        let isLive = true;
        const waiting: { id: string; author: string; changes: EntryChanges }[] = [];

        for (const each of steps) {
          const entry = await getEntryForEditing(id, one);
          const version = entry?.version ?? 0;
          if (each.kind === 'edit' && isLive) {
            const authorId = each.by === 0 ? one : two;
            const changes = { [each.field]: madeUp(each.field, each.value) } as EntryChanges;
            const outcome = await submitChange({
              companyId: id,
              authorId,
              version: each.stale ? version - 1 : version,
              changes,
              today,
            });
            if (each.stale) expect(outcome).toBe('stale');
            else if (outcome !== 'stale') {
              for (const field of outcome.applied) Object.assign(live, { [field]: changes[field] });
              if (outcome.waiting.length > 0) {
                const [row] = await db.execute<{ id: string }>(sql`
                  select id from submissions where company_id = ${id} and status = 'pending'
                    and not id = any(${sql.param(waiting.map((other) => other.id))}::uuid[])`);
                waiting.push({ id: row?.id as string, author: authorId, changes });
              }
            }
          } else if (each.kind === 'decide' && waiting.length > 0) {
            const [chosen] = waiting.splice(each.which % waiting.length, 1);
            const { changes } = chosen as { changes: EntryChanges };
            await decideSubmission({
              id: chosen?.id as string,
              moderatorId: moderator,
              fields: allOf(changes, each.accept),
              note: '',
              today,
            });
            if (each.accept) Object.assign(live, changes);
          } else if (each.kind === 'takeBack' && waiting.length > 0) {
            const [chosen] = waiting.splice(each.which % waiting.length, 1);
            await withdrawSubmission(chosen?.id as string, chosen?.author as string);
          } else if (each.kind === 'withdraw' && isLive) {
            await withdrawEntry(id, one);
            // What waited for a decision went with it.
            waiting.length = 0;
            isLive = false;
          } else if (each.kind === 'restore' && !isLive) {
            await restoreEntry(id, one);
            isLive = true;
          }
          const after = await getEntryForEditing(id, one);
          expect(after?.fields).toEqual(live);
          expect(after?.status).toBe(isLive ? 'published' : 'withdrawn');
        }
      }),
    ),
    { numRuns: 40 },
  );
});

test('ten presses at once send one entry', async () => {
  const author = await person();
  try {
    const draft = (await saveDraft({ authorId: author, companyId: null }, { name: 'Doppelt' })) as string;
    const fields = await someFields('Doppelt');
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => submitEntry(draft, author, fields)));
    expect(outcomes.filter(Boolean)).toHaveLength(1);
  } finally {
    await db.delete(submissions).where(eq(submissions.authorId, author));
    await db.delete(users).where(eq(users.id, author));
    await pool()`delete from jobs.job where data ->> 'name' = 'Doppelt'`;
  }
});
