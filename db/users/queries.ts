import { and, desc, eq, gt, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { db } from '#db/client.ts';
import type { CurrentUser, Role } from '#lib/permissions.ts';
import { isUuid } from '#lib/text-input.ts';
import { acceptances, impersonations, mailTokens, sessions, userAccounts, userPasswords, users } from './tables.ts';

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
      member: {
        id: members.id,
        email: members.email,
        name: members.name,
        role: members.role,
        emailVerified: members.emailVerified,
      },
      until: impersonations.until,
      expires: sessions.expires,
      lastSeenAt: sessions.lastSeenAt,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .leftJoin(
      impersonations,
      and(
        eq(impersonations.id, sessions.impersonationId),
        gt(impersonations.until, sql`now()`),
        isNull(impersonations.endedAt),
        inArray(users.role, ['moderator', 'admin']),
      ),
    )
    .leftJoin(
      members,
      and(
        eq(members.id, impersonations.memberId),
        eq(members.role, 'member'),
        isNull(members.lockedAt),
        isNotNull(members.emailVerified),
      ),
    )
    .where(
      and(
        eq(sessions.sessionToken, tokenHash),
        gt(sessions.expires, sql`now()`),
        isNull(users.lockedAt),
        SESSION_LIMITS,
      ),
    );
  if (!row) return null;
  const { user, member, until, ...session } = row;
  if (!member || !until) return { user, ...session };
  return { user: { ...member, impersonation: { staffId: user.id, until } }, ...session };
}

const members = alias(users, 'members');

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

export interface UserFilter {
  /** Beginning of an address or a name. */
  search: string;
  role: Role | 'staff' | null;
  state: 'locked' | 'unconfirmed' | null;
}

/** Where a page of accounts ends; microseconds, as the database counts. */
export interface UserCursor {
  micros: string;
  id: string;
}

/** The newest accounts first, page by page: for moderators. */
export async function listUsers({ search, role, state }: UserFilter, after: UserCursor | null, limit: number) {
  const beginning = `${search.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
  const conditions = [
    // Two lists of ids, each from its index: "or" over both columns would read the table.
    search
      ? sql`${users.id} in (
          select id from users where lower(email) like ${beginning} union select id from users where lower(name) like ${beginning})`
      : undefined,
    role === 'staff' ? sql`${users.role} <> 'member'` : role ? eq(users.role, role) : undefined,
    state === 'locked' ? isNotNull(users.lockedAt) : state === 'unconfirmed' ? isNull(users.emailVerified) : undefined,
    after
      ? sql`(${users.createdAt}, ${users.id}) < ('epoch'::timestamptz + ${after.micros}::bigint * interval '1 microsecond', ${after.id})`
      : undefined,
  ];
  return db
    .select({
      id: users.id,
      email: users.email,
      name: users.name,
      role: users.role,
      emailVerified: users.emailVerified,
      lockedAt: users.lockedAt,
      lastSeenAt: users.lastSeenAt,
      createdAt: users.createdAt,
      micros: sql<string>`(extract(epoch from ${users.createdAt}) * 1000000)::bigint::text`,
      entries: sql<{ slug: string; name: string }[]>`(
        select coalesce(json_agg(json_build_object('slug', entry.slug, 'name', entry.name)), '[]')
        from (
          select company.slug, company.name from company_members as own join companies as company on company.id = own.company_id
          where own.user_id = users.id and company.status = 'published' order by company.name limit 4
        ) as entry)`,
    })
    .from(users)
    .where(and(...conditions))
    .orderBy(desc(users.createdAt), desc(users.id))
    .limit(limit);
}

/** Whom a moderator acts on. */
export async function getUserForModeration(id: string) {
  if (!isUuid(id)) return null;
  const [row] = await db
    .select({
      id: users.id,
      email: users.email,
      name: users.name,
      role: users.role,
      lockedAt: users.lockedAt,
      lockedReason: users.lockedReason,
      emailVerified: users.emailVerified,
      lastSeenAt: users.lastSeenAt,
      createdAt: users.createdAt,
    })
    .from(users)
    .where(eq(users.id, id));
  return row ?? null;
}

/** When somebody of the staff was signed in as this member, and why. */
export const listImpersonations = (memberId: string, limit = 20) =>
  db
    .select({ id: impersonations.id, startedAt: impersonations.startedAt, reason: impersonations.reason })
    .from(impersonations)
    .where(eq(impersonations.memberId, memberId))
    .orderBy(desc(impersonations.startedAt))
    .limit(limit);
