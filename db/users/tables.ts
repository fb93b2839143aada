import { sql } from 'drizzle-orm';
import { check, index, integer, pgEnum, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { createdAt } from '#db/columns.ts';

export const userRole = pgEnum('user_role', ['member', 'editor', 'moderator', 'admin']);
export const mailTokenPurpose = pgEnum('mail_token_purpose', [
  'confirmEmail',
  'signIn',
  'resetPassword',
  'changeEmail',
  'linkProvider',
]);
export const acceptedDocument = pgEnum('accepted_document', ['terms', 'privacy']);

/** Accounts. Only what Auth.js and the screen need: secrets lie in tables of their own, so that no query can take them along. */
export const users = pgTable(
  'users',
  {
    id: text().primaryKey().default(sql`gen_random_uuid()::text`),
    name: text(),
    /** Lower case, as typed otherwise: the part before the @ belongs to the mail server. */
    email: text().notNull().unique(),
    emailVerified: timestamp('email_verified', { withTimezone: true, mode: 'date' }),
    image: text(),
    role: userRole().notNull().default('member'),
    lockedAt: timestamp('locked_at', { withTimezone: true }),
    lockedReason: text('locked_reason'),
    /** To the hour, by the person himself. */
    lastSeenAt: timestamp('last_seen_at', { withTimezone: true }),
    createdAt: createdAt(),
  },
  (table) => [
    index('users_newest').on(table.createdAt.desc().nullsFirst(), table.id.desc().nullsFirst()),
    index('users_by_email').on(sql`lower(email) text_pattern_ops`),
    index('users_by_name').on(sql`lower(name) text_pattern_ops`),
    index('users_locked')
      .on(table.createdAt.desc().nullsFirst(), table.id.desc().nullsFirst())
      .where(sql`locked_at is not null`),
    index('users_staff')
      .on(table.createdAt.desc().nullsFirst(), table.id.desc().nullsFirst())
      .where(sql`role <> 'member'`),
    check('users_email', sql`email = lower(email) and email ~ '^[^@[:space:]]+@[^@[:space:]]+$'`),
    check('users_locked_for_a_reason', sql`(locked_at is null) = (locked_reason is null)`),
  ],
);

/** argon2id in PHC format. An account that signs in by link or provider has none. */
export const userPasswords = pgTable('user_passwords', {
  userId: text('user_id')
    .primaryKey()
    .references(() => users.id, { onDelete: 'cascade' }),
  hash: text().notNull(),
  changedAt: timestamp('changed_at', { withTimezone: true }).notNull().defaultNow(),
});

/** Sign-in through an OpenID Connect provider: the identity is issuer and subject. Named as Auth.js' adapter expects. */
export const userAccounts = pgTable(
  'user_accounts',
  {
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    type: text().$type<'oidc' | 'oauth' | 'email' | 'webauthn'>().notNull(),
    /** The issuer. */
    provider: text().notNull(),
    providerAccountId: text('provider_account_id').notNull(),
    refresh_token: text(),
    access_token: text(),
    expires_at: integer(),
    token_type: text(),
    scope: text(),
    id_token: text(),
    session_state: text(),
  },
  (table) => [primaryKey({ columns: [table.provider, table.providerAccountId] }), index().on(table.userId)],
);

/**
 * Somebody of the staff sees what a member sees, for an hour at most and for a reason that is kept. It hangs on the session of the
 * staff: the member's own sessions know nothing of it.
 */
export const impersonations = pgTable(
  'impersonations',
  {
    id: uuid().primaryKey().defaultRandom(),
    staffId: text('staff_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    memberId: text('member_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    reason: text().notNull(),
    startedAt: timestamp('started_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
    until: timestamp({ withTimezone: true, mode: 'date' }).notNull(),
    endedAt: timestamp('ended_at', { withTimezone: true, mode: 'date' }),
  },
  (table) => [
    index().on(table.memberId, table.startedAt),
    index().on(table.staffId),
    check('impersonations_of_another', sql`staff_id <> member_id`),
    check('impersonations_reason', sql`reason <> ''`),
  ],
);

export const sessions = pgTable(
  'sessions',
  {
    /** SHA-256 of what the cookie holds, in hexadecimal. */
    sessionToken: text('token_hash').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    expires: timestamp({ withTimezone: true, mode: 'date' }).notNull(),
    createdAt: createdAt(),
    lastSeenAt: timestamp('last_seen_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
    /** "Firefox unter Windows": for the list of one's own sessions. */
    device: text(),
    impersonationId: uuid('impersonation_id').references(() => impersonations.id, { onDelete: 'set null' }),
  },
  (table) => [
    index().on(table.userId),
    index().on(table.expires),
    index().on(table.impersonationId).where(sql`impersonation_id is not null`),
  ],
);

/**
 * What a link in a mail may do, once. The link carries the id under a signature (lib/auth/mail-token.ts): nothing that lies here
 * or in the mail queue opens anything.
 */
export const mailTokens = pgTable(
  'mail_tokens',
  {
    id: uuid().primaryKey().defaultRandom(),
    purpose: mailTokenPurpose().notNull(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** The address that the mail proves. */
    email: text().notNull(),
    createdAt: createdAt(),
    expiresAt: timestamp('expires_at', { withTimezone: true, mode: 'date' }).notNull(),
    usedAt: timestamp('used_at', { withTimezone: true, mode: 'date' }),
  },
  (table) => [index().on(table.userId), index().on(table.expiresAt)],
);

export const acceptances = pgTable(
  'acceptances',
  {
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    document: acceptedDocument().notNull(),
    version: text().notNull(),
    acceptedAt: timestamp('accepted_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.document, table.version] })],
);

/** Counters that hold across processes and restarts, as rate-limiter-flexible reads them. */
export const rateLimits = pgTable(
  'rate_limits',
  {
    key: text().primaryKey(),
    points: integer().notNull(),
    expire: timestamp({ withTimezone: true, mode: 'date' }),
  },
  (table) => [index().on(table.expire)],
);

/** Solved challenges: each counts for one form. */
export const usedChallenges = pgTable(
  'used_challenges',
  {
    signature: text().primaryKey(),
    /** Of the form that it was spent on: see `sentForms`. */
    content: text().notNull().default(''),
    expiresAt: timestamp('expires_at', { withTimezone: true, mode: 'date' }).notNull(),
  },
  (table) => [index().on(table.expiresAt)],
);

/** Forms of visitors that have done their work: sent again, by a second press or the back button, they do nothing more. */
export const sentForms = pgTable(
  'sent_forms',
  {
    /** Each form has its own as it is shown. */
    key: text().primaryKey(),
    /** Digest of what it said: the same key with other content is refused. */
    content: text().notNull(),
    /** What its sender is shown once more. */
    result: text().notNull(),
    expiresAt: timestamp('expires_at', { withTimezone: true, mode: 'date' }).notNull(),
  },
  (table) => [index().on(table.expiresAt)],
);
