import { type AnyColumn, and, desc, eq, gt, isNull, or, sql } from 'drizzle-orm';
import { db } from '#db/client.ts';
import type { CurrentUser, Role } from '#lib/permissions.ts';
import { mailTokens, sessions, userPasswords, users } from './tables.ts';

/** How long a session lives, and how long it may rest. Who can change other people's data is asked more often. */
const SESSION_LIMITS = sql`case when ${users.role} = 'member'
  then ${sessions.createdAt} > now() - interval '30 days'
  else ${sessions.createdAt} > now() - interval '24 hours' and ${sessions.lastSeenAt} > now() - interval '1 hour' end`;

/** The person of a session, as of now: a role taken away or a lock shows at the next request. */
export async function getSessionUser(
  tokenHash: string,
): Promise<{ user: CurrentUser; expires: Date; lastSeenAt: Date } | null> {
  const [row] = await db
    .select({
      user: {
        id: users.id,
        email: users.email,
        name: users.name,
        role: users.role,
        emailVerified: users.emailVerified,
      },
      expires: sessions.expires,
      lastSeenAt: sessions.lastSeenAt,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(
      and(
        eq(sessions.sessionToken, tokenHash),
        gt(sessions.expires, sql`now()`),
        isNull(users.lockedAt),
        SESSION_LIMITS,
      ),
    );
  return row ?? null;
}

export interface SignInCandidate {
  id: string;
  role: Role;
  isLocked: boolean;
  isConfirmed: boolean;
  passwordHash: string | null;
}

/** For checking a password, by address or id. Never leaves lib/auth. */
export async function getSignInCandidate(by: { email: string } | { id: string }): Promise<SignInCandidate | null> {
  const [row] = await db
    .select({
      id: users.id,
      role: users.role,
      isLocked: sql<boolean>`${users.lockedAt} is not null`,
      isConfirmed: sql<boolean>`${users.emailVerified} is not null`,
      passwordHash: userPasswords.hash,
    })
    .from(users)
    .leftJoin(userPasswords, eq(userPasswords.userId, users.id))
    .where('email' in by ? eq(users.email, by.email) : eq(users.id, by.id));
  return row ?? null;
}

export interface OwnSession {
  tokenHash: string;
  device: string | null;
  createdAt: Date;
  lastSeenAt: Date;
}

export async function listSessions(userId: string): Promise<OwnSession[]> {
  return db
    .select({
      tokenHash: sessions.sessionToken,
      device: sessions.device,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(eq(sessions.userId, userId), gt(sessions.expires, sql`now()`), SESSION_LIMITS))
    .orderBy(desc(sessions.lastSeenAt));
}

export interface MailToken {
  id: string;
  purpose: (typeof mailTokens.$inferSelect)['purpose'];
  userId: string;
  email: string;
}

/** A link that still works. Looking at it does not use it up: mail scanners look at links, too. */
export async function getMailToken(id: string): Promise<MailToken | null> {
  const [row] = await db
    .select({ id: mailTokens.id, purpose: mailTokens.purpose, userId: mailTokens.userId, email: mailTokens.email })
    .from(mailTokens)
    .innerJoin(users, eq(users.id, mailTokens.userId))
    .where(
      and(
        eq(mailTokens.id, id),
        isNull(mailTokens.usedAt),
        gt(mailTokens.expiresAt, sql`now()`),
        isNull(users.lockedAt),
      ),
    );
  return row ?? null;
}

/** Accounts whose address or name begins like that, the newest first: for moderators. */
export const listUsers = (search: string, limit = 50) =>
  db
    .select({
      id: users.id,
      email: users.email,
      name: users.name,
      role: users.role,
      emailVerified: users.emailVerified,
      lockedAt: users.lockedAt,
      lockedReason: users.lockedReason,
      createdAt: users.createdAt,
      entries: sql<number>`(select count(*)::int from company_members where user_id = ${users.id})`,
    })
    .from(users)
    .where(search ? or(startsWith(users.email, search), startsWith(users.name, search)) : undefined)
    .orderBy(desc(users.createdAt), users.id)
    .limit(limit);

const startsWith = (column: AnyColumn, text: string) =>
  sql`lower(${column}) like ${`${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`}`;

/** Whom a moderator acts on. */
export async function getUserForModeration(id: string): Promise<{ id: string; email: string; role: Role } | null> {
  const [row] = await db
    .select({ id: users.id, email: users.email, role: users.role })
    .from(users)
    .where(eq(users.id, id));
  return row ?? null;
}
