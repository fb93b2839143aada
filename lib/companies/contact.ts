import { companyLimits } from './limits.ts';
import { parsePhone } from './phone.ts';

const EMAIL =
  /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@([a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/i;
const LABEL = /^\s*(?:tel(?:efon)?|phone|fax|telefax|mobil|handy|fon)\b[.:\s]*/i;

/** The first usable number of a text that may hold several: „0631 123; 0170 456“, „0631 123 / 124“. */
export function firstPhone(text: string | null | undefined): string | null {
  if (!text || text.length > 500) return null;
  const parts = text.split(/[;,\n|]|\boder\b|\bund\b|\bor\b/i);
  for (const part of parts) {
    const number = readPhone(part) ?? firstOf(part.split('/'), readPhone);
    if (number) return number;
  }
  return null;
}

/** People write the area code in brackets although the country stands before it: +49 (0) 631 … */
function readPhone(text: string): string | null {
  const plain = text
    .replace(LABEL, '')
    .replace(/^\s*(?:\(?\+\s*49\)?|0049)\s*[-/.]?\s*\(?0\)?/, '+49')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .trim();
  if (!/\d/.test(plain)) return null;
  return parsePhone(plain);
}

/**
 * An address on the web as it can be linked: https or http, with a real host, without a password in it, and without the
 * parameters by which advertisers follow people.
 */
export function normalizeWebsite(text: string | null | undefined): string | null {
  return firstOf(separated(text), (typed) => {
    const part = typed.replace(/^(https?)\/\//i, '$1://');
    const address = /^[a-z][a-z0-9+.-]*:(?!\d+(?:\/|$))/i.test(part) ? part : `https://${part.replace(/^\/\//, '')}`;
    const url = URL.parse(address);
    if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) return null;
    // A trailing dot is the same host; an address without a dot, or one that ends in a number, is not in the public web.
    url.hostname = url.hostname.replace(/\.$/, '');
    if (!/\.[a-z][a-z0-9-]*[a-z0-9]$/.test(url.hostname)) return null;
    dropTracking(url);
    return url.href.length <= companyLimits.website ? url.href : null;
  });
}

const TRACKING =
  /^(utm_\w+|hsa_\w+|mtm_\w+|pk_\w+|gclid|gclsrc|dclid|gbraid|wbraid|gad_source|gad_campaignid|fbclid|msclkid|yclid|ttclid|twclid|li_fat_id|igshid|igsh|mc_cid|mc_eid|y_source|_ga|_gl|srsltid)$/i;

/** The other parameters stay letter by letter: writing them anew could change what they mean. */
function dropTracking(url: URL): void {
  const parameters = url.search.slice(1).split('&');
  const kept = parameters.filter((parameter) => !TRACKING.test(parameter.split('=', 1)[0] ?? ''));
  if (kept.length < parameters.length) url.search = kept.join('&');
  // Where a search engine made the browser scroll to.
  if (url.hash.includes(':~:')) url.hash = url.hash.replace(/#?:~:.*$/, '');
}

export function normalizeEmail(text: string | null | undefined): string | null {
  return firstOf(separated(text), (part) => {
    const address = part.replace(/^mailto:/i, '').replace(/\?.*$/, '');
    if (address.length > companyLimits.email || !EMAIL.test(address) || address.includes('..')) return null;
    const at = address.lastIndexOf('@');
    return `${address.slice(0, at)}@${address.slice(at + 1).toLowerCase()}`;
  });
}

/** The host of a website, without `www.`: what two entries of one business share. */
export function websiteHost(website: string | null): string | null {
  return (website && URL.parse(website)?.hostname.replace(/^www\d*\./, '')) || null;
}

const separated = (text: string | null | undefined) => (text ?? '').split(/[;\s]+|,(?=\s|http)/).filter(Boolean);

function firstOf<T>(parts: string[], read: (part: string) => T | null): T | null {
  for (const part of parts) {
    const value = read(part);
    if (value !== null) return value;
  }
  return null;
}
