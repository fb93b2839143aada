import { and, eq, isNull, lt, ne, sql } from 'drizzle-orm';
import { recordAudit } from '#db/audit/mutations.ts';
import { db, transaction } from '#db/client.ts';
import { sendMail } from '#db/jobs/mutations.ts';
import type { Role } from '#lib/permissions.ts';
import { type MailToken, sessionHandle } from './queries.ts';
import {
  acceptances,
  impersonations,
  mailTokens,
  sentForms,
  sessions,
  usedChallenges,
  userAccounts,
  userPasswords,
  users,
} from './tables.ts';

type Purpose = MailToken['purpose'];

/** Hours that a link works. */
const LIVES_FOR_HOURS: Record<Purpose, number> = {
  confirmEmail: 48,
  signIn: 1,
  resetPassword: 2,
  changeEmail: 24,
  linkProvider: 1,
};

/** A form as its visitor sees it: its key, and a digest of what it says. */
export interface SentForm {
  key: string;
  content: string;
}

/** `again`: the very same was sent before, and has done its work. `changed`: the form was used for something else. */
export type FormOutcome = { is: 'done' | 'again'; result: string } | { is: 'changed' };

/** Whether a form has done its work already: asked before anything is counted against its sender. */
export async function getFormOutcome(form: SentForm): Promise<FormOutcome | null> {
  const [row] = await db
    .select({ content: sentForms.content, result: sentForms.result })
    .from(sentForms)
    .where(eq(sentForms.key, form.key));
  if (!row) return null;
  return row.content === form.content ? { is: 'again', result: row.result } : { is: 'changed' };
}

/** Does the work of a form once, however often it arrives, also at the same moment. What `work` gives back is shown to all. */
export async function once(form: SentForm | null, work: () => Promise<string>): Promise<FormOutcome> {
  return transaction(async () => {
    if (!form) return { is: 'done', result: await work() };
    const first = await db
      .insert(sentForms)
      .values({ ...form, result: '', expiresAt: sql`now() + interval '1 day'` })
      .onConflictDoNothing()
      .returning({ key: sentForms.key });
    if (first.length === 0) return (await getFormOutcome(form)) ?? { is: 'changed' };
    const result = await work();
    await db.update(sentForms).set({ result }).where(eq(sentForms.key, form.key));
    return { is: 'done', result };
  });
}

interface Registration {
  email: string;
  name: string;
  /** The wordings that were agreed to. */
  versions: Versions;
}

interface Versions {
  terms: string;
  privacy: string;
}

/**
 * A new account, not usable until its address is confirmed. For an address that has one already, its owner is told by mail and
 * nothing changes: whoever asks sees the same answer. An account that was never confirmed takes the new password instead.
 */
export async function registerUser(
  input: Registration & { passwordHash: string },
  form: SentForm | null = null,
): Promise<FormOutcome> {
  return once(form, async () => {
    const user = await openAccount(input);
    if (user.isConfirmed) await sendMail({ kind: 'alreadyRegistered', to: input.email });
    else {
      await storePassword(user.id, input.passwordHash);
      await sendLink('confirmEmail', user.id, input.email);
    }
    return '';
  });
}

/**
 * Somebody whom a provider knows and we do not. Whoever has this address gets a link that connects both, for a new account or the
 * one there is: the provider's word proves nothing.
 */
export async function registerThroughProvider(input: Registration & { provider: string }): Promise<void> {
  await transaction(async () => {
    const { id } = await openAccount(input);
    const token = await newLink('linkProvider', id, input.email);
    await sendMail({ kind: 'linkProvider', to: input.email, token, provider: input.provider });
  });
}

/** The account of an address: the one that is there, or a new one, which nobody can use before the address is confirmed. */
async function openAccount(input: Registration): Promise<{ id: string; isConfirmed: boolean }> {
  return transaction(async () => {
    const [created] = await db
      .insert(users)
      .values({ email: input.email, name: input.name })
      .onConflictDoNothing()
      .returning({ id: users.id });
    const [user] = created
      ? [{ ...created, emailVerified: null }]
      : await db
          .select({ id: users.id, emailVerified: users.emailVerified })
          .from(users)
          .where(eq(users.email, input.email))
          .for('update');
    if (!user) throw new Error('The account was deleted at this moment');
    if (user.emailVerified) return { id: user.id, isConfirmed: true };

    await db.update(users).set({ name: input.name }).where(eq(users.id, user.id));
    await acceptDocuments(user.id, input.versions);
    return { id: user.id, isConfirmed: false };
  });
}

/** Sends a link for `purpose` to whoever has this address, if anybody has. */
export async function sendLinkTo(
  purpose: 'signIn' | 'resetPassword',
  email: string,
  form: SentForm | null = null,
): Promise<FormOutcome> {
  return once(form, async () => {
    const [user] = await db
      .select({ id: users.id })
      .from(users)
      .where(and(eq(users.email, email), isNull(users.lockedAt)));
    if (user) await sendLink(purpose, user.id, email);
    return '';
  });
}

/** In the caller's transaction. */
async function sendLink(purpose: Exclude<Purpose, 'linkProvider'>, userId: string, email: string): Promise<void> {
  await sendMail({ kind: purpose, to: email, token: await newLink(purpose, userId, email) });
}

/** Older links for the same purpose stop working: the newest mail is the one that counts. */
async function newLink(purpose: Purpose, userId: string, email: string): Promise<string> {
  await db
    .update(mailTokens)
    .set({ usedAt: new Date() })
    .where(and(eq(mailTokens.userId, userId), eq(mailTokens.purpose, purpose), isNull(mailTokens.usedAt)));
  const [token] = await db
    .insert(mailTokens)
    .values({ purpose, userId, email, expiresAt: sql`now() + ${LIVES_FOR_HOURS[purpose]} * interval '1 hour'` })
    .returning({ id: mailTokens.id });
  return (token as { id: string }).id;
}

/** Whoever reads an old mail must not get in by it after the address or the password has changed. */
const voidLinks = (userId: string) =>
  db
    .update(mailTokens)
    .set({ usedAt: new Date() })
    .where(and(eq(mailTokens.userId, userId), isNull(mailTokens.usedAt)));

/** Uses a link up, in the caller's transaction. Null when it was used before, or is too old. */
async function redeem(id: string, purpose: Purpose): Promise<MailToken | null> {
  const [token] = await db
    .update(mailTokens)
    .set({ usedAt: new Date() })
    .where(
      and(
        eq(mailTokens.id, id),
        eq(mailTokens.purpose, purpose),
        isNull(mailTokens.usedAt),
        sql`${mailTokens.expiresAt} > now()`,
        sql`exists (select from users where users.id = ${mailTokens.userId} and users.locked_at is null)`,
      ),
    )
    .returning({ id: mailTokens.id, purpose: mailTokens.purpose, userId: mailTokens.userId, email: mailTokens.email });
  return token ?? null;
}

/** The link proves the address; the caller has checked that the person also knows the password. */
export async function confirmEmail(tokenId: string): Promise<{ userId: string } | null> {
  return transaction(async () => {
    const token = await redeem(tokenId, 'confirmEmail');
    if (!token) return null;
    await markConfirmed(token.userId);
    return { userId: token.userId };
  });
}

const markConfirmed = (userId: string) =>
  db
    .update(users)
    .set({ emailVerified: sql`coalesce(${users.emailVerified}, now())` })
    .where(eq(users.id, userId));

/** A link from a mail instead of a password. */
export async function signInByLink(tokenId: string): Promise<{ userId: string } | null> {
  return transaction(async () => {
    const token = await redeem(tokenId, 'signIn');
    if (!token) return null;
    await confirmWithoutPassword(token.userId);
    return { userId: token.userId };
  });
}

/** An account that was never confirmed loses the password that somebody gave it. */
async function confirmWithoutPassword(userId: string): Promise<void> {
  const [unconfirmed] = await db
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.id, userId), isNull(users.emailVerified)));
  if (unconfirmed) await db.delete(userPasswords).where(eq(userPasswords.userId, userId));
  await markConfirmed(userId);
}

interface Identity {
  issuer: string;
  subject: string;
}

/** Connects a provider with the account of a mailed link. The caller has checked that the link came back to the same browser. */
export async function connectByLink(
  tokenId: string,
  identity: Identity,
  provider: string,
): Promise<{ userId: string } | null> {
  return transaction(async () => {
    const token = await redeem(tokenId, 'linkProvider');
    if (!token) return null;
    await confirmWithoutPassword(token.userId);
    await linkIdentity(token.userId, identity, provider);
    return { userId: token.userId };
  });
}

/** `provider` is its name. Nothing happens when the identity belongs to an account already. */
export async function linkIdentity(userId: string, { issuer, subject }: Identity, provider: string): Promise<void> {
  await transaction(async () => {
    const linked = await db
      .insert(userAccounts)
      .values({ userId, type: 'oidc', provider: issuer, providerAccountId: subject })
      .onConflictDoNothing()
      .returning({ userId: userAccounts.userId });
    if (linked.length > 0) await tell(userId, { kind: 'providerConnected', provider });
  });
}

export async function unlinkIdentity(userId: string, issuer: string, provider: string): Promise<void> {
  await transaction(async () => {
    const unlinked = await db
      .delete(userAccounts)
      .where(and(eq(userAccounts.userId, userId), eq(userAccounts.provider, issuer)))
      .returning({ userId: userAccounts.userId });
    if (unlinked.length > 0) await tell(userId, { kind: 'providerDisconnected', provider });
  });
}

async function tell(
  userId: string,
  mail: { kind: 'providerConnected' | 'providerDisconnected'; provider: string },
): Promise<void> {
  const [user] = await db.select({ email: users.email }).from(users).where(eq(users.id, userId));
  if (user) await sendMail({ to: user.email, ...mail });
  await recordOwnWrite(userId, 'provider');
}

/** The wordings that somebody agrees to. */
export async function acceptDocuments(userId: string, versions: Versions): Promise<void> {
  await db
    .insert(acceptances)
    .values([
      { userId, document: 'terms', version: versions.terms },
      { userId, document: 'privacy', version: versions.privacy },
    ])
    .onConflictDoNothing();
}

/** A forgotten password: the link proves the address, and everybody who was signed in is signed out. */
export async function resetPassword(tokenId: string, passwordHash: string): Promise<{ userId: string } | null> {
  return transaction(async () => {
    const token = await redeem(tokenId, 'resetPassword');
    if (!token) return null;
    await storePassword(token.userId, passwordHash);
    await markConfirmed(token.userId);
    await endSessions(token.userId);
    await voidLinks(token.userId);
    await sendMail({ kind: 'passwordChanged', to: token.email });
    await recordOwnWrite(token.userId, 'password');
    return { userId: token.userId };
  });
}

/** Signs out everywhere but here. */
export async function changePassword(userId: string, passwordHash: string, exceptTokenHash: string): Promise<void> {
  await transaction(async () => {
    await storePassword(userId, passwordHash);
    await endSessions(userId, exceptTokenHash);
    await voidLinks(userId);
    const [user] = await db.select({ email: users.email }).from(users).where(eq(users.id, userId));
    if (user) await sendMail({ kind: 'passwordChanged', to: user.email });
    await recordOwnWrite(userId, 'password');
  });
}

async function storePassword(userId: string, hash: string): Promise<void> {
  await db
    .insert(userPasswords)
    .values({ userId, hash })
    .onConflictDoUpdate({ target: userPasswords.userId, set: { hash, changedAt: new Date() } });
}

/** The new address gets a link; until it is used, everything stays. The old one is told at once. */
export async function requestEmailChange(userId: string, email: string): Promise<void> {
  await transaction(async () => {
    const [user] = await db.select({ email: users.email }).from(users).where(eq(users.id, userId));
    if (!user || user.email === email) return;
    await sendMail({ kind: 'emailChangeRequested', to: user.email, newEmail: email });
    const [taken] = await db.select({ id: users.id }).from(users).where(eq(users.email, email));
    // The answer on the screen is the same: whether an address has an account is nobody's business.
    if (taken) await sendMail({ kind: 'alreadyRegistered', to: email });
    else await sendLink('changeEmail', userId, email);
  });
}

export async function changeEmail(tokenId: string): Promise<{ userId: string } | 'taken' | null> {
  return transaction(async () => {
    const token = await redeem(tokenId, 'changeEmail');
    if (!token) return null;
    const [before] = await db
      .select({ email: users.email })
      .from(users)
      .where(eq(users.id, token.userId))
      .for('update');
    const [taken] = await db.select({ id: users.id }).from(users).where(eq(users.email, token.email));
    if (!before || taken) return 'taken';
    await db.update(users).set({ email: token.email, emailVerified: new Date() }).where(eq(users.id, token.userId));
    await voidLinks(token.userId);
    await sendMail({ kind: 'emailChanged', to: token.email, oldEmail: before.email });
    await sendMail({ kind: 'emailChanged', to: before.email, newEmail: token.email });
    await recordOwnWrite(token.userId, 'email', { before: before.email, after: token.email });
    return { userId: token.userId };
  });
}

export async function changeName(userId: string, name: string): Promise<void> {
  await transaction(async () => {
    const [user] = await db.select({ name: users.name }).from(users).where(eq(users.id, userId)).for('update');
    await db.update(users).set({ name }).where(eq(users.id, userId));
    await recordOwnWrite(userId, 'name', { before: user?.name, after: name });
  });
}

/** What members do with their own account is theirs. What staff does with its own decides who holds power here. */
async function recordOwnWrite(
  userId: string,
  field: 'name' | 'email' | 'password' | 'provider',
  values?: { before: unknown; after: unknown },
): Promise<void> {
  const [staff] = await db
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.id, userId), ne(users.role, 'member')));
  if (!staff) return;
  const told = values ? { before: { [field]: values.before }, after: { [field]: values.after } } : {};
  await recordAudit({
    actorId: userId,
    action: 'user.own',
    subject: `user:${userId}`,
    fields: [field],
    about: [{ personId: userId, values: told }],
  });
}

export async function createSession(session: {
  tokenHash: string;
  userId: string;
  expires: Date;
  device: string | null;
}): Promise<void> {
  const { tokenHash, ...rest } = session;
  await db.insert(sessions).values({ sessionToken: tokenHash, ...rest });
  await db.update(users).set({ lastSeenAt: new Date() }).where(eq(users.id, session.userId));
}

/** Notes that a session is in use, at most once a minute. */
export async function touchSession(tokenHash: string): Promise<void> {
  await db.execute(sql`
    with touched as (
      update sessions set last_seen_at = now()
      where token_hash = ${tokenHash} and last_seen_at < now() - interval '1 minute' returning user_id
    )
    update users set last_seen_at = now() from touched
    where users.id = touched.user_id and (users.last_seen_at is null or users.last_seen_at < now() - interval '1 hour')`);
}

/** How long somebody of the staff may be signed in as a member. */
const IMPERSONATION_MINUTES = 60;

/** From the next request on, this session of the staff shows what the member sees. The reason is kept, and the member can read it. */
export async function beginActing(acting: {
  tokenHash: string;
  staffId: string;
  memberId: string;
  reason: string;
}): Promise<void> {
  const { tokenHash, staffId, memberId, reason } = acting;
  await transaction(async () => {
    const until = sql`now() + ${IMPERSONATION_MINUTES} * interval '1 minute'`;
    const [row] = await db
      .insert(impersonations)
      .values({ staffId, memberId, reason, until: until as never })
      .returning({ id: impersonations.id });
    await db
      .update(sessions)
      .set({ impersonationId: (row as { id: string }).id })
      .where(and(eq(sessions.sessionToken, tokenHash), eq(sessions.userId, staffId)));
    await recordAudit({
      actorId: staffId,
      action: 'user.actAs',
      subject: `user:${memberId}`,
      about: [{ personId: staffId, values: { reason } }],
    });
  });
}

/** Back to who one is. */
export async function stopActing(tokenHash: string): Promise<void> {
  await transaction(async () => {
    const [ended] = await db
      .update(impersonations)
      .set({ endedAt: new Date() })
      .where(
        and(
          sql`${impersonations.id} = (select impersonation_id from sessions where token_hash = ${tokenHash})`,
          isNull(impersonations.endedAt),
        ),
      )
      .returning({ staffId: impersonations.staffId, memberId: impersonations.memberId });
    await db.update(sessions).set({ impersonationId: null }).where(eq(sessions.sessionToken, tokenHash));
    if (!ended) return;
    await recordAudit({ actorId: ended.staffId, action: 'user.actAs.end', subject: `user:${ended.memberId}` });
  });
}

export async function endSession(tokenHash: string): Promise<void> {
  await db.delete(sessions).where(eq(sessions.sessionToken, tokenHash));
}

/** One of somebody's own sessions, by what the list of them names it. */
export async function endOwnSession(userId: string, handle: string): Promise<void> {
  await db.delete(sessions).where(and(eq(sessions.userId, userId), eq(sessionHandle, handle)));
}

export async function endSessions(userId: string, exceptTokenHash?: string): Promise<void> {
  await db
    .delete(sessions)
    .where(and(eq(sessions.userId, userId), exceptTokenHash ? ne(sessions.sessionToken, exceptTokenHash) : undefined));
}

/**
 * A confirmed account with this role, new or promoted. It has no password yet, because staff needs a longer one: `token` is the id
 * of a link to choose it. Whoever was signed in is signed out.
 */
export async function appointUser(email: string, role: Role): Promise<{ isNew: boolean; token: string }> {
  return transaction(async () => {
    const [row] = await db
      .insert(users)
      .values({ email, role, emailVerified: new Date() })
      .onConflictDoUpdate({
        target: users.email,
        set: { role, emailVerified: sql`coalesce(users.email_verified, now())` },
      })
      .returning({ id: users.id, isNew: sql<boolean>`xmax = 0` });
    const user = row as { id: string; isNew: boolean };
    await endSessions(user.id);
    await db.delete(userPasswords).where(eq(userPasswords.userId, user.id));
    const token = await newLink('resetPassword', user.id, email);
    await recordAudit({
      actorId: null,
      action: 'user.appoint',
      subject: `user:${user.id}`,
      fields: ['role'],
      about: [{ personId: user.id, values: { after: { role } } }],
    });
    return { isNew: user.isNew, token };
  });
}

/**
 * Another role, from the next request on. Staff needs a longer password: who becomes staff gets a link to choose one, and is signed
 * out until then.
 */
export async function changeRole(userId: string, role: Role, actorId: string): Promise<void> {
  await transaction(async () => {
    const [before] = await db
      .select({ role: users.role, email: users.email })
      .from(users)
      .where(eq(users.id, userId))
      .for('update');
    if (!before || before.role === role) return;
    await db.update(users).set({ role }).where(eq(users.id, userId));
    if (before.role === 'member') {
      await endSessions(userId);
      await db.delete(userPasswords).where(eq(userPasswords.userId, userId));
      await sendLink('resetPassword', userId, before.email);
    }
    await recordAudit({
      actorId,
      action: 'user.role',
      subject: `user:${userId}`,
      fields: ['role'],
      about: [{ personId: userId, values: { before: { role: before.role }, after: { role } } }],
    });
  });
}

/** Signed out at once and not in again, until it is undone with `reason: null`. The person is told why. */
export async function lockUser(userId: string, reason: string | null, actorId: string): Promise<void> {
  await transaction(async () => {
    const [user] = await db
      .update(users)
      .set({ lockedAt: reason ? new Date() : null, lockedReason: reason })
      .where(eq(users.id, userId))
      .returning({ email: users.email });
    if (!user) return;
    await endSessions(userId);
    await sendMail(
      reason ? { kind: 'accountLocked', to: user.email, reason } : { kind: 'accountUnlocked', to: user.email },
    );
    await recordAudit({
      actorId,
      action: reason ? 'user.lock' : 'user.unlock',
      subject: `user:${userId}`,
      about: [{ personId: userId, values: reason ? { reason } : {} }],
    });
  });
}

/** False when this solution has been used before, for a form that said something else. */
export async function spendChallenge(signature: string, content: string, expiresAt: Date): Promise<boolean> {
  await db.insert(usedChallenges).values({ signature, content, expiresAt }).onConflictDoNothing();
  const [spent] = await db
    .select({ content: usedChallenges.content })
    .from(usedChallenges)
    .where(eq(usedChallenges.signature, signature));
  return spent?.content === content;
}

/** What time has made useless. Any process may do it, any number of them at once. */
export async function deleteExpired(): Promise<void> {
  await db.delete(sessions).where(lt(sessions.expires, sql`now()`));
  await db.delete(usedChallenges).where(lt(usedChallenges.expiresAt, sql`now()`));
  await db.delete(sentForms).where(lt(sentForms.expiresAt, sql`now()`));
  await db.delete(mailTokens).where(lt(mailTokens.expiresAt, sql`now() - interval '7 days'`));
  // Somebody typed an address and never answered its mail: nothing gives us a reason to keep it.
  await db
    .delete(users)
    .where(
      and(isNull(users.emailVerified), lt(users.createdAt, sql`now() - interval '30 days'`), eq(users.role, 'member')),
    );
}
