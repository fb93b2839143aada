import { globSync } from 'node:fs';
import { access, canEditEntry, canManageEntry, canSeeHistory, isSelf, type Role } from '#lib/permissions.ts';
import { changedTables, digestOfData, expect, letJobsRest, newScene, type Scene, test } from './fixtures.ts';
import { inTurns } from './in-turns.ts';
import { type RawAnswer, raw } from './raw-request.ts';
import { callAction, form, isRefusal, redirectOf, serverActions } from './server-actions.ts';

const EVERYBODY = [
  'visitor',
  'unverified',
  'member',
  'manager',
  'contributor',
  'managerOfAnother',
  'locked',
  'editor',
  'moderator',
  'admin',
  /** A moderator who is signed in as a manager. */
  'actingAsManager',
] as const;
type Who = (typeof EVERYBODY)[number];

// Long, and independent of each other.
test.describe.configure({ mode: 'parallel' });

const SIGNED_IN = EVERYBODY.filter((who) => !['visitor', 'unverified', 'locked'].includes(who));
const roleOf = (who: Who): Role => (who === 'editor' || who === 'moderator' || who === 'admin' ? who : 'member');

/** Entries in each state: this one's people are manager and contributor; nobody has the missing one. */
const STATES = ['published', 'draft', 'withdrawn', 'missing'] as const;
type State = (typeof STATES)[number];

const entryRole = (who: Who) => {
  if (who === 'actingAsManager') return 'manager';
  return who === 'manager' || who === 'contributor' ? who : null;
};

/** The verdict of lib/permissions.ts on somebody, an audience, and the entry that it is about. */
function may(audience: string, who: Who, state: State): boolean {
  if (!SIGNED_IN.includes(who)) return false;
  const impersonation = who === 'actingAsManager' ? { staffId: 'moderator', until: new Date() } : undefined;
  const user = { id: who, email: '', name: null, role: roleOf(who), emailVerified: new Date(), impersonation };
  const entry = state === 'missing' ? null : { status: state, role: entryRole(who) };
  switch (audience) {
    case 'signedIn':
      return true;
    case 'self':
      return isSelf(user);
    case 'membersOfTheEntry':
      return entry !== null && canEditEntry(user, entry);
    // Whoever helps with an entry may go, also when it has been taken out.
    case 'membersOfTheEntryThemselves':
      return entry !== null && isSelf(user) && entry.role !== null;
    case 'managersOfTheEntryThemselves':
      return entry !== null && isSelf(user) && canManageEntry(user, entry);
    case 'membersAndModerators':
      return entry !== null && canSeeHistory(user, entry);
    case 'staff':
      return roleOf(who) !== 'member';
    case 'moderators':
      return ['moderator', 'admin'].includes(roleOf(who));
    case 'admins':
      return roleOf(who) === 'admin';
    default:
      throw new Error(`No verdict is written down for ${audience}: please add it here`);
  }
}

const isAboutAnEntry = (audience: string) => /^(members|managers)/.test(audience);

const OPEN_TO_ALL = ['everybody', 'whoHasTheMail', 'whoHasTheLink', 'thisMachine', 'bench'];

/** As browsers ask, and as Next's own script does. */
const ASKED_AS: Record<string, string>[] = [{}, { rsc: '1' }];
/** With what shows a page in parts, or once made middleware look away. */
const ASKED_ODDLY: Record<string, string>[] = [
  { rsc: '1', 'next-router-prefetch': '1' },
  { rsc: '1', 'next-router-segment-prefetch': '/_tree' },
  { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' },
  { 'x-middleware-subrequest': 'src/middleware:src/middleware:src/middleware:src/middleware:src/middleware' },
];

/** Spellings that lead to the same page in one program and past a guard in another. */
const SPELLED = [
  (path: string) => `/${path}`,
  (path: string) => path.replace('/', '/./'),
  (path: string) => `/suche/..${path}`,
  (path: string) => path.replace(/[a-z]/, (letter) => `%${letter.charCodeAt(0).toString(16)}`),
  (path: string) => path.replace(/^\/(\w)/, (_, letter: string) => `/${letter.toUpperCase()}`),
  (path: string) => `${path}/`,
  (path: string) => `${path}.rsc`,
  (path: string) => `${path}?_rsc=1`,
  (path: string) => `${path}%20`,
  (path: string) => `/_next/data/x${path}.json`,
];

/** Each page is asked for in each of these ways by some of them; by everybody when there is time. */
const inTurn = <T>(ways: T[], who: Who): T[] =>
  ways.filter((_, index) => process.env.THOROUGH || (index + EVERYBODY.indexOf(who)) % 3 === 0);

/** Addresses of the pages that not everybody gets to see, in a scene: what a folder's parameter stands for. */
function addressOf(pattern: string, scene: Scene, state: State): string {
  const entry = scene.entries[state];
  return pattern
    .replace('/verwaltung/eingang/[id]', `/verwaltung/eingang/${scene.submission}`)
    .replace('/verwaltung/uebernahmen/[id]', `/verwaltung/uebernahmen/${scene.claim}`)
    .replace('/verwaltung/meldungen/[id]', `/verwaltung/meldungen/${scene.report}`)
    .replace('/verwaltung/branchen/[id]', `/verwaltung/branchen/${scene.trade}`)
    .replace('/verwaltung/konten/[id]', `/verwaltung/konten/${scene.bystander}`)
    .replace('/redaktion/themen/[id]', `/redaktion/themen/${scene.topic}`)
    .replace('/redaktion/artikel/[id]', `/redaktion/artikel/${scene.article}`)
    .replace('/redaktion/bilder/[key]', `/redaktion/bilder/${scene.picture}`)
    .replace('/konto/eintraege/[id]', `/konto/eintraege/${entry.id}`)
    .replace('[slug]', state === 'published' ? scene.another.slug : entry.slug)
    .replace('[token]', 'x');
}

/** Pages that want more than the right person; each has a test of its own. */
const WANTS_MORE = [
  ...['/konto/eintraege/neu/vorschau', '/konto/eintraege/uebernehmen/[slug]', '/konto/eintraege/bilder'],
  '/api/uploads',
];

const opened = ({ status, html }: RawAnswer) => status === 200 && !/NEXT_REDIRECT|NEXT_HTTP_ERROR/.test(html);

/** Next sends a script that forgot its mark on with it: the browser follows. */
async function ask(baseURL: string | undefined, path: string, headers: Record<string, string>): Promise<RawAnswer> {
  const answer = await raw(baseURL, path, { headers });
  const onTo = String(answer.headers.location ?? '');
  return answer.status === 307 && onTo.startsWith(`${path}?_rsc`) ? raw(baseURL, onTo, { headers }) : answer;
}

test('each page that is not for everybody opens for whom it is, and for nobody else, however it is asked for', async ({
  baseURL,
  insertPeople,
}) => {
  test.setTimeout(600_000);
  const people = await insertPeople(EVERYBODY);
  const scene = await newScene(people);
  const problems: string[] = [];
  const cells: { who: Who; pattern: string; path: string; headers: Record<string, string>; expected: boolean }[] = [];
  const spelled: { who: Who; path: string; method: string }[] = [];
  for (const [audience, patterns] of Object.entries(access.pages)) {
    if (OPEN_TO_ALL.includes(audience)) continue;
    for (const pattern of patterns) {
      const about: readonly State[] = isAboutAnEntry(audience) ? STATES : ['published'];
      for (const state of about) {
        const path = addressOf(pattern, scene, state);
        for (const who of EVERYBODY) {
          const expected = may(audience, who, state);
          const ways = state === 'published' ? [...ASKED_AS, ...inTurn(ASKED_ODDLY, who)] : ASKED_AS;
          for (const headers of ways) cells.push({ who, pattern, path, headers, expected });
          if (expected || state !== 'published') continue;
          const others = [
            ...SPELLED.map((spelling) => ({ who, path: spelling(path), method: 'GET' })),
            ...['HEAD', 'POST', 'PUT', 'OPTIONS'].map((method) => ({ who, path, method })),
          ];
          spelled.push(...inTurn(others, who));
        }
      }
    }
  }

  await inTurns(cells, async ({ who, pattern, path, headers, expected }) => {
    const answer = await ask(baseURL, path, { ...headers, cookie: people[who].cookie });
    // Knows no more of the object than that its person may.
    if (expected && WANTS_MORE.includes(pattern)) return;
    // Forms with a map are loaded whole (decision 25): the router is sent away with an empty answer, whoever asks.
    if (answer.status === 204 && answer.html === '' && headers.rsc) return;
    if (!expected && answer.status === 404 && !headers.rsc && !/<h1[ >]/.test(answer.html))
      problems.push(`${who} ${path}: 404 without a word`);
    // A prefetch is told which layouts there are, and nothing that a page shows.
    const isShell = Object.keys(headers).some((name) => name.includes('prefetch'));
    if (opened(answer) !== expected && !(isShell && !expected))
      problems.push(`${who} ${path} ${JSON.stringify(headers)}: ${answer.status}`);
    if (!expected && scene.secrets.some((secret) => answer.html.includes(secret)))
      problems.push(`${who} ${path} ${JSON.stringify(headers)} reads what is not his`);
  });
  const boundary = 'multipart/form-data; boundary=x';
  await inTurns(spelled, async ({ who, path, method }) => {
    const reads = method === 'GET' || method === 'HEAD';
    const sent: Record<string, string> = reads ? {} : { origin: baseURL as string, 'content-type': boundary };
    const headers = { ...sent, cookie: people[who].cookie };
    const answer = await raw(baseURL, path, { method, headers, body: method === 'POST' ? '--x--\r\n' : undefined });
    if (opened(answer)) problems.push(`${who} ${method} ${path}: opened`);
    if (scene.secrets.some((secret) => answer.html.includes(secret))) problems.push(`${who} ${method} ${path}: told`);
    if (answer.status >= 500) problems.push(`${who} ${method} ${path}: ${answer.status}`);
  });
  expect(cells.length).toBeGreaterThan(1000);
  expect(problems).toEqual([]);
});

test('a page for everybody says the same to all, and shows nothing that waits, was withdrawn or belongs to an account', async ({
  baseURL,
  insertPeople,
}) => {
  const people = await insertPeople(EVERYBODY);
  const scene = await newScene(people);
  const problems: string[] = [];
  const ways: Record<string, string>[] = [{}, { rsc: '1' }];
  const cells = STATES.flatMap((state) =>
    ['', '/kontakt.vcf'].flatMap((file) =>
      EVERYBODY.flatMap((who) =>
        ways.map((headers) => ({ who, state, path: `/firmen/${scene.entries[state].slug}${file}`, headers })),
      ),
    ),
  );
  await inTurns(cells, async ({ who, state, path, headers }) => {
    const answer = await ask(baseURL, path, { ...headers, cookie: people[who].cookie });
    const shown = answer.status === 200 && !/NEXT_HTTP_ERROR/.test(answer.html) && answer.html.includes(scene.name);
    if (shown !== (state === 'published')) problems.push(`${who} ${path}: ${answer.status}`);
    if (scene.secrets.some((secret) => answer.html.includes(secret))) problems.push(`${who} ${path} tells a secret`);
  });
  const open = access.pages.everybody.filter((pattern) => !pattern.includes('['));
  await inTurns(
    open.flatMap((path) => EVERYBODY.map((who) => ({ who, path }))),
    async ({ who, path }) => {
      const answer = await raw(baseURL, path, { headers: { cookie: people[who].cookie } });
      // Who is signed in, or has nothing to finish, is led on from forms for those who are not.
      const led = ['/anmelden', '/registrieren', '/registrieren/anbieter'].includes(path) && answer.status === 307;
      if (answer.status !== 200 && !led && path !== '/entfernt') problems.push(`${who} ${path}: ${answer.status}`);
      if (scene.secrets.some((secret) => answer.html.includes(secret))) problems.push(`${who} ${path} tells a secret`);
    },
  );
  expect(problems).toEqual([]);
});

/** What actions are given besides a form. Those that are not named here get what their audience is about. */
const ARGUMENTS: Record<string, (scene: Scene, state: State) => unknown[]> = {
  keepDraft: ({ draft }) => [draft, form({ name: 'Gekapert' })],
  previewEntry: ({ draft }) => [draft, STATE, form({ name: 'Gekapert', draft })],
  drawPreview: () => [FORM],
  findPosition: () => [FORM],
  sendEntry: ({ draft }) => [draft, STATE, form({})],
  discardDraft: ({ draft }) => [draft],
  takeBack: ({ submission }) => [submission],
  acceptInvite: ({ token }) => [token, STATE, form({})],
  endOneSession: () => ['0'.repeat(32)],
  hold: ({ submission }) => ['submission', submission],
  takeOver: ({ submission }) => ['submission', submission],
  decide: ({ submission }) => [submission, 1, FILTER, STATE, form({ intent: 'accept', note: '' })],
  decideMany: ({ submission }) => [FILTER, STATE, form({ intent: 'accept', case: `e.${submission}`, reason: '' })],
  takeBackDecision: ({ planned }) => [planned, FILTER, STATE, form({})],
  carryOutNow: ({ planned }) => [planned, FILTER],
  judgeClaim: ({ claim }) => [claim, FILTER, STATE, form({ intent: 'accept', reason: 'Gut' })],
  judgeReport: ({ report }) => [report, FILTER, STATE, form({ intent: 'declined', reason: 'Nein' })],
  createArticle: () => [STATE, form({ title: 'Gekapert' })],
  saveArticleText: ({ article, seen }) => [article, seen, { title: 'Gekapert', teaser: '', body: { content: [] } }],
  holdArticle: ({ article }) => [article],
  keepVersion: ({ article }) => [article],
  saveArticleDetails: ({ article }) => [article, STATE, form({ slug: '', topic: 'Gekapert', createMissing: 'ja' })],
  submitArticle: ({ article, seen }) => [article, STATE, form({ seen })],
  sendBackArticle: ({ article }) => [article, STATE, form({})],
  approveArticle: ({ article, seen }) => [article, STATE, form({ seen })],
  scheduleArticle: ({ article, seen }) => [article, STATE, form({ seen, at: '2027-03-03T10:00' })],
  addRemark: ({ article }) => [article, STATE, form({ body: 'Gekapert', quote: 'x', before: '', after: '' })],
  correctArticle: ({ article }) => [article, STATE, form({ text: 'Gekapert', correctedOn: '2026-01-01' })],
  removeCorrection: ({ article }) => [article, 1],
  restoreVersion: ({ article }) => [article, 1, STATE, form({})],
  sharePreview: ({ article }) => [article, STATE, form({ days: '7' })],
  stopPreviews: ({ article }) => [article],
  movePiece: ({ article }) => [STATE, form({ article: String(article), day: '2027-03-03' })],
  checkLinks: () => [['/artikel/gibt-es-nicht']],
  createTopic: () => [STATE, form({ name: 'Gekapert' })],
  saveTopic: ({ topic }) => [topic, STATE, form({ name: 'Gekapert', slug: 'gekapert', description: '', seen: '' })],
  mergeTopic: ({ topic, otherTopic }) => [topic, otherTopic],
  removeTopic: ({ topic }) => [topic],
  settleTask: ({ task }) => [task],
  savePicture: ({ picture, pictureForm }) => [picture, STATE, form(pictureForm)],
  removePicture: ({ picture }) => [picture],
  settleRemark: ({ article, remark }) => [article, remark, true],
  publishArticleNow: ({ article, seen }) => [article, STATE, form({ seen })],
  withdrawFromReaders: ({ article }) => [article, STATE, form({ instead: '' })],
  reopenArticle: ({ article }) => [article],
  saveTrade: ({ trade, tradeForm }) => [trade, STATE, form(tradeForm)],
  mergeTrade: ({ trade, otherTrade }) => [trade, otherTrade],
  saveRole: ({ bystander }) => [bystander, STATE, form({ role: 'editor' })],
  lock: ({ bystander }) => [bystander, STATE, form({ reason: 'Zum Test' })],
  unlock: ({ bystander }) => [bystander],
  actAs: ({ bystander }) => [bystander, STATE, form({ actReason: 'Zum Test' })],
  withdrawInvite: ({ entries, invitation }, state) => [entries[state].id, invitation],
  restore: ({ entries }, state) => [entries[state].id],
  close: ({ entries }, state) => [entries[state].id, true],
  changeRole: ({ entries, bystander }, state) => [entries[state].id, STATE, form({ user: bystander, role: 'manager' })],
  removePerson: ({ entries, bystander }, state) => [entries[state].id, STATE, form({ user: bystander })],
  passOn: ({ entries, bystander }, state) => [entries[state].id, STATE, form({ user: bystander })],
  ...Object.fromEntries(
    ['beginClaim', 'sendCode', 'enterCode', 'checkSite', 'describeProof'].map((name) => [
      name,
      ({ another }: Scene) => [another.slug, STATE, FORM],
    ]),
  ),
};

const STATE = { values: {}, errors: {} };
/** How the queue was filtered that a case was opened from. */
const FILTER = { kind: null, state: 'open', search: '' };
/** Good enough for most actions, so that it is not the form that stops who should be stopped. */
const FORM = form({
  name: 'Gekapert',
  email: 'gekapert@beispiel.example',
  role: 'contributor',
  confirm: 'ja',
  intent: 'accept',
  reason: 'Ein Grund',
  note: 'Ein Grund',
  streetAddress: 'Weg 1',
  postalCode: '02826',
  city: 'Görlitz',
  category: 'Bäckerei',
  version: '1',
  code: '123456',
  method: 'none',
  evidence: 'Ein Nachweis, der lang genug ist',
  password: 'vier Igel zimmern Boote',
  currentPassword: 'nicht das richtige',
  terms: 'ja',
  provider: 'oidc',
  issuer: 'https://example.invalid',
});

function argumentsOf(name: string, audience: string, scene: Scene, state: State): unknown[] {
  const named = ARGUMENTS[name];
  if (named) return named(scene, state);
  if (isAboutAnEntry(audience)) return [scene.entries[state].id, STATE, FORM];
  if (audience === 'staff' || audience === 'moderators' || audience === 'admins')
    throw new Error(`Please say here what ${name} is given`);
  return [STATE, FORM];
}

/** What is done to a row of one's own that the request names. */
const OF_ONE_PERSON = [
  ...['keepDraft', 'previewEntry', 'sendEntry', 'discardDraft', 'takeBack', 'acceptInvite', 'endOneSession'],
  ...['takeBackDecision', 'carryOutNow'],
];

/** What belongs to one person is simply not found by anybody else, and the answer is that of the one. */
const NOT_TOLD_APART = ['leave', 'takeBack', 'discardDraft', 'sendEntry', 'keepDraft', 'previewEntry', 'endOneSession'];

test('an action does its work for whom it is, and changes nothing for anybody else', async ({
  baseURL,
  insertPeople,
}) => {
  test.setTimeout(600_000);
  const people = await insertPeople(EVERYBODY);
  const actions = serverActions();
  const problems: string[] = [];
  let refused = 0;
  let allowed = 0;
  for (const [audience, names] of Object.entries(access.actions)) {
    if (OPEN_TO_ALL.includes(audience)) continue;
    for (const name of names) {
      const action = actions.get(name);
      if (!action) {
        problems.push(`${name} is not in the build`);
        continue;
      }
      const about: readonly State[] = isAboutAnEntry(audience) ? STATES : ['published'];
      const scene = await newScene(people);
      // New ones, because the action before may have ended theirs.
      const cookies = new Map<Who, string>();
      for (const who of EVERYBODY) cookies.set(who, await people[who].newCookie());
      await letJobsRest();
      const before = await digestOfData();
      const cells = about.flatMap((state) =>
        EVERYBODY.map((who) => ({ state, who, isAllowed: may(audience, who, state) })),
      );
      const mayNot = cells.filter(({ isAllowed }) => !isAllowed);
      await inTurns(mayNot, async ({ state, who }) => {
        const args = argumentsOf(name, audience, scene, state);
        const path = addressOf(action.page, scene, state);
        const answer = await callAction(baseURL as string, action, { args, path, cookie: cookies.get(who) });
        refused += 1;
        const isNothing = ['drawPreview', 'findPosition'].includes(name) && !/Gekapert|latitude/.test(answer.html);
        const isTold =
          isNothing || answer.html.includes('Ihre Anmeldung ist abgelaufen') || NOT_TOLD_APART.includes(name);
        const isLedBack = who === 'actingAsManager' && redirectOf(answer) === '/konto';
        if (!isRefusal(answer) && !isLedBack && !(isTold && answer.status === 200))
          problems.push(`${who} may not ${name} (${state}): ${answer.status}`);
      });
      const changed = changedTables(before, await digestOfData());
      if (changed.length > 0) problems.push(`${name} changed ${changed} for somebody who may not`);

      // What is somebody else's own: his draft, what he has sent, his sessions, his decisions.
      if (OF_ONE_PERSON.includes(name)) {
        await callAction(baseURL as string, action, {
          args: argumentsOf(name, audience, scene, 'published'),
          path: addressOf(action.page, scene, 'published'),
          cookie: cookies.get(audience === 'moderators' ? 'moderator' : 'member'),
        });
        const changed = changedTables(before, await digestOfData());
        if (changed.length > 0) problems.push(`${name} changed ${changed}, which belongs to somebody else`);
      }

      const mayDo = cells.filter(
        ({ state, isAllowed }) => isAllowed && !(state === 'draft' && isAboutAnEntry(audience)),
      );
      await inTurns(mayDo, async ({ state, who }) => {
        const own = await newScene(people, who === 'visitor' ? undefined : who);
        const args = argumentsOf(name, audience, own, state);
        const path = addressOf(action.page, own, state);
        const cookie = await people[who].newCookie();
        const answer = await callAction(baseURL as string, action, { args, path, cookie });
        allowed += 1;
        if (answer.status >= 500 || (isRefusal(answer) && !LEADS_TO_SIGN_IN.includes(name)))
          problems.push(`${who} may ${name} (${state}): ${answer.status}`);
      });
    }
  }
  expect(refused).toBeGreaterThan(400);
  expect(allowed).toBeGreaterThan(150);
  expect(problems).toEqual([]);
});

/** Because afterwards nobody is signed in any more. */
const LEADS_TO_SIGN_IN = ['endAllSessions'];

test('there is no page, endpoint or action that this file does not ask', () => {
  const actions = [...serverActions().keys()].sort();
  expect(actions).toEqual(Object.values(access.actions).flat().sort());
  const pages = globSync('app/**/{page.tsx,route.ts}').length;
  expect(Object.values(access.pages).flat()).toHaveLength(pages);
});
