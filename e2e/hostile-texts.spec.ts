import { globSync } from 'node:fs';
import { type SQL, sql } from 'drizzle-orm';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import type { BrowserContext, Page } from 'playwright/test';
import { recordAudit } from '#db/audit/mutations.ts';
import { recordChangedTags } from '#db/changes/mutations.ts';
import { db, transaction } from '#db/client.ts';
import { newPreviewToken, previewTokenHash } from '#lib/articles/preview-token.ts';
import { writeMailToken } from '#lib/auth/mail-token.ts';
import { renderMail } from '#lib/mail/render.ts';
import { access } from '#lib/permissions.ts';
import { everythingTag } from '#lib/tags.ts';
import { documentFromWordPress } from '#lib/wordpress/content.ts';
import { expect, newScene, type Scene, test } from './fixtures.ts';
import { HOSTILE, inTextsOf } from './hostile-texts.ts';
import type { Person } from './scene.ts';

// Whatever stands in the database, from whomever and however it came there, is text on every page, in every feed and every mail:
// it neither runs nor becomes an element, and it is not the policy of the page that saves us.

/** Stands in every text, so that searches find them. */
const WORD = 'Zischelkraut';
const storable = (text: string) => text.replaceAll('\0', '');
const LONG = storable(`${WORD} ${HOSTILE.join(' ')}`);
/** What a name holds: all of them in turn, when there is time. */
const NAMES = inTextsOf(160)
  .map((text) => `${WORD} ${storable(text)}`)
  .filter((_, index) => process.env.THOROUGH || index % 30 === 0);
const EMAIL = `"><svg/onload=pwn()//data-pwn>`;

/** Columns that no person, file or other site fills with words: made here, checked by the database, or a digest. */
const HELD: Record<string, string[]> = {
  article_comments: ['external_id', 'reply_to'],
  article_holds: ['user_id'],
  article_imports: ['origin', 'source_hash', 'state'],
  article_previews: ['token_hash', 'created_by'],
  article_remarks: ['writer_id'],
  article_tasks: ['settled_by'],
  article_versions: ['writer_id', 'pictures'],
  articles: ['slug', 'source_key', 'external_id'],
  audit_details: ['sealed'],
  audit_events: ['actor_id', 'action', 'subject', 'fields', 'details', 'hash'],
  audit_head: ['hash', 'signature'],
  audit_keys: ['user_id', 'wrapped'],
  authors: ['slug'],
  topics: ['slug'],
  area_codes: ['code'],
  categories: ['slug', 'schema_type', 'osm_tags', 'icon', 'former_slugs'],
  changed_tags: ['tag'],
  claims: ['user_id', 'decided_by', 'held_by'],
  companies: ['slug', 'postal_code', 'country_code', 'phone', 'fax', 'opening_hours'].concat([
    ...['source_key', 'external_id', 'source_hash', 'field_sources'],
  ]),
  company_changes: ['author_id', 'decided_by', 'source_key'],
  company_invitations: ['invited_by'],
  company_members: ['user_id'],
  company_photos: ['storage_key'],
  company_tombstones: ['source_key', 'external_id'],
  confirmations: ['user_id'],
  bulk_decisions: ['moderator_id'],
  data_sources: ['key', 'name', 'url', 'licence', 'licence_url', 'attribution'],
  library_pictures: ['key', 'picture_key', 'origin', 'words'],
  opening_times: ['opening_hours'],
  pictures: ['key', 'uploader_id'],
  place_postal_codes: ['country_code', 'postal_code'],
  places: ['slug', 'folded_name', 'country_code', 'municipality_key', 'source_key'],
  postal_codes: ['country_code', 'code'],
  redirects: ['path', 'target'],
  reports: ['path', 'field', 'ground', 'decided_by', 'held_by'],
  name_words: ['word', 'written', 'sound'],
  settings: ['key', 'value'],
  submissions: ['author_id', 'entered_by', 'decided_by', 'held_by', 'decisions'],
  suppressions: ['fingerprint'],
  acceptances: ['user_id', 'version'],
  impersonations: ['staff_id', 'member_id'],
  mail_tokens: ['user_id', 'email'],
  rate_limits: ['key'],
  sent_forms: ['key', 'content', 'result'],
  sessions: ['token_hash', 'user_id'],
  used_challenges: ['signature', 'content'],
  user_accounts: ['user_id', 'type', 'provider', 'provider_account_id'].concat([
    ...['refresh_token', 'access_token', 'token_type', 'scope', 'id_token', 'session_state'],
  ]),
  user_passwords: ['user_id', 'hash'],
  users: ['id'],
};

/** All columns of the schema that hold text, and are not held. */
async function freeColumns(): Promise<{ table: string; column: string; type: string }[]> {
  const modules = await Promise.all(globSync('db/*/tables.ts').map((file) => import(`../${file}`)));
  const tables = modules.flatMap((module) => Object.values(module)).filter((value) => value instanceof PgTable);
  return tables.flatMap((table) => {
    const { name, columns } = getTableConfig(table as PgTable);
    return columns
      .map((column) => ({ table: name, column: column.name, type: column.getSQLType() }))
      .filter(({ column, type }) => /^(text|jsonb)/.test(type) && !HELD[name]?.includes(column));
  });
}

/** What texts can name: an entry, and a picture of the library. */
type Named = { company: number; picture: string };

/** What a column is filled with, where it is not simply a text of any length. */
function fillingOf(table: string, column: string, type: string, name: string, named: Named): SQL | string {
  const key = `${table}.${column}`;
  if (['users.email', 'company_invitations.email'].includes(key))
    return sql`lower(${EMAIL}) || '@' || gen_random_uuid() || '.example'`;
  if (key === 'companies.website') return `https://x.example/${storable(name)}`;
  if (column === 'body' && type === 'jsonb') return JSON.stringify(hostileDocument(named));
  if (['company_changes.before', 'company_changes.after', 'submissions.changes', 'submissions.base'].includes(key))
    return JSON.stringify({ name, description: LONG, website: `https://x.example/${name}`, city: name });
  if (key === 'submissions.typed') return JSON.stringify({ name, description: LONG, website: LONG, city: LONG });
  if (type.endsWith('[]')) return sql`array[${name}, ${LONG}]`;
  return [...SHORT, 'name', 'title', 'alt', 'device'].includes(column) ? name : LONG;
}
/** Because an index holds them, or a check does. */
const SHORT = ['author_name', 'reporter_name', 'reporter_email', 'brand', 'operator', 'email', 'street_address'];

/** Everything that an article may consist of, and what it may not. */
function hostileDocument({ company, picture: key }: Named) {
  const words = { type: 'text', text: LONG };
  const links = HOSTILE.map((href) => ({
    type: 'text',
    text: 'Verweis ',
    marks: [{ type: 'link', attrs: { href: storable(href), onclick: 'pwn()', title: storable(href) } }],
  }));
  const picture = (src: string) => ({
    type: 'image',
    attrs: Object.fromEntries(
      ['picture', 'alt', 'caption', 'licence', 'href', 'original', 'src', 'onerror'].map((name) => [
        name,
        storable(src),
      ]),
    ),
  });
  const block = (type: string, ...content: object[]) => ({ type, content });
  const paragraph = block('paragraph', words);
  return {
    type: 'doc',
    content: [
      { type: 'heading', attrs: { level: 'x><img src=x onerror=pwn() data-pwn>' }, content: [words] },
      ...[block('heading', words), paragraph, block('paragraph', ...links), block('codeBlock', words)],
      ...[block('blockquote', paragraph), block('bulletList', block('listItem', paragraph))],
      block('table', block('tableRow', block('tableHeader', paragraph), block('tableCell', paragraph))),
      ...HOSTILE.slice(0, 40).map(picture),
      picture('javascript:pwn()'),
      // With the library's own description and licence.
      { type: 'image', attrs: { picture: key, alt: '', caption: LONG } },
      // One that is there, and one that is not any more.
      ...[company, 999_999_999].flatMap((id) => [
        block('paragraph', { type: 'mention', attrs: { company: id, name: LONG, onclick: 'pwn()' } }),
        { type: 'companyCard', attrs: { company: id, name: LONG, onclick: 'pwn()' } },
      ]),
      { type: 'html', attrs: { html: LONG }, content: [words] },
      { type: `script data-pwn`, content: [words] },
      { type: 'paragraph', attrs: { onmouseover: 'pwn()', 'data-pwn': '' }, content: [words] },
      // As the move from WordPress has read it from HTML.
      ...documentFromWordPress(`${LONG}\n\n[caption]${LONG}[/caption]\n\n<!-- wp:html -->${LONG}<!-- /wp:html -->`)
        .content,
    ],
  };
}

/** The rows of scenes that newScene does not make. */
async function furnish(scene: Scene, { author, staff, preview }: Record<'author' | 'staff' | 'preview', string>) {
  const { id } = scene.entries.published;
  const day = '2018-11-05 10:00+01';
  await transaction(async () => {
    await db.execute(sql`update companies set opening_hours_text = 'x', phone = '+4935811234' where id = ${id}`);
    await db.execute(sql`
      insert into company_changes (company_id, kind, author_id, before, after)
      values (${id}, 'changed', ${author}, '{"name": "x"}', '{"name": "y"}')`);
    await db.execute(sql`
      insert into article_topics (article_id, topic_id, position) values (${scene.article}, ${scene.topic}, 0)`);
    const [writer] = await db.execute<{ id: number }>(sql`
      insert into authors (slug, name, bio) values (${`zischel-${scene.article}`}, 'x', 'x') returning id`);
    await db.execute(sql`
      insert into article_authors (article_id, author_id, position) values (${scene.article}, ${writer?.id}, 0)`);
    await db.execute(sql`
      update articles set status = 'published', published_at = ${day}, live_version_id = (
        select id from article_versions where article_id = ${scene.article} limit 1), pinned = false
      where id = ${scene.article}`);
    await db.execute(sql`update article_versions set is_open = false where article_id = ${scene.article}`);
    await db.execute(sql`
      insert into article_versions (article_id, number, title, teaser, body, plain_text, is_open)
      select article_id, number + 1, title, teaser, body, plain_text, true from article_versions
      where article_id = ${scene.article}`);
    await db.execute(sql`
      insert into article_corrections (article_id, text, corrected_on) values (${scene.article}, 'x', '2018-11-06')`);
    await db.execute(sql`
      insert into article_comments (article_id, external_id, author_name, body, posted_at)
      values (${scene.article}, ${`zischel-${scene.article}`}, 'x', '{"type": "doc", "content": []}', ${day})`);
    await db.execute(sql`
      insert into article_previews (article_id, token_hash, created_by, expires_at)
      values (${scene.article}, ${previewTokenHash(preview)}, ${author}, now() + interval '1 hour')`);
    await db.execute(sql`insert into category_synonyms (category_id, name) values (${scene.trade}, 'x')`);
    await db.execute(sql`
      insert into impersonations (staff_id, member_id, reason, until, ended_at)
      values (${staff}, ${author}, 'x', now(), now())`);
    await db.execute(sql`update users set locked_at = now(), locked_reason = 'x' where id = ${scene.bystander}`);
    const [place] = await db.execute<{ id: number }>(sql`
      insert into places (slug, name, kind, state_id, latitude, longitude, source_key)
      select ${`zischel-${scene.article}`}, 'x', 'town', state_id, latitude, longitude, source_key
      from places where slug = 'goerlitz' returning id`);
    await db.execute(sql`
      insert into place_sections (place_id, name, latitude, longitude) values (${place?.id}, 'x', 51, 14)`);
    await db.execute(sql`update companies set place_id = ${place?.id} where id = ${scene.another.id}`);
    await db.execute(sql`
      insert into article_tasks (article_id, company_id, kind, company_name, new_name)
      values (${scene.article}, ${scene.another.id}, 'renamed', 'x', 'y')`);
    const picture = crypto.randomUUID().replaceAll('-', '');
    await db.execute(sql`
      insert into pictures (key, status, width, height) values (${picture}, 'ready', 40, 30)`);
    await db.execute(sql`
      insert into company_photos (company_id, kind, storage_key, alt) values (${id}, 'photo', ${picture}, 'x')`);
  });
}

/** Fills every free column of all rows that have been written since. */
async function poison(since: string, name: string, named: Named): Promise<void> {
  const columns = await freeColumns();
  for (const table of new Set(columns.map((column) => column.table))) {
    const own = columns.filter((column) => column.table === table);
    const values = own.map(({ column, type }) => {
      const value = sql`(${fillingOf(table, column, type, name, named)})::${sql.raw(type)}`;
      const filled = OPTIONAL.includes(`${table}.${column}`)
        ? sql`case when ${sql.identifier(column)} is not null then ${value} end`
        : value;
      return sql`${sql.identifier(column)} = ${filled}`;
    });
    await db.execute(sql`
      update ${sql.identifier(table)} set ${sql.join(values, sql`, `)} where xmin::text::bigint >= ${since}::bigint`);
  }
}
/** Which have to be empty as long as something else has not happened. */
const OPTIONAL = ['users.locked_reason', 'article_tasks.new_name'];

/** Tells of whatever ran, was blocked, became an element or would run when it is pressed, on all pages of a context. */
async function watch(context: BrowserContext, baseURL: string): Promise<string[]> {
  const problems: string[] = [];
  const tell = (kind: string) => (source: { page: Page }, detail?: string) =>
    void problems.push(`${source.page.url()}: ${kind} ${detail ?? ''}`);
  await context.exposeBinding('pwn', tell('a script ran'));
  await context.exposeBinding('blockedByPolicy', tell('only the policy stopped it:'));
  await context.addInitScript(() => {
    const { blockedByPolicy } = window as unknown as { blockedByPolicy(what: string): void };
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      blockedByPolicy(`${violatedDirective} ${blockedURI}`),
    );
  });
  context.on('request', (request) => {
    const isOwn = request.url().startsWith(baseURL) || request.url() === 'about:blank';
    if (!isOwn) problems.push(`${request.frame().url()} asks for ${request.url()}`);
  });
  context.on('dialog', (dialog) => void dialog.dismiss());
  return problems;
}

/** What of a document is more than text: judged in the browser, where it has been parsed. */
function judge(root: Document | HTMLElement): string[] {
  const found: string[] = [];
  for (const element of root.querySelectorAll('*')) {
    if (Element.prototype.hasAttribute.call(element, 'data-pwn'))
      found.push(`element ${element.outerHTML.slice(0, 120)}`);
    // By the prototype's own function: a form's field may call itself `attributes`.
    for (const name of Element.prototype.getAttributeNames.call(element)) {
      const value = Element.prototype.getAttribute.call(element, name) ?? '';
      if (/^on/i.test(name)) found.push(`${name} on ${element.tagName}`);
      if (!/^((xlink:)?href|src|action|formaction|data|poster|background|ping|cite)$/i.test(name)) continue;
      const address = value === '' ? null : URL.parse(value, 'https://own.example/');
      if (address && !/^(https?|mailto|tel|webcal):$/.test(address.protocol))
        found.push(`${name}=${value.slice(0, 80)}`);
    }
  }
  return found;
}

test('every text column of the schema has a verdict', async () => {
  const modules = await Promise.all(globSync('db/*/tables.ts').map((file) => import(`../${file}`)));
  const known = new Map(
    modules
      .flatMap((module) => Object.values(module))
      .filter((value) => value instanceof PgTable)
      .map((table) => getTableConfig(table))
      .map(({ name, columns }) => [name, columns.map((column) => column.name)]),
  );
  for (const [table, columns] of Object.entries(HELD))
    for (const column of columns) expect(known.get(table), `${table}.${column} is gone`).toContain(column);
  expect(HOSTILE.length).toBeGreaterThanOrEqual(200);
  expect((await freeColumns()).length).toBeGreaterThan(50);
});

interface Furnished extends Scene {
  preview: string;
  articleSlug: string;
  topicSlug: string;
  tradeSlug: string;
  confirmation: string;
  tradeName: string;
}

const FEEDS = ['/feed.xml', '/atom.xml', '/feed.json'];
const query = (text: string) => encodeURIComponent(text.slice(0, 1500));

/** Where each kind of page, feed and answer shows what has been written; each of lib/permissions.ts is here. */
const PUBLIC: Record<string, (scene: Furnished) => string[]> = {
  ...Object.fromEntries(
    [
      ...['/', '/branchen', '/orte', '/firma-eintragen', '/archiv', '/impressum', '/datenschutz', '/barrierefreiheit'],
      ...['/ranking', '/nutzungsbedingungen', '/sitemap.xml', '/entfernt', '/anmelden', '/anmelden/gesendet'],
      ...[
        '/registrieren',
        '/registrieren/gesendet',
        '/passwort-vergessen',
        '/registrieren/anbieter',
        '/melden/gesendet',
      ],
      ...FEEDS,
    ].map((path) => [path, () => [path]]),
  ),
  '/branchen/[branche]': ({ tradeSlug }) => [`/branchen/${tradeSlug}`, '/branchen/baeckerei'],
  '/branchen/[branche]/[ort]': ({ article }) => [
    '/branchen/baeckerei/goerlitz',
    `/branchen/baeckerei/zischel-${article}`,
  ],
  '/orte/[ort]': ({ article }) => ['/orte/goerlitz', `/orte/zischel-${article}`],
  '/suche': () => [
    ...[
      `/suche?was=${WORD}`,
      `/suche?was=${WORD}&art=artikel`,
      `/suche?was=${WORD}&ansicht=karte`,
      `/suche?was=${query(LONG)}&wo=${query(LONG)}`,
    ],
    ...HOSTILE.filter((_, index) => index % 20 === 0).map((text) => `/suche?was=${query(text)}&art=artikel`),
  ],
  '/firmen/[slug]': ({ entries, another }) => [`/firmen/${entries.published.slug}`, `/firmen/${another.slug}`],
  '/firmen/[slug]/kontakt.vcf': ({ entries }) => [`/firmen/${entries.published.slug}/kontakt.vcf`],
  '/artikel/[slug]': ({ articleSlug }) => [`/artikel/${articleSlug}`],
  '/autoren/[autor]': ({ article }) => [`/autoren/zischel-${article}`],
  '/themen/[thema]': ({ topicSlug }) => [`/themen/${topicSlug}`],
  '/themen/[thema]/[datei]': ({ topicSlug }) => FEEDS.map((file) => `/themen/${topicSlug}${file}`),
  ...Object.fromEntries(
    ['', ...FEEDS].flatMap((file) => [
      [`/archiv/[jahr]${file}`, () => [`/archiv/2018${file}`]],
      [`/archiv/[jahr]/[monat]${file}`, () => [`/archiv/2018/11${file}`]],
      [`/archiv/[jahr]/[monat]/[tag]${file}`, () => [`/archiv/2018/11/05${file}`]],
    ]),
  ),
  '/sitemap/[part]': () => ['/sitemap/artikel.xml'],
  '/melden': ({ entries }) => [`/melden?seite=/firmen/${entries.published.slug}`, `/melden?seite=${query(LONG)}`],
  '/api/auth/callback/[provider]': () => [`/api/auth/callback/oidc?error=${query(LONG)}`],
  '/api/formular/branchen': () => [`/api/formular/branchen?text=${WORD}`],
  '/api/formular/orte': () => [`/api/formular/orte?ort=${WORD}&feld=ort`],
  '/api/suche/punkte': () => [`/api/suche/punkte?was=${WORD}`],
  '/api/suche/vorschlaege': () => [`/api/suche/vorschlaege?text=${WORD}`],
  '/vorschau/[token]': ({ preview }) => [`/vorschau/${preview}`],
};

const OWN: typeof PUBLIC = {
  ...Object.fromEntries(
    [
      ...['/konto', '/konto/angemeldet', '/konto/eintraege/gesendet', '/konto/sicherheit', '/konto/loeschen'],
      ...['/konto/daten', '/konto/zustimmung'],
    ].map((path) => [path, () => [path]]),
  ),
  '/konto/eintraege/neu': ({ draft }) => [`/konto/eintraege/neu?entwurf=${draft}`],
  '/konto/eintraege/neu/vorschau': ({ draft }) => [`/konto/eintraege/neu/vorschau?entwurf=${draft}`],
  '/konto/eintraege/uebernehmen/[slug]': ({ another }) => [`/konto/eintraege/uebernehmen/${another.slug}`],
  '/konto/eintraege/bilder': ({ entries }) => [
    `/konto/eintraege/bilder?eintrag=${entries.published.id}&problem=${query(LONG)}`,
  ],
  '/konto/eintraege/[id]': ({ entries }) => [`/konto/eintraege/${entries.published.id}`],
  '/konto/eintraege/[id]/personen': ({ entries }) => [`/konto/eintraege/${entries.published.id}/personen`],
  '/konto/eintraege/[id]/verlauf': ({ entries }) => [`/konto/eintraege/${entries.published.id}/verlauf`],
  '/api/formular/doppelte': () => [`/api/formular/doppelte?name=${query(LONG)}&plz=02826&ort=G%C3%B6rlitz`],
  '/bestaetigen/[token]': () => [`/bestaetigen/${query(LONG.slice(0, 300))}`],
  '/bestaetigen/eintrag/[token]': ({ confirmation }) => [`/bestaetigen/eintrag/${writeMailToken(confirmation)}`],
  '/einladung/[token]': ({ token }) => [`/einladung/${token}`],
};

const STAFF: typeof PUBLIC = {
  ...Object.fromEntries(
    [
      ...['/redaktion', '/redaktion/kalender', '/redaktion/themen', '/redaktion/aufgaben', '/redaktion/bilder'],
      '/verwaltung/eingang',
      ...['/verwaltung/konten', '/verwaltung/protokoll', '/verwaltung/branchen'],
    ].map((path) => [path, () => [path, `${path}?suche=${WORD}`]]),
  ),
  '/api/redaktion/bilder': () => [`/api/redaktion/bilder?text=${WORD}`],
  '/redaktion/bilder/[key]': ({ picture }) => [`/redaktion/bilder/${picture}`],
  '/api/redaktion/firmen': () => [`/api/redaktion/firmen?text=${WORD}`],
  '/redaktion/artikel/[id]': ({ article }) => [`/redaktion/artikel/${article}`],
  '/redaktion/artikel/[id]/fassungen': ({ article }) => [`/redaktion/artikel/${article}/fassungen`],
  '/redaktion/themen/[id]': ({ topic }) => [`/redaktion/themen/${topic}`],
  '/redaktion/themen/[id]/zusammenlegen': ({ topic, otherTopic }) => [
    `/redaktion/themen/${topic}/zusammenlegen?mit=${otherTopic}`,
  ],
  '/verwaltung/eingang/[id]': ({ submission }) => [`/verwaltung/eingang/${submission}`],
  '/verwaltung/uebernahmen/[id]': ({ claim }) => [`/verwaltung/uebernahmen/${claim}`],
  '/verwaltung/meldungen/[id]': ({ report }) => [`/verwaltung/meldungen/${report}`],
  '/verwaltung/konten/[id]': ({ bystander }) => [`/verwaltung/konten/${bystander}`],
  '/verwaltung/branchen/[id]': ({ trade }) => [`/verwaltung/branchen/${trade}`],
  '/verwaltung/branchen/[id]/zusammenlegen': ({ trade, tradeName }) => [
    `/verwaltung/branchen/${trade}/zusammenlegen?mit=${query(tradeName)}`,
  ],
};

/** Pages of machines, and files that are not made of text. */
const NOT_SHOWN = [
  '/bench/[size]',
  '/entwicklung/post',
  '/api/uploads',
  '/media/[key]/[file]',
  '/artikel/[slug]/bild.png',
];

/** Those that change with each scene; the others show all of them at once. */
const OF_A_SCENE = /\[(slug|id|key|autor|thema|token|branche|ort)\]/;

/** Where the texts must be seen, or the test has looked at an empty page. */
const SHOWS = [
  ...['/branchen/[branche]/[ort]', '/orte/[ort]', '/suche', '/firmen/[slug]', '/artikel/[slug]', '/autoren/[autor]'],
  ...['/themen/[thema]', '/archiv/[jahr]/[monat]/[tag]', '/vorschau/[token]', '/konto', '/konto/sicherheit'],
  ...[
    '/konto/eintraege/neu',
    '/konto/eintraege/[id]',
    '/konto/eintraege/[id]/personen',
    '/konto/eintraege/[id]/verlauf',
  ],
  ...['/einladung/[token]', '/redaktion', '/redaktion/themen', '/redaktion/artikel/[id]', '/redaktion/themen/[id]'],
  ...['/redaktion/artikel/[id]/fassungen', '/verwaltung/eingang', '/verwaltung/eingang/[id]', '/verwaltung/branchen'],
  ...['/verwaltung/uebernahmen/[id]', '/verwaltung/meldungen/[id]', '/verwaltung/konten/[id]', '/verwaltung/protokoll'],
  ...[
    '/redaktion/aufgaben',
    ...['/api/redaktion/firmen', '/api/redaktion/bilder', '/redaktion/bilder', '/redaktion/bilder/[key]'],
    '/firmen/[slug]/kontakt.vcf',
    ...FEEDS,
    '/themen/[thema]/[datei]',
    '/api/suche/vorschlaege',
  ],
  ...['/branchen/[branche]', '/verwaltung/branchen/[id]', '/konto/eintraege/uebernehmen/[slug]'],
];

/** What a browser would not show, but keep. */
const FILES = /\.(xml|json|vcf)$|^\/api\/|\/daten$/;
/** Where something else is asked for, only counted, or stands behind what was there before. */
const EMPTY = new RegExp(`^/suche\\?was=(?!${WORD}(&|$))|^/(branchen/baeckerei|orte/goerlitz|verwaltung/eingang)$`);

test('whatever stands in the database is text wherever it is shown', async ({ browser, baseURL, insertPeople }) => {
  test.setTimeout(900_000);
  const people = await insertPeople(['admin', 'manager']);
  const scenes: Furnished[] = [];
  for (const name of NAMES) scenes.push(await poisonedScene(people, name));
  await recordAudit({
    actorId: people.admin.id,
    action: 'user.lock',
    subject: `user:${people.manager.id}`,
    about: [{ personId: people.manager.id, values: { reason: LONG, after: { name: LONG } } }],
  });
  await recordChangedTags([everythingTag]);
  for (const { table, column } of await freeColumns()) {
    const [found] = await db.execute(sql`
      select 1 from ${sql.identifier(table)} where ${sql.identifier(column)}::text ~ 'pwn' limit 1`);
    expect.soft(found, `${table}.${column} has been filled`).toBeTruthy();
  }

  const problems: string[] = [];
  for (const [who, addresses] of [
    [null, PUBLIC],
    [people.manager, OWN],
    [people.admin, STAFF],
  ] as const) {
    const context = await browser.newContext({ baseURL });
    if (who) {
      const value = (await who.newCookie()).replace('session=', '');
      await context.addCookies([{ name: 'session', value, url: baseURL as string }]);
    }
    problems.push(...(await visitAll(context, baseURL as string, addresses, scenes)));
    await context.close();
  }
  expect(problems).toEqual([]);

  const known = [...[PUBLIC, OWN, STAFF].flatMap((addresses) => Object.keys(addresses)), ...NOT_SHOWN];
  expect(known.sort()).toEqual(Object.values(access.pages).flat().sort());
});

async function poisonedScene(people: Record<'manager' | 'admin', Person>, name: string): Promise<Furnished> {
  const [now] = await db.execute<{ id: string }>(sql`select pg_current_xact_id()::text as id`);
  const preview = newPreviewToken();
  const scene = await newScene(people, 'manager');
  await furnish(scene, { author: people.manager.id, staff: people.admin.id, preview });
  const [confirmation] = await db.execute<{ id: string }>(sql`
    insert into confirmations (company_id, user_id, expires_at)
    values (${scene.entries.published.id}, ${people.manager.id}, now() + interval '1 day') returning id`);
  await poison((now as { id: string }).id, name, { company: scene.entries.published.id, picture: scene.picture });
  const [slugs] = await db.execute<{
    articleSlug: string;
    topicSlug: string;
    tradeSlug: string;
    tradeName: string;
  }>(sql`
    select a.slug as "articleSlug", t.slug as "topicSlug", c.slug as "tradeSlug", o.name as "tradeName"
    from articles a, topics t, categories c, categories o
    where a.id = ${scene.article} and t.id = ${scene.topic} and c.id = ${scene.trade} and o.id = ${scene.otherTrade}`);
  if (!slugs || !confirmation) throw new Error('The scene is not there');
  return { ...scene, ...slugs, preview, confirmation: confirmation.id };
}

/** What `clearScenes`, which goes by the words that stood there before, does not find. */
test.afterEach(async () => {
  const words = `%${WORD}%`;
  await db.execute(sql`delete from claims where evidence like ${words}`);
  await db.execute(sql`delete from reports where message like ${words}`);
  await db.execute(sql`delete from submissions where typed::text like ${words}`);
  await db.execute(sql`delete from companies where name like ${words}`);
  await db.execute(sql`
    delete from articles where id in (select article_id from article_versions where title like ${words})`);
  await db.execute(sql`delete from library_pictures where licence like ${words}`);
  await db.execute(sql`delete from authors where name like ${words}`);
  await db.execute(sql`delete from places where slug like 'zischel-%'`);
  await db.execute(sql`delete from users where email like ${`${EMAIL.toLowerCase()}%`}`);
});

async function visitAll(context: BrowserContext, baseURL: string, addresses: typeof PUBLIC, scenes: Furnished[]) {
  const problems = await watch(context, baseURL);
  const page = await context.newPage();
  for (const [pattern, addressesOf] of Object.entries(addresses)) {
    const shown = OF_A_SCENE.test(pattern) ? scenes : scenes.slice(0, 1);
    for (const path of new Set(shown.flatMap(addressesOf))) {
      const answer = FILES.test(path) ? await context.request.get(path) : await page.goto(path);
      if (!answer) throw new Error(`${path} is not answered`);
      const body = await answer.text();
      const type = answer.headers()['content-type'] ?? '';
      const tell = (what: string) => void problems.push(`${path}: ${what}`);
      if (answer.status() >= 500) tell(`${answer.status()}`);
      if (SHOWS.includes(pattern) && !EMPTY.test(path) && !/zischelkraut/i.test(body))
        tell(`${answer.status()} shows nothing of it`);
      if (type.startsWith('text/html')) {
        for (const what of await page.evaluate<string[]>(`(${judge})(document)`)) tell(what);
        const data = await page.locator('script[type="application/ld+json"]').allTextContents();
        for (const text of data) JSON.parse(text);
      } else if (type.includes('xml')) {
        for (const what of await page.evaluate<string[]>(`(${judgeXml})(${JSON.stringify(body)}, ${judge})`))
          tell(what);
      } else if (type.includes('json')) {
        const { items = [] } = JSON.parse(body) as { items?: { content_html?: string }[] };
        for (const { content_html = '' } of Array.isArray(items) ? items : [])
          for (const what of await page.evaluate<string[]>(`(${judgeHtml})(${JSON.stringify(content_html)}, ${judge})`))
            tell(what);
      } else if (type.includes('vcard')) {
        // A line that goes on begins with a blank (RFC 6350, 3.2).
        for (const line of body.split('\r\n'))
          if (!/^([A-Z-]+[;:]| |$)/.test(line)) tell(`a line of its own: ${line.slice(0, 80)}`);
      }
      if (!type.startsWith('text/html') && answer.headers()['x-content-type-options'] !== 'nosniff')
        tell('may be sniffed');
    }
  }
  return problems;
}

/** HTML inside of a feed, as a reader of feeds shows it. */
function judgeHtml(html: string, judging: typeof judge): string[] {
  return judging(new DOMParser().parseFromString(html, 'text/html'));
}

function judgeXml(xml: string, judging: typeof judge): string[] {
  const document = new DOMParser().parseFromString(xml, 'application/xml');
  const error = document.querySelector('parsererror');
  const texts = [...document.querySelectorAll('encoded, content, summary, description')].map(
    (each) => each.textContent,
  );
  const html = texts.map((text) => new DOMParser().parseFromString(text ?? '', 'text/html'));
  return [...(error ? [`not XML: ${error.textContent}`] : []), ...[document, ...html].flatMap(judging)];
}

test('mails show it as text, too', async ({ browser }) => {
  process.env.SITE_URL ??= 'https://branchenbuch.example';
  const context = await browser.newContext();
  const problems = await watch(context, 'about:');
  const page = await context.newPage();
  for (const text of [LONG, ...HOSTILE.map(storable)]) {
    const link = { label: text, url: `https://own.example/?${text}` };
    const mail = renderMail({ subject: text, paragraphs: [text], closing: [text], link });
    expect(mail.subject).not.toMatch(/[\r\n]/);
    await page.setContent(mail.html);
    problems.push(...(await page.evaluate<string[]>(`(${judge})(document)`)));
  }
  await context.close();
  expect(problems).toEqual([]);
});
