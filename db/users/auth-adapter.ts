import { DrizzleAdapter } from '@auth/drizzle-adapter';
import { db } from '#db/client.ts';
import { sessionTokenHash } from '#lib/auth/session-token.ts';
import { getSessionUser } from './queries.ts';
import { sessions, userAccounts, users } from './tables.ts';

type Adapter = ReturnType<typeof DrizzleAdapter>;

/** Auth.js' adapter on our tables, with hashed session tokens and our own word on whether a session still counts. */
export function authAdapter(): Adapter {
  const adapter = DrizzleAdapter(db, {
    usersTable: users as never,
    accountsTable: userAccounts as never,
    sessionsTable: sessions as never,
  }) as Required<Adapter>;
  const hashed = <T extends { sessionToken: string }>(session: T): T => ({
    ...session,
    sessionToken: sessionTokenHash(session.sessionToken),
  });
  return {
    ...adapter,
    async createSession(session) {
      await adapter.createSession(hashed(session));
      return session;
    },
    async updateSession(session) {
      await adapter.updateSession(hashed(session as { sessionToken: string }));
      return null;
    },
    async deleteSession(token) {
      await adapter.deleteSession(sessionTokenHash(token));
    },
    async getSessionAndUser(token) {
      const found = await getSessionUser(sessionTokenHash(token));
      if (!found) return null;
      const { user, expires } = found;
      return { session: { sessionToken: token, userId: user.id, expires }, user };
    },
  };
}
