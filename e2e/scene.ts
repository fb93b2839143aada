import { randomUUID } from 'node:crypto';
import { type SQL, sql } from 'drizzle-orm';
import { expect } from 'playwright/test';
import { createArticle } from '#db/articles/desk.ts';
import { getArticleForDesk } from '#db/articles/desk-queries.ts';
import { recordChangedTags } from '#db/changes/mutations.ts';
import { db, transaction } from '#db/client.ts';
import { queues } from '#db/jobs/queues.ts';
import { beginActing, createSession } from '#db/users/mutations.ts';
import { writeMailToken } from '#lib/auth/mail-token.ts';
import { hashPassword } from '#lib/auth/password.ts';
import { newSessionToken, sessionTokenHash } from '#lib/auth/session-token.ts';
import { categoryState } from '#lib/categories/input.ts';
import { newPictureKey } from '#lib/pictures/files.ts';
import { libraryState } from '#lib/pictures/library-input.ts';
import { slugify } from '#lib/slug.ts';
import { everythingTag } from '#lib/tags.ts';

/** Somebody who asks, and how his browser says so. */
export interface Person {
  id: string;
  email: string;
  cookie: string;
  /** Of another session of the same person. */
  newCookie(): Promise<string>;
}

export type People<Who extends string> = Record<Who, Person>;

type EntryState = 'published' | 'draft' | 'withdrawn' | 'missing';

/** An entry in each state with its people, and everything that hangs on it. */
export interface Scene {
  name: string;
  entries: Record<EntryState, { id: number; slug: string }>;
  /** An entry that nobody has. */
  another: { id: number; slug: string };
  submission: string;
  draft: string;
  claim: string;
  report: number;
  /** A decision about several cases that can still be taken back: of the author’s, when there is one. */
  planned: string;
  /** A trade that nothing else is filed under, its form as a page shows it, and one that it may be merged into. */
  trade: number;
  otherTrade: number;
  tradeForm: Record<string, string>;
  /** A draft of the desk, and what its form is made from. */
  article: number;
  seen: string;
  /** About it. */
  remark: number;
  task: number;
  /** Of the library, in no article. */
  picture: string;
  pictureForm: Record<string, string>;
  /** Without articles. */
  topic: number;
  otherTopic: number;
  invitation: string;
  /** What the invitation’s mail leads to; it is the author’s. */
  token: string;
  /** Somebody who only helps with the entry. */
  bystander: string;
  /** What stands nowhere that is not for its person. */
  secrets: string[];
}

const SCENE = 'Wer darf was';
const ROLES_ON_ENTRIES = { manager: 'manager', contributor: 'contributor', actingAsManager: 'manager' };
let password: Promise<string> | undefined;

export async function newPerson(email: string, role: string, isConfirmed: boolean): Promise<Person> {
  password ??= hashPassword('vier Igel zimmern Boote');
  const [row] = await db.execute<{ id: string }>(sql`
    insert into users (email, name, role, email_verified)
    values (${email}, 'Erika Beispiel', ${role}, ${isConfirmed ? sql`now()` : null}) returning id`);
  const { id } = row as { id: string };
  await db.execute(sql`insert into user_passwords (user_id, hash) values (${id}, ${await password})`);
  await db.execute(sql`insert into acceptances values (${id}, 'terms', 'none'), (${id}, 'privacy', 'none')`);
  const newCookie = async () => {
    const token = newSessionToken();
    const expires = new Date(Date.now() + 3600_000);
    await createSession({ tokenHash: sessionTokenHash(token), userId: id, expires, device: 'Test' });
    return `session=${token}`;
  };
  return { id, email, cookie: await newCookie(), newCookie };
}

/** Somebody of the staff, as whom the site takes him for: a member whom he helps. */
export function actingAs(member: Person, staff: Person): Person {
  const newCookie = async () => {
    const cookie = await staff.newCookie();
    const tokenHash = sessionTokenHash(cookie.slice('session='.length));
    await beginActing({ tokenHash, staffId: staff.id, memberId: member.id, reason: 'Test' });
    return cookie;
  };
  return { ...member, newCookie };
}

/** `author`: whose draft and submission they are; nobody’s among the people when it is left out. */
export async function newScene(people: Partial<People<string>>, author?: string): Promise<Scene> {
  const mark = randomUUID().slice(0, 8);
  const secret = (what: string) => `geheim-${what}-${mark}`;
  const { id: bystander, email: bystanderEmail } = await newPerson(
    `${secret('dabei')}@beispiel.example`,
    'member',
    true,
  );
  const writer =
    people[author ?? '']?.id ?? (await newPerson(`${secret('autor')}@beispiel.example`, 'member', true)).id;
  // An entry and its trade need each other.
  const insertEntry = (status: string) =>
    transaction(async () => {
      const [row] = await db.execute<{ id: number; slug: string }>(sql`
      insert into companies (slug, name, status, published_at, withdrawn_at, withdrawn_by, source_key, place_id,
        main_category_id, postal_code, street_address, website)
      select ${`wer-darf-was-${randomUUID().slice(0, 13)}`}, ${SCENE}, ${status},
        ${status === 'draft' ? null : sql`now()`}, ${status === 'withdrawn' ? sql`now()` : null},
        ${status === 'withdrawn' ? 'owner' : null}, 'owner', p.id, c.id, '02826', 'Weg 1', 'https://wer-darf-was.example/'
      from places p, categories c where p.name = 'Görlitz' and p.kind = 'town' and c.slug = 'baeckerei' limit 1
      returning id, slug`);
      const entry = row as { id: number; slug: string };
      await db.execute(sql`
      insert into company_categories (company_id, category_id)
      select id, main_category_id from companies where id = ${entry.id}`);
      return entry;
    });
  const entries = {
    published: await insertEntry('published'),
    draft: await insertEntry('draft'),
    withdrawn: await insertEntry('withdrawn'),
    missing: { id: 999_999_999, slug: 'wer-darf-was-fehlt' },
  };
  const [foreign, another] = [await insertEntry('published'), await insertEntry('published')];
  for (const { id } of [entries.published, entries.draft, entries.withdrawn]) {
    for (const [who, role] of Object.entries(ROLES_ON_ENTRIES)) {
      const person = people[who];
      if (person) await db.execute(sql`insert into company_members values (${id}, ${person.id}, ${role})`);
    }
    await db.execute(sql`insert into company_members values (${id}, ${bystander}, 'contributor')`);
  }
  if (people.managerOfAnother)
    await db.execute(sql`insert into company_members values (${foreign.id}, ${people.managerOfAnother.id}, 'manager')`);

  const idOf = async (query: ReturnType<typeof sql>) =>
    ((await db.execute<{ id: string }>(query))[0] as { id: string }).id;
  const submission = await idOf(sql`
    insert into submissions (company_id, author_id, status, changes, base, submitted_at)
    values (${entries.published.id}, ${writer}, 'pending', ${JSON.stringify({ name: secret('aenderung') })},
      ${JSON.stringify({ name: SCENE })}, now()) returning id`);
  const draft = await idOf(sql`
    insert into submissions (author_id, status, typed)
    values (${writer}, 'draft', ${JSON.stringify({ name: secret('entwurf') })}) returning id`);
  const claim = await idOf(sql`
    insert into claims (company_id, user_id, status, method, evidence, contested_at)
    values (${another.id}, ${bystander}, 'contested', 'documents', ${secret('nachweis')}, now()) returning id`);
  const report = await idOf(sql`
    insert into reports (kind, path, message, reporter_name, reporter_email, company_id)
    values ('correction', ${`/firmen/${another.slug}`}, ${secret('meldung')}, ${secret('melder')},
      ${`${secret('melder')}@beispiel.example`}, ${another.id}) returning id`);
  const invitation = await idOf(sql`
    insert into company_invitations (company_id, email, role, invited_by, expires_at)
    values (${entries.published.id}, ${people[author ?? '']?.email ?? `${secret('eingeladen')}@beispiel.example`},
      'contributor', ${bystander}, now() + interval '1 day') returning id`);
  const planned = await idOf(sql`
    insert into bulk_decisions (moderator_id, outcome, reason, due_at)
    values (${writer}, 'reject', ${secret('urteil')}, now() + interval '1 hour') returning id`);
  const [trade, otherTrade] = [await insertTrade(`${SCENE} ${mark}`), await insertTrade(`${SCENE} auch ${mark}`)];
  const article = await createArticle(writer, secret('artikel'));
  const seen = (await getArticleForDesk(article))?.seen ?? '';
  const insertTopic = (name: string) =>
    idOf(sql`insert into topics (slug, name) values (${slugify(name)}, ${name}) returning id`);
  const [topic, otherTopic] = [await insertTopic(`${SCENE} ${mark}`), await insertTopic(`${SCENE} auch ${mark}`)];
  const remark = await idOf(sql`
    insert into article_remarks (article_id, body) values (${article}, ${secret('anmerkung')}) returning id`);
  const task = await idOf(sql`
    insert into article_tasks (article_id, company_id, kind, company_name)
    values (${article}, ${another.id}, 'gone', ${secret('aufgabe')}) returning id`);
  const picture = newPictureKey();
  await db.execute(sql`insert into pictures (key, status, width, height) values (${picture}, 'ready', 400, 300)`);
  await db.execute(sql`
    insert into library_pictures (key, picture_key, name, alt, caption, licence)
    values (${picture}, ${picture}, ${secret('bild')}, '', '', '')`);
  const secrets = [
    'bild',
    'anmerkung',
    'aufgabe',
    'artikel',
    'aenderung',
    'entwurf',
    'nachweis',
    'meldung',
    'melder',
    'eingeladen',
    'urteil',
    'autor',
  ].map(secret);
  return {
    name: SCENE,
    entries,
    another,
    submission,
    draft,
    claim,
    report: Number(report),
    planned,
    trade: trade.id,
    otherTrade: otherTrade.id,
    tradeForm: trade.form,
    article,
    seen,
    remark: Number(remark),
    task: Number(task),
    picture,
    pictureForm: {
      name: 'Gekapert',
      alt: '',
      caption: '',
      licence: '',
      seen: libraryState({ name: secret('bild'), alt: '', caption: '', licence: '' }),
    },
    topic: Number(topic),
    otherTopic: Number(otherTopic),
    invitation,
    token: writeMailToken(invitation),
    bystander,
    secrets: [...secrets, bystanderEmail, draft, invitation],
  };
}

/** Nothing is filed under it, and its form as a page shows it. */
async function insertTrade(name: string): Promise<{ id: number; form: Record<string, string> }> {
  const [row] = await db.execute<{ id: number; parentId: number; schemaType: string }>(sql`
    insert into categories (slug, name, parent_id)
    select ${`${slugify(SCENE)}-${randomUUID().slice(0, 13)}`}, ${name}, parent_id from categories where slug = 'baeckerei'
    returning id, parent_id as "parentId", schema_type as "schemaType"`);
  const { id, parentId, schemaType } = row as { id: number; parentId: number; schemaType: string };
  const seen = categoryState({ name, parentId, schemaType, synonyms: [] });
  return { id, form: { name, group: String(parentId), schemaType, synonyms: 'Zum Test', seen } };
}

/** Takes away all scenes, and who stood in them. */
export async function clearScenes(): Promise<void> {
  await db.execute(sql`delete from claims where company_id in (select id from companies where name = ${SCENE})`);
  await db.execute(sql`delete from companies where name in (${SCENE}, 'Gekapert')`);
  await db.execute(sql`delete from categories where slug like ${`${slugify(SCENE)}-%`}`);
  await db.execute(sql`delete from redirects where path like ${`/branchen/${slugify(SCENE)}-%`}`);
  await db.execute(sql`
    delete from articles where id in (
      select article_id from article_versions where title = 'Gekapert' or title like 'geheim-%')`);
  await db.execute(sql`delete from library_pictures where name = 'Gekapert' or name like 'geheim-%'`);
  await db.execute(sql`delete from topics where name = 'Gekapert' or slug like ${`${slugify(SCENE)}-%`}`);
  await db.execute(sql`delete from redirects where path like ${`/themen/${slugify(SCENE)}-%`}`);
  await db.execute(sql`delete from redirects where path in ('/artikel/gekapert') or path like '/artikel/geheim-%'`);
  await db.execute(sql`delete from submissions where typed ->> 'name' like 'geheim-%'`);
  await db.execute(sql`delete from users where email like 'geheim-%@beispiel.example'`);
  // Nobody was there to take these mails, and later ones would wait behind them.
  await db.execute(sql`delete from jobs.job where name = 'mail' and state in ('created', 'retry')`);
  await recordChangedTags([everythingTag]);
}

/**
 * From now on only requests change data: what tests and actions have left for later is done, or never will be, and the hourly
 * housekeeping is not due any more.
 */
export async function letJobsRest(): Promise<void> {
  await db.execute(sql`delete from jobs.schedule where name = ${queues.housekeeping}`);
  await db.execute(sql`
    delete from jobs.job
    where name in (${queues.housekeeping}, ${queues.decisions}) and state = 'created'
      or name in (${queues.housekeeping}, ${queues.decisions}, ${queues.pictures}) and state = 'retry'`);
  const atWork = () =>
    db.execute(sql`
      select name from jobs.job
      where name in (${queues.housekeeping}, ${queues.decisions}, ${queues.pictures}) and state in ('created', 'active')`);
  await expect.poll(async () => (await atWork()).length, { timeout: 60_000, intervals: [100] }).toBe(0);
}

/** As if an hour had passed. */
export const forgetLimits = () => db.execute(sql`delete from rate_limits`);

/** Counters change with every request; what is open and which words names have is reckoned anew by jobs. */
const RESTLESS = ['rate_limits', 'used_challenges', 'sent_forms', 'changed_tags', 'opening_times', 'name_words'];
const MOST_ROWS = 20_000;
/** The same ones each time, however large the database thinks that they are by then. */
let watched: readonly { name: string }[] | undefined;

/**
 * Tells whether anything was written: one digest of where each row lies and which transaction wrote it, for all tables that
 * people can change, and of the mails that wait.
 */
export async function digestOfData(): Promise<string> {
  watched ??= await db.execute<{ name: string }>(sql`
    select relname as name from pg_class
    where relkind = 'r' and relnamespace = 'public'::regnamespace and reltuples < ${MOST_ROWS} order by relname`);
  const digests = watched
    .filter(({ name }) => !RESTLESS.includes(name))
    .map(({ name }) => {
      const row = KEPT_BY_BEING_THERE[name] ?? sql`ctid::text || ' ' || xmin::text`;
      return sql`select ${name}::text as name, md5(string_agg(${row}, ',' order by ${row})) as digest from ${sql.identifier(name)} t`;
    });
  const rows = await db.execute<{ name: string; digest: string | null }>(sql`
    ${sql.join(digests, sql` union all `)}
    union all select 'mails', count(*)::text from jobs.job where name = 'mail'`);
  return rows
    .map(({ name, digest }) => `${name}:${digest}`)
    .sort()
    .join('\n');
}

/** Which tables are not what they were. */
export const changedTables = (before: string, after: string): string[] =>
  before
    .split('\n')
    .filter((line) => !after.split('\n').includes(line))
    .map((line) => line.slice(0, line.indexOf(':')));

/** When somebody was last there changes by being there. */
const KEPT_BY_BEING_THERE: Record<string, SQL> = {
  sessions: sql`user_id::text`,
  users: sql`(to_jsonb(t) - 'last_seen_at')::text`,
};
