import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { HtmlValidate } from 'html-validate';
import type { BrowserContext } from 'playwright/test';
import { categoryId, expect, newScene, test } from './fixtures.ts';

// Long, and independent of each other.
test.describe.configure({ mode: 'parallel' });

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** One address of every kind of public page, on the demo content. */
const pages = [
  '/',
  '/suche',
  '/suche?was=B%C3%A4ckerei&wo=Berlin',
  '/suche?was=gibtesnicht&wo=nirgendwo',
  '/suche?was=B%C3%A4ckrei&wo=Berlni',
  '/suche?was=B%C3%A4ckerei+in+meiner+N%C3%A4he',
  '/suche?was=030+99999999',
  '/suche?was=Restaurant&wo=Berlin&umkreis=25&sort=entfernung',
  '/suche?was=Restaurant&wo=Berlin&rollstuhl=teilweise&zahlung=bar&sprache=en',
  '/suche?was=Restaurant&wo=Berlin&tag=2099-01-01&zeit=10:00',
  '/suche?was=Restaurant&jetzt=1',
  '/suche?wo=Bayern&seite=2',
  '/suche?fotos=1&jetzt=1&sort=neu',
  '/suche?art=artikel',
  '/suche?art=artikel&was=Handwerk',
  '/barrierefreiheit',
  '/ranking',
  '/branchen',
  '/branchen/baeckerei',
  '/branchen/baeckerei/berlin',
  '/orte',
  '/orte/bayern',
  '/orte/berlin',
  '/firma-eintragen',
  '/anmelden',
  '/anmelden/gesendet',
  '/registrieren',
  '/registrieren/gesendet',
  '/passwort-vergessen',
  '/bestaetigen/gilt-nicht-mehr',
  '/bestaetigen/eintrag/gilt-nicht-mehr',
  '/einladung/gilt-nicht-mehr',
  '/archiv',
  '/archiv/2018',
  '/archiv/2018/09',
  '/archiv/2018/09/03',
  '/artikel/das-berufsfeld-des-social-media-managers',
  '/impressum',
  '/datenschutz',
  '/nutzungsbedingungen',
  '/melden?seite=/firmen/x',
  '/melden/gesendet',
];

/** Found by following the first link of their kind, because their address depends on the content. */
const linked = [
  { from: '/suche?was=B%C3%A4ckerei&wo=Berlin', link: 'main a[href^="/firmen/"]' },
  { from: '/artikel/das-berufsfeld-des-social-media-managers', link: 'main a[href^="/themen/"]' },
  { from: '/artikel/das-berufsfeld-des-social-media-managers', link: 'main a[href^="/autoren/"]' },
];

const missing = [
  '/gibt-es-nicht',
  '/firmen/gibt-es-nicht',
  '/branchen/gibt-es-nicht',
  '/branchen/baeckerei/gibt-es-nicht',
  '/orte/gibt-es-nicht',
  '/artikel/gibt-es-nicht',
  '/themen/gibt-es-nicht',
  '/autoren/gibt-es-nicht',
  '/archiv/1999',
  '/archiv/2018/13',
  '/archiv/2018/02/30',
];

/** Pages that differ in what they say look alike. */
const onePerKind = [
  ...pages.filter((address) => !/^\/(suche\?|bestaetigen|einladung)/.test(address)),
  '/suche?was=B%C3%A4ckerei&wo=Berlin',
  '/suche?was=gibtesnicht&wo=nirgendwo',
  '/gibt-es-nicht',
];

// The standard's own rules; what only concerns style (void elements, attribute order) is React's business.
const validator = new HtmlValidate({ extends: ['html-validate:standard'], rules: { 'no-trailing-whitespace': 'off' } });

/** What depends on colours and on where things lie; the others say the same in each look. */
const RULES_OF_LOOKS = ['color-contrast', 'link-in-text-block', 'target-size', 'scrollable-region-focusable'];

const looks = [
  { scheme: 'light', width: 390, rules: null },
  { scheme: 'dark', width: 1280, rules: process.env.THOROUGH ? null : RULES_OF_LOOKS },
  // What the first two find, these hardly add to.
  ...(process.env.THOROUGH
    ? ([
        { scheme: 'light', width: 1280, rules: null },
        { scheme: 'dark', width: 390, rules: null },
      ] as const)
    : []),
] as const;

for (const { scheme, width, rules } of looks) {
  test(`every page can be read by everybody (${scheme}, ${width} px)`, async ({ browser, baseURL }) => {
    test.setTimeout(240_000);
    const context = await browser.newContext({ baseURL, colorScheme: scheme, viewport: { width, height: 900 } });
    const { page, visit, foreign, blocked } = await inspector(context, baseURL as string, rules);
    for (const address of rules ? onePerKind : [...pages, ...missing]) await visit(address);
    for (const { from, link } of linked) {
      await page.goto(from);
      await visit((await page.locator(link).first().getAttribute('href')) ?? `no ${link} on ${from}`);
    }
    expect(foreign, 'requests to other hosts').toEqual([]);
    expect(blocked, 'errors in the console').toEqual([]);
    expect(await context.cookies(), 'cookies before signing in').toEqual([]);
    await context.close();
  });

  test(`so can every page behind sign-in (${scheme}, ${width} px)`, async ({
    browser,
    baseURL,
    insertUser,
    insertCompany,
    insertSubmission,
    insertClaim,
    insertReport,
    insertPeople,
    makeMember,
    confirmationPath,
    sessionOf,
  }) => {
    const user = await insertUser({ role: 'admin', name: 'Alles Könnende' });
    const company = await insertCompany({ name: 'Eigene Firma', place: 'Görlitz' });
    const foreignCompany = await insertCompany({
      name: 'Fremde Firma',
      place: 'Görlitz',
      website: 'https://fremd-beispiel.de/',
    });
    await makeMember(company.id, user.id);
    const trade = await categoryId('baeckerei');
    const author = await insertUser();
    const submission = await insertSubmission(company.id, author.id);
    const claim = await insertClaim(foreignCompany.id, (await insertUser()).id);
    const report = await insertReport(foreignCompany.slug);
    const { article, topic, picture } = await newScene(await insertPeople([]));
    const context = await browser.newContext({ baseURL, colorScheme: scheme, viewport: { width, height: 900 } });
    await context.addCookies([{ name: 'session', value: await sessionOf(user), url: baseURL as string }]);
    const { visit, foreign, blocked } = await inspector(context, baseURL as string, rules);
    const own = [
      ...[
        '/konto',
        '/konto/angemeldet',
        '/konto/sicherheit',
        '/konto/zustimmung',
        '/konto/loeschen',
        '/konto/eintraege/neu',
        '/konto/eintraege/gesendet',
      ],
      ...[`/konto/eintraege/${company.id}`, `/konto/eintraege/${company.id}/personen`],
      `/konto/eintraege/${company.id}/verlauf`,
      await confirmationPath(company.id, user.id),
      `/konto/eintraege/bilder?eintrag=${company.id}&problem=heic`,
      `/konto/eintraege/uebernehmen/${foreignCompany.slug}`,
      ...[
        '/verwaltung/eingang',
        `/verwaltung/eingang/${submission}`,
        `/verwaltung/uebernahmen/${claim}`,
        `/verwaltung/meldungen/${report}`,
        '/verwaltung/eingang?stand=entschieden',
        ...['/verwaltung/branchen', `/verwaltung/branchen/${trade}`],
        `/verwaltung/branchen/${trade}/zusammenlegen?mit=Metzgerei`,
        '/verwaltung/protokoll',
        '/verwaltung/protokoll?person=niemand@b.example',
        '/verwaltung/konten',
        `/verwaltung/konten/${user.id}`,
        `/verwaltung/konten/${author.id}`,
      ],
      ...[
        '/redaktion',
        '/redaktion/kalender',
        '/redaktion/aufgaben',
        '/redaktion/themen',
        `/redaktion/themen/${topic}`,
        '/redaktion/bilder',
        `/redaktion/bilder/${picture}`,
      ],
      ...[`/redaktion/artikel/${article}`, `/redaktion/artikel/${article}/fassungen`],
    ];
    for (const address of own) {
      await visit(address);
      expect.soft(await problemsOf(await (await context.request.get(address)).text()), address).toEqual([]);
    }
    expect(foreign, 'requests to other hosts').toEqual([]);
    expect(blocked, 'errors in the console').toEqual([]);
    await context.close();
  });
}

/** A page that is judged at each address it visits, and what went wrong in between. */
async function inspector(context: BrowserContext, baseURL: string, rules: string[] | null) {
  const page = await context.newPage();
  const foreign: string[] = [];
  const blocked: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(baseURL) && !request.url().startsWith('data:')) foreign.push(request.url());
  });
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('status of 404'))
      blocked.push(`${page.url()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => blocked.push(`${page.url()}: ${error.message}`));

  async function visit(address: string) {
    await page.goto(address);
    await test.step(`axe ${address}`, async () => {
      await page.evaluate(axeSource);
      const serious = await page.evaluate(async (only) => {
        const { axe } = window as unknown as { axe: typeof import('axe-core') };
        const { violations } = await axe.run(document, {
          resultTypes: ['violations'],
          ...(only ? { runOnly: { type: 'rule', values: only } } : {}),
        });
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
      }, rules);
      expect.soft(serious, address).toEqual([]);
    });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect.soft(overflow, `${address} scrolls sideways`).toBeLessThanOrEqual(0);
  }
  return { page, visit, foreign, blocked };
}

/** React writes `action=""` for the forms of server actions; browsers take it as this address. */
const REACTS_OWN = 'Attribute "action" has invalid value ""';

async function problemsOf(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  return results
    .flatMap(({ messages }) => messages)
    .filter(({ message }) => message !== REACTS_OWN)
    .map(({ ruleId, message, line, column }) => `${ruleId}: ${message} (${line}:${column})`);
}

test('every page is valid HTML, complete without JavaScript', async ({ request }) => {
  for (const address of [...pages, ...missing]) {
    const response = await request.get(address);
    const html = await response.text();
    expect.soft(response.status(), address).toBe(missing.includes(address) ? 404 : 200);
    expect.soft(html, address).toMatch(/<h1[ >]/);
    expect.soft(await problemsOf(html), address).toEqual([]);
  }
});
