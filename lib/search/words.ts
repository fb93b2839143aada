import { fold } from './fold.ts';

/** Words as search compares them: folded, letters and digits only. */
export const wordsOf = (text: string): string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

const FEMININE = /(?:innen|in)$/;
const INFLECTION = /(?:erinnen|ern|en|em|er|es|e|n|s)$/;

/** Words that say "where" and not "what". */
const PARTICLES = new Set([
  'in',
  'im',
  'bei',
  'beim',
  'nahe',
  'der',
  'die',
  'das',
  'den',
  'dem',
  'und',
  'fur',
  'am',
  'an',
  'zu',
  'zum',
  'zur',
  'von',
]);
export const isParticle = (word: string): boolean => PARTICLES.has(word);

/**
 * The part of a word that its forms share: Friseure, Friseurin, Friseurinnen → „friseur“. Only for comparing trades with
 * each other; text is stemmed by PostgreSQL.
 */
function stem(word: string): string {
  if (word.length < 5) return word;
  const masculine = word.length > 6 ? word.replace(FEMININE, '') : word;
  const bare = masculine.replace(INFLECTION, '');
  return bare.length >= 4 ? bare : masculine;
}

/** What a phrase is found by: its words' stems. */
export const phraseKey = (words: string[]): string => words.map(stem).join(' ');

/** Ends of words that say what kind of business it is, not in which trade: Dachdeckermeisterbetrieb, Fahrradladen. */
const BUSINESS =
  /(?:meisterbetrieb|fachbetrieb|fachgeschaft|handlung|werkstatt|betrieb|geschaft|meister|laden|praxis|studio|salon|firma|buro)$/;

/** A word without what only says that it is a business, or null when it says nothing of the kind or nothing would be left. */
export function withoutBusinessPart(word: string): string | null {
  const rest = word.replace(BUSINESS, '').replace(/s$/, '');
  return rest !== word && rest.length >= 4 ? rest : null;
}

/** Insertions, deletions, replacements and swaps of neighbours between two words; `limit + 1` for anything above `limit`. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let best = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      row.push(cost);
      best = Math.min(best, cost);
    }
    if (best > limit) return limit + 1;
    beforeLast = last;
    last = row;
  }
  return Math.min(last[b.length] ?? 0, limit + 1);
}
