import { fold } from '#lib/search/fold.ts';
import { findTrade } from '#lib/search/trades.ts';
import type { Vocabulary } from '#lib/search/vocabulary.ts';
import { wordsOf } from '#lib/search/words.ts';

export interface TradeSuggestion {
  name: string;
  /** The other word for it by which it was found. */
  synonym?: string;
}

interface Found extends TradeSuggestion {
  rank: number;
  /** Of the synonym among those of its trade: a plumber is a Klempner first, a tinsmith only after he is a Spengler. */
  place: number;
}

const MOST = 10;

/**
 * Trades for what somebody has typed so far, the likeliest first: by their name, then by another word for them („Klempner“), at the
 * beginning of a word before its middle. Main groups are no trades.
 */
export function suggestTrades(vocabulary: Vocabulary, typed: string, most = MOST): TradeSuggestion[] {
  const wanted = fold(typed).replace(/\s+/g, ' ').trim();
  if (wanted.length < 2 || wanted.length > 100) return [];
  const found: Found[] = [];
  for (const { name, folded, synonyms } of termsOf(vocabulary)) {
    let best: Found = { name, rank: rankOf(folded, wanted), place: 0 };
    for (const [place, synonym] of synonyms.entries()) {
      const rank = rankOf(synonym.folded, wanted) + 0.5;
      if (rank < best.rank) best = { name, synonym: synonym.name, rank, place };
    }
    if (best.rank < NOT_AT_ALL) found.push(best);
  }
  found.sort(
    (a, b) =>
      a.rank - b.rank || a.place - b.place || a.name.length - b.name.length || a.name.localeCompare(b.name, 'de'),
  );
  return found.slice(0, most).map(({ name, synonym }) => (synonym ? { name, synonym } : { name }));
}

/** Trades for a word that is no name and no single synonym: what is inflected, or says „…betrieb“, or begins so. */
export function tradesLike(vocabulary: Vocabulary, typed: string, most = 6): string[] {
  const ids = findTrade(wordsOf(typed), vocabulary, { compounds: true, isPlace: () => false })?.categoryIds ?? [];
  const named = ids.flatMap((id) => {
    const category = vocabulary.categories.get(id);
    return category && category.parentId !== null ? [category.name] : [];
  });
  const suggested = suggestTrades(vocabulary, typed, most).map(({ name }) => name);
  return [...new Set([...named, ...suggested])].slice(0, most);
}

const NOT_AT_ALL = 4;

function rankOf(text: string, wanted: string): number {
  if (text === wanted) return 0;
  if (text.startsWith(wanted)) return 1;
  const at = text.indexOf(wanted);
  if (at < 0) return NOT_AT_ALL;
  return /[\p{L}\p{N}]/u.test(text.charAt(at - 1)) ? 3 : 2;
}

interface Term {
  name: string;
  folded: string;
}

/** Folding thousands of words takes longer than comparing them, and they are the same for every letter that somebody types. */
const known = new WeakMap<Vocabulary, (Term & { synonyms: Term[] })[]>();

function termsOf(vocabulary: Vocabulary) {
  let terms = known.get(vocabulary);
  if (!terms) {
    const term = (name: string): Term => ({ name, folded: fold(name) });
    terms = [...vocabulary.categories.values()]
      .filter(({ parentId }) => parentId !== null)
      .map(({ name, synonyms }) => ({ ...term(name), synonyms: synonyms.map(term) }));
    known.set(vocabulary, terms);
  }
  return terms;
}
