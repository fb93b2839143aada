import { Resolver } from 'node:dns/promises';
import { parse as parseHtml } from 'parse5';
import { getDomain } from 'tldts';
import { normalizeEmail, normalizeWebsite } from '#lib/companies/contact.ts';
import { type SafeFetchFailure, type SafeFetchOptions, type SafeFetchResult, safeFetch } from '#lib/net/safe-fetch.ts';
import { mailProviders, pagePlatforms, sitePlatforms } from './platforms.ts';

type ProofOutcome =
  | 'proven'
  /** Nothing of ours is there. */
  | 'missing'
  /** Something of ours is there, for another request. */
  | 'wrongToken'
  /** The site sends visitors on to another one. */
  | 'otherHost'
  | 'unreachable'
  | 'noWebsite'
  /** Many businesses share this web address, so it proves nothing about one. */
  | 'sharedHost'
  | 'noEmail'
  | 'publicMailProvider'
  | 'otherDomain';

export interface Proof {
  outcome: ProofOutcome;
  /** For the person who wants to prove something. */
  message: string;
}

export const PROOF_FILE = '/.well-known/branchenbuch.txt';
const PROOF_NAME = 'branchenbuch-bestaetigung';

/** A line of the file, or the text of a TXT record. */
export const proofText = (token: string) => `${PROOF_NAME}=${secret(token)}`;
export const proofMetaTag = (token: string) => `<meta name="${PROOF_NAME}" content="${secret(token)}">`;

/**
 * Whether `/.well-known/branchenbuch.txt` of the site holds the token. Its name does not: many sites answer any address with
 * a page that repeats it.
 */
export async function checkWebsiteFile(website: string, token: string, options: SafeFetchOptions = {}): Promise<Proof> {
  const wanted = proofText(token);
  return checkPage(website, PROOF_FILE, { ...options, maxBytes: 16_384 }, ({ status, contentType, body }) => {
    if (status !== 200 || /html/i.test(contentType)) {
      return { outcome: 'missing', message: `Die Datei ${PROOF_FILE} wurde auf der Website nicht gefunden.` };
    }
    const lines = body
      .toString('utf8')
      .replace(/^\ufeff/, '')
      .split(/\r?\n/)
      .map((line) => line.trim());
    if (lines.includes(wanted)) return proven('Die Datei wurde gefunden.');
    return {
      outcome: 'wrongToken',
      message: `Die Datei ${PROOF_FILE} ist da, enthält aber nicht die Zeile „${wanted}“.`,
    };
  });
}

/** Whether the head of the page that the entry names holds the meta tag: what visitors write stands further down. */
export async function checkMetaTag(website: string, token: string, options: SafeFetchOptions = {}): Promise<Proof> {
  const wanted = secret(token);
  return checkPage(website, null, options, ({ status, contentType, body }) => {
    if (status !== 200 || !/html/i.test(contentType)) {
      return { outcome: 'unreachable', message: `Statt der Seite kam eine andere Antwort (Status ${status}).` };
    }
    const contents = proofTags(body.toString('utf8'));
    if (contents.includes(wanted)) return proven('Das Meta-Tag wurde gefunden.');
    if (contents.length > 0)
      return { outcome: 'wrongToken', message: 'Das Meta-Tag ist da, enthält aber einen anderen Code.' };
    return { outcome: 'missing', message: `Im <head> der Seite wurde ${proofMetaTag(token)} nicht gefunden.` };
  });
}

export type ResolveTxt = (name: string) => Promise<string[][]>;

/** Whether the domain of the website, or the host below it, has a TXT record with the token. */
export async function checkDnsTxt(
  website: string,
  token: string,
  resolveTxt: ResolveTxt = (name) => new Resolver({ timeout: 3000, tries: 2 }).resolveTxt(name),
): Promise<Proof> {
  const wanted = proofText(token);
  const site = siteOf(website);
  if ('outcome' in site) return site;
  if (sitePlatforms.has(site.domain)) return sharedHost(site.domain);

  const names = new Set([site.domain, site.host.replace(/^www\./, '')]);
  const answers = await Promise.all([...names].map((name) => recordsOf(name, resolveTxt)));
  const records = answers.flatMap((answer) => answer ?? []);
  if (records.includes(wanted)) return proven('Der TXT-Eintrag wurde gefunden.');
  if (records.some((record) => record.startsWith(`${PROOF_NAME}=`))) {
    return {
      outcome: 'wrongToken',
      message: `Der TXT-Eintrag von ${site.domain} ist da, enthält aber nicht „${wanted}“.`,
    };
  }
  if (answers.includes(null)) {
    const message = `Die Namensserver von ${site.domain} antworten gerade nicht. Bitte versuchen Sie es später noch einmal.`;
    return { outcome: 'unreachable', message };
  }
  const message = `Für ${site.domain} wurde der TXT-Eintrag „${wanted}“ nicht gefunden. Neue Einträge brauchen bis zu einem Tag.`;
  return { outcome: 'missing', message };
}

/** The host of a web site that can prove something about its business. Null for what has no name, or belongs to many. */
export function provingHost(website: string | null): string | null {
  const site = siteOf(website ?? '');
  return 'outcome' in site ? null : withoutWww(site.host);
}

/**
 * Whether a code sent to this address would prove something: the address lies on the domain of the entry's own website, and
 * that domain belongs to one business alone.
 */
export function mailDomainMatches(email: string, website: string): Proof {
  const address = normalizeEmail(email);
  if (!address || address.toLowerCase() !== email.trim().toLowerCase()) {
    return { outcome: 'noEmail', message: 'Bitte eine E-Mail-Adresse angeben.' };
  }
  const site = siteOf(website);
  if ('outcome' in site) return site;
  if (sitePlatforms.has(site.domain)) return sharedHost(site.domain);

  const domain = registrableDomain(address.slice(address.lastIndexOf('@') + 1));
  if (domain && (mailProviders.has(domain) || /^(gmx|yahoo|hotmail|outlook|live|aol)\.[a-z.]+$/.test(domain))) {
    return {
      outcome: 'publicMailProvider',
      message: `Eine Adresse bei ${domain} kann jeder haben. Bitte nehmen Sie eine Adresse Ihrer eigenen Domain ${site.domain}.`,
    };
  }
  if (domain === site.domain) return proven(`Die Adresse gehört zur Website ${site.domain}.`);
  const message = `Diese Adresse gehört nicht zur Website des Eintrags. Bitte nehmen Sie eine, die auf @${site.domain} endet.`;
  return { outcome: 'otherDomain', message };
}

const proven = (message: string): Proof => ({ outcome: 'proven', message });

function secret(token: string): string {
  if (!/^[\w-]{20,100}$/.test(token)) throw new Error('A proof needs a token that nobody can guess');
  return token;
}

interface Site {
  url: URL;
  host: string;
  /** What somebody has registered: firma.de of shop.firma.de, firma.jimdosite.com of itself. */
  domain: string;
}

function siteOf(website: string): Site | Proof {
  const address = normalizeWebsite(website);
  const url = address && URL.parse(address);
  const domain = url && registrableDomain(url.hostname);
  if (!url || !domain)
    return { outcome: 'noWebsite', message: 'Der Eintrag nennt keine Website, mit der sich das zeigen lässt.' };
  const isWholePlatform = sitePlatforms.has(domain) && url.hostname.replace(/^www\./, '') === domain;
  if (pagePlatforms.has(domain) || isWholePlatform) return sharedHost(domain);
  return { url, host: url.hostname, domain };
}

const registrableDomain = (host: string) => getDomain(host, { allowPrivateDomains: true });

const sharedHost = (domain: string): Proof => ({
  outcome: 'sharedHost',
  message: `${domain} wird von vielen genutzt und zeigt darum nicht, wem der Eintrag gehört. Bitte wählen Sie einen anderen Weg.`,
});

type Page = Extract<SafeFetchResult, { ok: true }>;

async function checkPage(
  website: string,
  path: string | null,
  options: SafeFetchOptions,
  judge: (page: Page) => Proof,
): Promise<Proof> {
  const site = siteOf(website);
  if ('outcome' in site) return site;
  const page = await fetchFrom(site, path, options);
  if (!page.ok) return { outcome: 'unreachable', message: `${site.host}: ${FAILURES[page.reason]}` };
  const host = new URL(page.url).hostname;
  // Whoever is sent on to somebody else's site may have chosen where to.
  if (withoutWww(host) !== withoutWww(site.host)) {
    return {
      outcome: 'otherHost',
      message: `${site.host} leitet weiter zu ${host}. Bitte ändern Sie die Website des Eintrags.`,
    };
  }
  return judge(page);
}

const withoutWww = (host: string) => host.replace(/^www\./, '');

/** Over https, and over http where a site has no other. */
async function fetchFrom({ url }: Site, path: string | null, options: SafeFetchOptions): Promise<SafeFetchResult> {
  const address = path === null ? new URL(url) : new URL(path, url);
  if (!address.port) address.protocol = 'https:';
  const result = await safeFetch(address.href, options);
  const hasNoHttps = !result.ok && (result.reason === 'unreachable' || result.reason === 'badCertificate');
  if (!hasNoHttps || address.protocol !== 'https:' || address.port) return result;
  address.protocol = 'http:';
  return safeFetch(address.href, options);
}

const FAILURES: Record<SafeFetchFailure, string> = {
  badAddress: 'Diese Adresse können wir nicht aufrufen. Möglich sind http und https auf den üblichen Ports.',
  unknownHost: 'Diese Domain wurde nicht gefunden. Bitte prüfen Sie die Schreibweise.',
  forbiddenAddress: 'Diese Adresse führt nicht ins öffentliche Internet.',
  unreachable: 'Die Website ist nicht erreichbar. Bitte versuchen Sie es später noch einmal.',
  badCertificate: 'Das Zertifikat der Website ist ungültig.',
  timeout: 'Die Website antwortet zu langsam. Bitte versuchen Sie es später noch einmal.',
  tooLarge: 'Die Antwort der Website ist zu groß.',
  tooManyRedirects: 'Die Website leitet zu oft weiter.',
  badAnswer: 'Die Antwort der Website ist nicht lesbar.',
};

/** As browsers read it: what they take for the head, and nothing from the body or from comments. */
function proofTags(html: string): string[] {
  const page = parseHtml(html).childNodes.find((node) => node.nodeName === 'html');
  const head = page && 'childNodes' in page ? page.childNodes.find((node) => node.nodeName === 'head') : undefined;
  const metas = head && 'childNodes' in head ? head.childNodes.filter((node) => node.nodeName === 'meta') : [];
  return metas.flatMap((meta) => {
    const attributes = 'attrs' in meta ? new Map(meta.attrs.map(({ name, value }) => [name, value.trim()])) : new Map();
    return attributes.get('name')?.toLowerCase() === PROOF_NAME ? [attributes.get('content') ?? ''] : [];
  });
}

/** Null when nobody could be asked; none when there are none. */
async function recordsOf(name: string, resolveTxt: ResolveTxt): Promise<string[] | null> {
  try {
    return (await resolveTxt(name)).map((chunks) => chunks.join('').trim());
  } catch (error) {
    return /^(ENODATA|ENOTFOUND)$/.test(String((error as NodeJS.ErrnoException).code)) ? [] : null;
  }
}
