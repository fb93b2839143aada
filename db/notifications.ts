import postgres from 'postgres';

export interface Follower {
  /** Something was notified, or the regular look is due. */
  look(sql: postgres.Sql, channels: ReadonlySet<string>): Promise<void>;
  /** A connection is there: what was notified while there was none is unknown. */
  connected(sql: postgres.Sql): Promise<void>;
  disconnected(error: unknown): void;
}

/** Notifications can be lost with their connection: this often it is looked without one, which also notices a dead one. */
const LOOK_EVERY_MS = 2000;
const RETRY_AFTER_MS = 500;
const ANSWER_WITHIN_MS = 10_000;

/**
 * Follows notifications for as long as the process lives, over a connection of its own so that a busy pool delays nothing.
 * `postgres.listen` gives up silently when it cannot reconnect at the first try; this starts over until it can.
 */
export function followNotifications(url: string, channels: readonly string[], follower: Follower) {
  let stopped = false;
  let wake = () => {};

  const finished = (async () => {
    while (!stopped) {
      const notified = new Set<string>();
      const sql = postgres(url, {
        max: 1,
        idle_timeout: 0,
        max_lifetime: null,
        connect_timeout: 5,
        onnotice: () => {},
        onnotify: (channel: string) => {
          notified.add(channel);
          wake();
        },
        onclose: () => wake(),
        connection: { application_name: 'branchenbuch-front-door', statement_timeout: ANSWER_WITHIN_MS },
      } as postgres.Options<Record<string, never>>);
      try {
        for (const channel of channels) await answered(sql`listen ${sql(channel)}`);
        await answered(follower.connected(sql));
        while (!stopped) {
          const heard = new Set(notified);
          notified.clear();
          // `listen` belongs to its connection; one that was replaced behind our back would hear nothing.
          const [own] = await answered(sql`select count(*)::int as channels from pg_listening_channels()`);
          if (own?.channels !== channels.length) throw new Error('The connection that listens was lost');
          await answered(follower.look(sql, heard));
          if (notified.size === 0) await pause(LOOK_EVERY_MS);
        }
      } catch (error) {
        if (!stopped) follower.disconnected(error);
      }
      await sql.end({ timeout: 0 }).catch(() => {});
      if (!stopped) await pause(RETRY_AFTER_MS);
    }
  })();

  function pause(milliseconds: number): Promise<void> {
    return new Promise((done) => {
      const timer = setTimeout(done, milliseconds);
      wake = () => {
        clearTimeout(timer);
        done();
      };
      if (stopped) wake();
    });
  }

  return {
    async stop() {
      stopped = true;
      wake();
      await finished;
    },
  };
}

/** A network that swallows packets would otherwise hold a query for many minutes. */
async function answered<T>(query: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error('PostgreSQL does not answer')), ANSWER_WITHIN_MS + 1000);
  });
  try {
    return await Promise.race([query, late]);
  } finally {
    clearTimeout(timer);
  }
}
