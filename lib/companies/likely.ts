import { websiteHost } from './contact.ts';
import { isSharedHost, street } from './fingerprint.ts';
import { nameSimilarity } from './similarity.ts';

/** What somebody has said of a business so far, in the form in which entries are stored. */
export interface Described {
  name: string;
  streetAddress: string | null;
  postalCode: string | null;
  phone: string | null;
  website: string | null;
}

/**
 * Entries to ask about: „Ist es dieser?“ One agreement is enough for a question, where flagging a pair takes two
 * (lib/companies/similarity.ts): whoever is asked knows the answer.
 */
export function likelySame<C extends Described>(described: Described, candidates: readonly C[]): C[] {
  return candidates
    .map((candidate) => ({ candidate, score: score(described, candidate) }))
    .filter(({ score: reached }) => reached > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ candidate }) => candidate);
}

function score(a: Described, b: Described): number {
  const host = websiteHost(a.website);
  const name = a.name.trim() === '' ? 0 : nameSimilarity(a.name, b.name);
  const isSameArea = a.postalCode !== null && a.postalCode === b.postalCode;
  const isSameDoor =
    isSameArea && a.streetAddress && b.streetAddress && street(a.streetAddress) === street(b.streetAddress);
  const isSamePhone = a.phone !== null && a.phone === b.phone;
  const isSameSite = host !== null && !isSharedHost(host) && host === websiteHost(b.website);
  const isSameName = isSameArea && name >= 0.8;
  if (!isSamePhone && !isSameSite && !isSameName && !(isSameDoor && name >= 0.5)) return 0;
  return name + (isSamePhone ? 1 : 0) + (isSameSite ? 0.8 : 0) + (isSameDoor ? 0.8 : isSameArea ? 0.3 : 0);
}
