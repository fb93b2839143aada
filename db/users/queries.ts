import { type AnyColumn, and, desc, eq, gt, isNull, or, sql } from 'drizzle-orm';
import { db } from '#db/client.ts';
import type { CurrentUser, Role } from '#lib/permissions.ts';
import { isUuid } from '#lib/text-input.ts';
import { acceptances, mailTokens, sessions, userAccounts, userPasswords, users } from './tables.ts';

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

/** Names a session to its owner; it is neither the token nor what is stored of it. */
export const sessionHandle = sql<string>`left(encode(sha256(convert_to('handle:' || ${sessions.sessionToken}, 'UTF8')), 'hex'), 32)`;

export interface OwnSession {
  handle: string;
  isHere: boolean;
  device: string | null;
  createdAt: Date;
  lastSeenAt: Date;
}

export async function listSessions(userId: string, hereHash: string): Promise<OwnSession[]> {
  return db
    .select({
      handle: sessionHandle,
      isHere: sql<boolean>`${sessions.sessionToken} = ${hereHash}`,
      device: sessions.device,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(eq(sessions.userId, userId), gt(sessions.expires, sql`now()`), SESSION_LIMITS))
    .orderBy(desc(sessions.lastSeenAt));
}

/** Whose account an identity opens. */
export async function getIdentityOwner(identity: {
  issuer: string;
  subject: string;
}): Promise<{ id: string; isLocked: boolean } | null> {
  const [row] = await db
    .select({ id: users.id, isLocked: sql<boolean>`${users.lockedAt} is not null` })
    .from(userAccounts)
    .innerJoin(users, eq(users.id, userAccounts.userId))
    .where(and(eq(userAccounts.provider, identity.issuer), eq(userAccounts.providerAccountId, identity.subject)));
  return row ?? null;
}

/** The issuers that somebody can sign in through. */
export async function listIssuers(userId: string): Promise<string[]> {
  const rows = await db
    .selectDistinct({ issuer: userAccounts.provider })
    .from(userAccounts)
    .where(eq(userAccounts.userId, userId));
  return rows.map(({ issuer }) => issuer);
}

/** Whether somebody has agreed to these wordings. */
export async function hasAccepted(userId: string, versions: { terms: string; privacy: string }): Promise<boolean> {
  const [row] = await db
    .select({ documents: sql<number>`count(*)::int` })
    .from(acceptances)
    .where(
      and(
        eq(acceptances.userId, userId),
        or(
          and(eq(acceptances.document, 'terms'), eq(acceptances.version, versions.terms)),
          and(eq(acceptances.document, 'privacy'), eq(acceptances.version, versions.privacy)),
        ),
      ),
    );
  return row?.documents === 2;
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
  if (!isUuid(id)) return null;
  const [row] = await db
    .select({ id: users.id, email: users.email, role: users.role })
    .from(users)
    .where(eq(users.id, id));
  return row ?? null;
}
