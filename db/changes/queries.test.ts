import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { closeDatabase, pool } from '#db/client.ts';
import { currentChangesCursor, deleteOldChangedTags, listChangedTags } from './queries.ts';

// Two transactions that cross cannot be shown inside one that is rolled back.
beforeEach(async () => {
  await pool()`delete from changed_tags`;
});

afterAll(async () => {
  await pool()`delete from changed_tags`;
  await closeDatabase();
});

const record = (sql: ReturnType<typeof pool>, ...tags: string[]) =>
  sql`insert into changed_tags ${sql(tags.map((tag) => ({ tag })))}`;

describe('listChangedTags', () => {
  test('names each tag once, and each change once', async () => {
    let cursor = await currentChangesCursor(pool());
    await record(pool(), 'a', 'b', 'a');
    const first = await listChangedTags(pool(), cursor);
    expect(first.tags.sort()).toEqual(['a', 'b']);
    cursor = first.cursor;
    expect((await listChangedTags(pool(), cursor)).tags).toEqual([]);
    await record(pool(), 'a');
    expect((await listChangedTags(pool(), cursor)).tags).toEqual(['a']);
  });

  test('does not skip a transaction that was written first and committed last', async () => {
    let cursor = await currentChangesCursor(pool());
    const slow = await pool().reserve();
    await slow`begin`;
    await record(slow as never, 'slow');
    await record(pool(), 'quick');

    const during = await listChangedTags(pool(), cursor);
    expect(during.tags).toEqual(['quick']);
    cursor = during.cursor;

    await record(pool(), 'later');
    const still = await listChangedTags(pool(), cursor);
    expect(still.tags).toEqual(['later']);
    cursor = still.cursor;

    await slow`commit`;
    slow.release();
    const after = await listChangedTags(pool(), cursor);
    expect(after.tags).toEqual(['slow']);
    expect((await listChangedTags(pool(), after.cursor)).tags).toEqual([]);
  });

  test('hears nothing of what was rolled back, and of what a savepoint kept', async () => {
    const cursor = await currentChangesCursor(pool());
    await pool()
      .begin(async (sql) => {
        await record(sql as never, 'never');
        throw new Error('rolled back');
      })
      .catch(() => {});
    await pool().begin(async (sql) => {
      await sql.savepoint((inner) => record(inner as never, 'kept'));
      await sql
        .savepoint(async (inner) => {
          await record(inner as never, 'dropped');
          throw new Error('rolled back');
        })
        .catch(() => {});
    });
    expect((await listChangedTags(pool(), cursor)).tags).toEqual(['kept']);
  });

  test('says "everything" where names would be too many', async () => {
    const cursor = await currentChangesCursor(pool());
    await pool()`insert into changed_tags (tag) select 'company:' || n from generate_series(1, 1001) as n`;
    expect((await listChangedTags(pool(), cursor)).tags).toEqual(['everything']);
  });

  test('says "everything" when the database is another one than before', async () => {
    const { tags, cursor } = await listChangedTags(pool(), '9000000000:9000000000:');
    expect(tags).toEqual(['everything']);
    expect((await listChangedTags(pool(), cursor)).tags).toEqual([]);
  });
});

test('old changes are taken out of the outbox', async () => {
  await pool()`insert into changed_tags (tag, created_at) values ('old', now() - interval '25 hours'), ('new', now())`;
  expect(await deleteOldChangedTags(pool())).toBe(1);
});
