import { sql } from 'drizzle-orm';
import { type BrowserContext, type BrowserContextOptions, test as base, type Page } from 'playwright/test';
import { recordChangedTags } from '#db/changes/mutations.ts';
import { closeDatabase, db, transaction } from '#db/client.ts';
import { companies, companyCategories } from '#db/companies/tables.ts';
import { askForConfirmations } from '#db/confirmations/mutations.ts';
import { beginActing, createSession } from '#db/users/mutations.ts';
import { users } from '#db/users/tables.ts';
import { writeMailToken } from '#lib/auth/mail-token.ts';
import { hashPassword } from '#lib/auth/password.ts';
import { newSessionToken, sessionTokenHash } from '#lib/auth/session-token.ts';
import { confirmEntryPath } from '#lib/paths.ts';
import type { Role } from '#lib/permissions.ts';
import { slugify } from '#lib/slug.ts';
import { everythingTag } from '#lib/tags.ts';
import { IdentityProvider } from './identity-provider.ts';
import { Mailbox } from './mailbox.ts';
import { actingAs, clearScenes, newPerson, type People, type Person } from './scene.ts';

type NewCompany = Partial<typeof companies.$inferInsert> & { name: string; place: string; category?: string };

interface Fixtures {
  ownLimits: undefined;
  /** Publishes an entry in a place (by name) and a trade (by slug); it is gone after the test. */
  insertCompany: (company: NewCompany) => Promise<{ id: number; slug: string; name: string }>;
  /** A trade of its own, so that no other is merged or renamed; it is gone after the test, with what it left behind. */
  insertTrade: (name: string, synonyms: string[]) => Promise<{ id: number; slug: string; name: string }>;
  /** A confirmed account; it is gone after the test. */
  insertUser: (user?: { role?: Role; name?: string }) => Promise<TestUser>;
  /** One of each kind of person: of roles, of what somebody is to the entries of scene.ts, and of those who are kept out. */
  insertPeople: <Who extends string>(kinds: readonly Who[]) => Promise<People<Who>>;
  /** Signs an account in, in the test's browser. */
  signIn: (user: TestUser) => Promise<void>;
  /** The same on a device of its own. */
  signInElsewhere: (user: TestUser, options?: BrowserContextOptions) => Promise<Page>;
  /** Makes somebody a manager of an entry. */
  makeMember: (companyId: number, userId: string, role?: 'manager' | 'contributor') => Promise<void>;
  lockUser: (userId: string) => Promise<void>;
  giveRole: (userId: string, role: Role) => Promise<void>;
  /** As if this person had connected the tests' provider. */
  insertIdentity: (userId: string, subject: string) => Promise<void>;
  /** As if the wordings had changed since this person agreed to them. */
  forgetAcceptances: (userId: string) => Promise<void>;
  /** What the cookie of a new session of this account holds. */
  sessionOf: (user: TestUser) => Promise<string>;
  /** Signs the staff of this session in as a member. */
  actAs: (sessionToken: string, memberId: string) => Promise<void>;
  /** A change of an entry's name that waits for a decision. */
  insertSubmission: (companyId: number, authorId: string, name?: string) => Promise<string>;
  /** A claim that waits for a moderator. */
  insertClaim: (companyId: number, userId: string) => Promise<string>;
  /** An objection of a person who is named in an entry. */
  insertReport: (companySlug: string) => Promise<string>;
  /** Lets a year pass since anybody said a word about an entry; then its managers are asked by mail. */
  letAYearPass: (companyId: number) => Promise<void>;
  /** The page that such a mail leads to. */
  confirmationPath: (companyId: number, userId: string) => Promise<string>;
  /** As if a moderator had accepted this person's entry before. */
  markTrusted: (companyId: number, userId: string) => Promise<void>;
  /** Entries of this name that the test makes by its forms are gone after it. */
  removeCompanies: (name: string) => void;
}

interface TestUser {
  id: string;
  email: string;
  password: string;
}

/** Good enough for every role. */
export const PASSWORD = 'vier Igel zimmern Boote';

export const test = base.extend<Fixtures, { database: undefined; mailbox: Mailbox; provider: IdentityProvider }>({
  database: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's pattern
    async ({}, use) => {
      await use(undefined);
      await closeDatabase();
    },
    { scope: 'worker', auto: true },
  ],
  /** Limits hold for a network, and all tests come from one. */
  ownLimits: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's pattern
    async ({}, use) => {
      await db.execute(sql`delete from rate_limits`);
      await use(undefined);
    },
    { auto: true },
  ],
  mailbox: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's pattern
    async ({}, use) => {
      const mailbox = new Mailbox();
      await mailbox.open(Number(process.env.E2E_SMTP_PORT));
      await use(mailbox);
      await mailbox.close();
    },
    { scope: 'worker' },
  ],
  provider: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's pattern
    async ({}, use) => {
      const provider = new IdentityProvider();
      await provider.open(Number(process.env.E2E_PROVIDER_PORT));
      await use(provider);
      await provider.close();
    },
    { scope: 'worker' },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's pattern
  insertTrade: async ({}, use) => {
    const slugs: string[] = [];
    await use(async (name, synonyms) => {
      const slug = `${slugify(name)}-e2e`;
      const [row] = await db.execute<{ id: number }>(sql`
        insert into categories (slug, name, parent_id)
        select ${slug}, ${name}, parent_id from categories where slug = 'baeckerei' returning id`);
      const { id } = row as { id: number };
      slugs.push(slug);
      for (const synonym of synonyms) await db.execute(sql`insert into category_synonyms values (${id}, ${synonym})`);
      await recordChangedTags([everythingTag]);
      return { id, slug, name };
    });
    const own = sql`select id from categories where slug = any(${sql.param(slugs)}::text[])`;
    await db.execute(
      sql`delete from companies where id in (select company_id from company_categories where category_id in (${own}))`,
    );
    await db.execute(sql`delete from categories where id in (${own})`);
    for (const slug of slugs) await db.execute(sql`delete from redirects where path like ${`/branchen/${slug}%`}`);
    await recordChangedTags([everythingTag]);
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's pattern
  insertUser: async ({}, use) => {
    const inserted: string[] = [];
    await use(async ({ role = 'member', name = 'Erika Beispiel' } = {}) => {
      const email = newAddress();
      const [row] = await db
        .insert(users)
        .values({ email, name, role, emailVerified: new Date() })
        .returning({ id: users.id });
      const { id } = row as { id: string };
      inserted.push(id);
      await db.execute(sql`insert into user_passwords (user_id, hash) values (${id}, ${await hashPassword(PASSWORD)})`);
      await db.execute(sql`insert into acceptances values (${id}, 'terms', 'none'), (${id}, 'privacy', 'none')`);
      return { id, email, password: PASSWORD };
    });
    for (const id of inserted) await db.execute(sql`delete from users where id = ${id}`);
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's pattern
  insertPeople: async ({}, use) => {
    const ids: string[] = [];
    await use(async (kinds) => {
      const people = await Promise.all(
        kinds.map(async (kind) => {
          if (kind === 'visitor') return [kind, NOBODY] as const;
          const role = ['editor', 'moderator', 'admin'].includes(kind) ? kind : 'member';
          const person = await newPerson(newAddress(), role, kind !== 'unverified');
          ids.push(person.id);
          if (kind === 'actingAsManager') {
            const staff = await newPerson(newAddress(), 'moderator', true);
            ids.push(staff.id);
            const acting = actingAs(person, staff);
            return [kind, { ...acting, cookie: await acting.newCookie() }] as const;
          }
          if (kind === 'locked')
            await db.execute(sql`update users set locked_at = now(), locked_reason = 'Test' where id = ${person.id}`);
          return [kind, person] as const;
        }),
      );
      return Object.fromEntries(people) as People<(typeof kinds)[number]>;
    });
    await clearScenes();
    for (const id of ids) await db.execute(sql`delete from users where id = ${id}`);
  },
  signIn: async ({ context, baseURL }, use) => {
    await use((user) => startSession(context, baseURL as string, user));
  },
  signInElsewhere: async ({ browser, baseURL }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (user, options) => {
      const context = await browser.newContext({ baseURL, locale: 'de-DE', ...options });
      contexts.push(context);
      await startSession(context, baseURL as string, user);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's pattern
  makeMember: async ({}, use) => {
    await use(async (companyId, userId, role = 'manager') => {
      await db.execute(sql`insert into company_members values (${companyId}, ${userId}, ${role})`);
    });
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's pattern
  lockUser: async ({}, use) => {
    await use(async (id) => {
      await db.execute(sql`update users set locked_at = now(), locked_reason = 'Test' where id = ${id}`);
    });
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's pattern
  giveRole: async ({}, use) => {
    await use(async (id, role) => {
      await db.execute(sql`update users set role = ${role} where id = ${id}`);
    });
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's pattern
  insertIdentity: async ({}, use) => {
    await use(async (id, subject) => {
      const issuer = `http://localhost:${process.env.E2E_PROVIDER_PORT}`;
      await db.execute(sql`
        insert into user_accounts (user_id, type, provider, provider_account_id)
        values (${id}, 'oidc', ${issuer}, ${subject})`);
    });
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's pattern
  forgetAcceptances: async ({}, use) => {
    await use(async (id) => {
      await db.execute(sql`delete from acceptances where user_id = ${id}`);
    });
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's pattern
  sessionOf: async ({}, use) => {
    await use(newSession);
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's pattern
  actAs: async ({}, use) => {
    await use(async (sessionToken, memberId) => {
      const tokenHash = sessionTokenHash(sessionToken);
      const [session] = await db.execute<{ user_id: string }>(sql`
        select user_id from sessions where token_hash = ${tokenHash}`);
      await beginActing({ tokenHash, staffId: session?.user_id as string, memberId, reason: 'Test' });
    });
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's pattern
  insertSubmission: async ({}, use) => {
    await use(async (companyId, authorId, name = 'Neuer Name') => {
      const [row] = await db.execute<{ id: string }>(sql`
        insert into submissions (company_id, author_id, status, changes, base, submitted_at)
        values (${companyId}, ${authorId}, 'pending', ${JSON.stringify({ name })}::jsonb, '{"name": "Nicht deine"}', now())
        returning id`);
      return (row as { id: string }).id;
    });
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's pattern
  letAYearPass: async ({}, use) => {
    await use(async (id) => {
      const before = sql`now() - interval '366 days'`;
      await db.execute(sql`update companies set published_at = ${before}, confirmed_at = ${before} where id = ${id}`);
      await db.execute(sql`update company_members set created_at = ${before} where company_id = ${id}`);
      await askForConfirmations();
    });
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's pattern
  confirmationPath: async ({}, use) => {
    await use(async (companyId, userId) => {
      const [row] = await db.execute<{ id: string }>(sql`
        insert into confirmations (company_id, user_id, expires_at)
        values (${companyId}, ${userId}, now() + interval '1 day') returning id`);
      return confirmEntryPath(writeMailToken((row as { id: string }).id));
    });
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's pattern
  insertClaim: async ({}, use) => {
    await use(async (companyId, userId) => {
      const [row] = await db.execute<{ id: string }>(sql`
        insert into claims (company_id, user_id, status, method, evidence, contested_at)
        values (${companyId}, ${userId}, 'contested', 'documents', 'Ich bin es.', now()) returning id`);
      return (row as { id: string }).id;
    });
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's pattern
  insertReport: async ({}, use) => {
    const inserted: string[] = [];
    await use(async (companySlug) => {
      const [row] = await db.execute<{ id: string }>(sql`
        insert into reports (kind, path, message, company_id, reporter_name, reporter_email)
        select 'objection', '/firmen/' || slug, 'Ich möchte hier nicht stehen.', id, 'Otto Person', 'otto@beispiel.example'
        from companies where slug = ${companySlug} returning id::text as id`);
      const { id } = row as { id: string };
      inserted.push(id);
      return id;
    });
    for (const id of inserted) await db.execute(sql`delete from reports where id = ${id}`);
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's pattern
  markTrusted: async ({}, use) => {
    await use(async (companyId, userId) => {
      await db.execute(sql`
        insert into submissions (company_id, author_id, status, submitted_at, decided_at, decided_by)
        values (${companyId}, ${userId}, 'accepted', now(), now(), ${userId})`);
    });
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's pattern
  removeCompanies: async ({}, use) => {
    const names: string[] = [];
    await use((name) => names.push(name));
    await db.execute(sql`delete from companies where name = any(${sql.param(names)}::text[])`);
    await recordChangedTags([everythingTag]);
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's pattern
  insertCompany: async ({}, use) => {
    const inserted: number[] = [];
    await use(async ({ place, category = 'baeckerei', ...company }) => {
      const row = await publishCompany(company, place, category);
      inserted.push(row.id);
      return row;
    });
    if (inserted.length > 0) {
      await db.execute(sql`delete from companies where id = any(${sql.param(inserted)}::int[])`);
      await recordChangedTags([everythingTag]);
    }
  },
});

export { expect } from 'playwright/test';
export { changedTables, digestOfData, forgetLimits, letJobsRest, newScene, type Scene } from './scene.ts';

const NOBODY: Person = { id: '', email: '', cookie: '', newCookie: async () => '' };

async function newSession({ id }: TestUser): Promise<string> {
  const token = newSessionToken();
  const expires = new Date(Date.now() + 3600_000);
  await createSession({ tokenHash: sessionTokenHash(token), userId: id, expires, device: 'Test' });
  return token;
}

async function startSession(context: BrowserContext, baseURL: string, user: TestUser): Promise<void> {
  const value = await newSession(user);
  await context.addCookies([{ name: 'session', value, url: baseURL, httpOnly: true, sameSite: 'Lax' }]);
}

export async function categoryId(slug: string): Promise<number> {
  const [row] = await db.execute<{ id: number }>(sql`select id from categories where slug = ${slug}`);
  return row?.id as number;
}

let addresses = 0;
/** One that no other test has: mails and limits are per address. */
export const newAddress = () => `test-${process.pid}-${addresses++}@beispiel.example`;

function publishCompany(company: Omit<NewCompany, 'place' | 'category'>, place: string, category: string) {
  return transaction(async () => {
    const [found] = await db.execute<{
      place: number;
      category: number;
      code: string | null;
      lat: number;
      lon: number;
    }>(sql`
      select p.id as place, c.id as category, p.latitude as lat, p.longitude as lon,
        (select min(postal_code) from place_postal_codes where place_id = p.id) as code
      from places p, categories c
      where p.name = ${place} and p.kind = 'town' and c.slug = ${category}
      order by p.population desc nulls last limit 1`);
    if (!found) throw new Error(`No such place or trade: ${place}, ${category}`);
    const [row] = await db
      .insert(companies)
      .values({
        slug: `${slugify(company.name)}-${slugify(place)}-e2e`,
        status: 'published',
        publishedAt: new Date(),
        sourceKey: 'owner',
        placeId: found.place,
        mainCategoryId: found.category,
        postalCode: found.code,
        latitude: found.lat,
        longitude: found.lon,
        coordinatePrecision: 'place',
        ...company,
      })
      .returning({ id: companies.id, slug: companies.slug, name: companies.name });
    if (!row) throw new Error('Not inserted');
    await db.insert(companyCategories).values({ companyId: row.id, categoryId: found.category });
    await recordChangedTags([everythingTag]);
    return row;
  });
}
