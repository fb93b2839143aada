import { inspect } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { closeDatabase, connection, db, pool, transaction } from './client.ts';
import { users } from './users/tables.ts';

afterAll(closeDatabase);

/** Without the correction in patches/ these end the process: https://github.com/porsager/postgres/issues/1208 */
test('a connection that the server has cut refuses its queries, and the pool goes on', async () => {
  for (let round = 0; round < 3; round++) {
    const reserved = await pool().reserve();
    const [own] = await reserved<{ pid: number }[]>`select pg_backend_pid() as pid`;
    await pool()`select pg_terminate_backend(${own?.pid as number}, 5000)`;
    for (let query = 0; query < 3; query++) {
      await expect((async () => await reserved`select 1`)()).rejects.toThrow(/CONNECTION|terminat/i);
    }
    reserved.release();
  }
  expect(await pool()`select 1 as alive`).toEqual([{ alive: 1 }]);
});

test('transactions that the server has cut leave the pool whole', async () => {
  const cut = () =>
    transaction(async () => {
      const [own] = await connection()<{ pid: number }[]>`select pg_backend_pid() as pid`;
      await pool()`select pg_terminate_backend(${own?.pid as number}, 5000)`;
      await connection()`select 1`;
    });
  for (let round = 0; round < 12; round++) await expect(cut()).rejects.toThrow();
  const together = Array.from({ length: 10 }, () => pool()`select pg_sleep(0.05)`);
  expect(await Promise.all(together)).toHaveLength(10);
});

test('a transaction whose connection has gone never speaks on the one that took its place', async () => {
  let further: Promise<unknown> | undefined;
  const cut = transaction(async () => {
    const [own] = await connection()<{ pid: number }[]>`select pg_backend_pid() as pid`;
    further = (async () => {
      await pool()`select pg_terminate_backend(${own?.pid as number}, 5000)`;
      // More than are open, so that all that were closed are opened again.
      await Promise.all(Array.from({ length: 40 }, () => pool()`select pg_sleep(0.02)`));
      return await connection()`select 1`;
    })();
    await further;
  });
  await expect(cut).rejects.toThrow(/CONNECTION|terminat/i);
  await expect(further).rejects.toThrow('CONNECTION_CLOSED');
});

test('what failed can be logged without what somebody has typed', async () => {
  const email = 'steht-in-keinem-log@beispiel.example';
  await pool()`delete from users where email = ${email}`;
  const insert = () => db.insert(users).values({ email });
  try {
    await insert();
    const error = await insert().catch((reason: unknown) => reason);
    expect(error).toMatchObject({ message: expect.stringContaining('insert into "users"'), cause: { code: '23505' } });
    const logged = `${inspect(error, { depth: null })} ${(error as Error).stack}`;
    expect(logged).toContain('users_email_unique');
    expect(logged).not.toContain(email);
  } finally {
    await pool()`delete from users where email = ${email}`;
  }
});
