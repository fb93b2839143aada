import { fold } from '#lib/search/fold.ts';
import { websiteHost } from './contact.ts';
import { distanceKm } from './distance.ts';
import { isSharedHost, street } from './fingerprint.ts';

export interface Comparable {
  name: string;
  streetAddress: string | null;
  postalCode: string | null;
  placeId: number | null;
  latitude: number | null;
  longitude: number | null;
  phone: string | null;
  email: string | null;
  website: string | null;
  mainCategoryId: number | null;
}

/** From here on a pair is shown to a person as "perhaps the same business". */
export const LIKELY_SAME = 0.75;

/**
 * How much speaks for two entries being one business, 0 to 1. A name alone is never enough (every town has its
 * „Wochenmarkt“), nor is a phone number (a chain answers for all its branches): two independent things must agree.
 */
export function similarity(a: Comparable, b: Comparable): number {
  const name = nameSimilarity(a.name, b.name);
  const apart = kilometresApart(a, b);
  if (apart !== null && apart > 3) return 0;

  const near = apart !== null && apart <= 0.15;
  const sameStreet =
    a.streetAddress !== null && b.streetAddress !== null && street(a.streetAddress) === street(b.streetAddress);
  const otherStreet = a.streetAddress !== null && b.streetAddress !== null && !sameStreet;
  const sameArea =
    a.postalCode !== null && b.postalCode !== null ? a.postalCode === b.postalCode : a.placeId === b.placeId;
  const samePhone = a.phone !== null && a.phone === b.phone;
  const otherPhone = a.phone !== null && b.phone !== null && !samePhone;
  const sameMail = a.email !== null && a.email.toLowerCase() === b.email?.toLowerCase();
  const host = websiteHost(a.website);
  const sameHost = host !== null && !isSharedHost(host) && host === websiteHost(b.website);
  const sameTrade = a.mainCategoryId !== null && a.mainCategoryId === b.mainCategoryId;

  const contact = samePhone ? 1 : sameMail ? 0.9 : sameHost ? 0.8 : 0;
  const where = sameStreet && sameArea ? 1 : near ? 0.9 : sameArea || (apart !== null && apart < 1) ? 0.45 : 0;

  let score = 0.5 * name + 0.3 * where + 0.2 * contact;
  // Same telephone at the same door: even with another name (renamed, or the person instead of the firm).
  if (samePhone && where >= 0.9) score = Math.max(score, sameTrade ? 0.8 : 0.7);
  if (samePhone && where > 0 && name >= 0.5) score = Math.max(score, 0.78);
  if (name >= 0.85 && where >= 0.9) score = Math.max(score, otherPhone ? 0.76 : 0.85);
  if (name >= 0.95 && where > 0 && contact > 0) score = Math.max(score, 0.85);
  // Two branches of one chain in one town agree in everything but the door.
  if (otherStreet && !near) score -= 0.3;
  if (!sameTrade && contact === 0) score -= 0.12;
  if (otherPhone && !sameStreet && !near) score -= 0.1;
  return Math.max(0, Math.min(1, Math.round(score * 100) / 100));
}

/** Words that say what a business is and not which one. */
const COMMON = new Set(
  'gmbh mbh ag kg ohg gbr ug co ek eg ev e k g v inh inhaber und der die das am im in bei beim zum zur vom von familie fam firma'.split(
    ' ',
  ),
);

/** Of two names, whatever the order of their words, their legal form and small slips of the pen. */
export function nameSimilarity(a: string, b: string): number {
  const [wordsA, wordsB] = [nameWords(a), nameWords(b)];
  const [textA, textB] = [wordsA.join(''), wordsB.join('')];
  if (!textA || !textB) return 0;
  if (textA === textB) return 1;
  const sorted = bigramSimilarity(wordsA.toSorted().join(' '), wordsB.toSorted().join(' '));
  const [fewer, more] = wordsA.length <= wordsB.length ? [wordsA, wordsB] : [wordsB, wordsA];
  // „Morgenrot“ and „Bäckerei Morgenrot“: contained, but short of equal.
  const contained = fewer.join('').length >= 5 && fewer.every((word) => more.includes(word)) ? 0.85 : 0;
  return Math.max(sorted, bigramSimilarity(textA, textB), contained);
}

function nameWords(name: string): string[] {
  const words = fold(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  const telling = words.filter((word) => !COMMON.has(word));
  return telling.length > 0 ? telling : words;
}

/** Dice's coefficient on pairs of letters. */
function bigramSimilarity(a: string, b: string): number {
  if (a.length < 2 || b.length < 2) return a === b ? 1 : 0;
  const counts = new Map<string, number>();
  for (let i = 0; i < a.length - 1; i++) {
    const pair = a.slice(i, i + 2);
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  let shared = 0;
  for (let i = 0; i < b.length - 1; i++) {
    const pair = b.slice(i, i + 2);
    const left = counts.get(pair) ?? 0;
    if (left > 0) {
      counts.set(pair, left - 1);
      shared++;
    }
  }
  return (2 * shared) / (a.length + b.length - 2);
}

function kilometresApart(a: Comparable, b: Comparable): number | null {
  if (a.latitude === null || a.longitude === null || b.latitude === null || b.longitude === null) return null;
  return distanceKm({ latitude: a.latitude, longitude: a.longitude }, { latitude: b.latitude, longitude: b.longitude });
}
