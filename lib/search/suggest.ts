import { suggestTrades } from '#lib/categories/suggest.ts';
import { suggestPostalCodes } from '#lib/places/fitting.ts';
import { completions } from './area.ts';
import { findTrade } from './trades.ts';
import type { Vocabulary, VocabularyPlace } from './vocabulary.ts';
import { isParticle, wordsOf } from './words.ts';

export interface Suggestion {
  /** What the field holds once it is chosen. */
  value: string;
  /** What tells it from others. */
  detail?: string;
  /** What the other field is filled with, if it is empty: the place of a company. */
  place?: string;
}

const MOST = { trades: 5, places: 3, field: 8 };

/** For the field „Was suchen Sie?“: trades, trades with the place that is being typed behind them, and places. */
export function suggestWhat(vocabulary: Vocabulary, typed: string): Suggestion[] {
  const words = wordsOf(typed).filter((word) => !isParticle(word));
  const last = words.at(-1) ?? '';
  const trades = tradeSuggestions(vocabulary, typed);
  if (words.length < 2 || trades.length > 0) {
    const places = last.length > 2 && words.length === 1 ? completions(last, vocabulary, MOST.places) : [];
    return [...trades, ...places.map((place) => ({ value: place.name, detail: whereIs(place, vocabulary) }))];
  }
  // „Friseur Ber“: the trade is there, the place begins.
  const before = words.slice(0, -1);
  const trade = findTrade(before, vocabulary, { compounds: true, isPlace: () => false });
  const name = vocabulary.categories.get(trade?.categoryIds[0] ?? 0)?.name;
  if (!name || !trade || trade.end - trade.start < before.length) return [];
  // Berlin is a town and a Bundesland; as words they are the same.
  const places = new Map(completions(last, vocabulary, MOST.field).map((place) => [place.name, place]));
  return [...places.values()]
    .slice(0, MOST.trades)
    .map((place) => ({ value: `${name} ${place.name}`, detail: whereIs(place, vocabulary) }));
}

/** What was begun to be typed stays: „Klempner“, and not the one or the other trade of which it is another word. */
function tradeSuggestions(vocabulary: Vocabulary, typed: string): Suggestion[] {
  const found = new Map<string, string[]>();
  for (const { name, synonym } of suggestTrades(vocabulary, typed, 2 * MOST.trades)) {
    const value = synonym ? synonym.charAt(0).toUpperCase() + synonym.slice(1) : name;
    found.set(value, [...(found.get(value) ?? []), ...(synonym ? [name] : [])]);
  }
  return [...found]
    .slice(0, MOST.trades)
    .map(([value, of]) => ({ value, detail: of.length > 0 ? `Branche: ${of.join(', ')}` : 'Branche' }));
}

/** For the field „Ort oder PLZ“: postal codes with their place, or places, the big ones first. */
export function suggestWhere(vocabulary: Vocabulary, typed: string): Suggestion[] {
  if (/^\s*\d/.test(typed)) {
    return suggestPostalCodes(vocabulary, typed.trim(), '')
      .slice(0, MOST.field)
      .map(({ postalCode, city }) => ({ value: postalCode, detail: city }));
  }
  const name = wordsOf(typed).join(' ');
  return completions(name, vocabulary, MOST.field).map((place) => ({
    value: place.name,
    detail: whereIs(place, vocabulary),
  }));
}

/** What tells namesakes apart: „Landkreis Görlitz“, „Sachsen“. */
function whereIs({ kind, stateId, districtId, name }: VocabularyPlace, { places }: Vocabulary): string {
  if (kind === 'state') return 'Bundesland';
  const around = places.get(districtId ?? 0) ?? places.get(stateId ?? 0);
  return around && around.name !== name ? around.name : 'Ort';
}
