import { fold } from './fold.ts';

/** „Friseur:in“, „Friseur*innen“, „Friseur/-in“, „Friseur(in)“: one word, whatever stands before its ending. */
const GENDER_SIGN = /(\p{L}{2})(?:[:*_·•]|\/-?|\()-?(in|innen|frau|frauen)\)?(?!\p{L})/giu;
/** „FriseurIn“ */
const INNER_CAPITAL = /(\p{Ll}{2})I(n|nnen)(?!\p{L})/gu;

/** Words as search compares them: folded, letters and digits only; forms that name both genders are one word. */
export const wordsOf = (text: string): string[] =>
  fold(text.replace(GENDER_SIGN, '$1$2').replace(INNER_CAPITAL, '$1i$2')).match(/[\p{L}\p{N}]+/gu) ?? [];

const set = (words: string) => new Set(words.trim().split(/\s+/));

/** Words that say "where" or "which" and not "what". */
const PARTICLES = set(`
  in im ins bei beim nahe nahbei der die das den dem des ein eine einen einem einer und oder fur am an auf zu zum zur
  vom von mit nach aus ab um beste bester bestes besten gute guter gutes guten gunstig gunstige gunstiger gunstigen
  suche suchen finde finden mein meine meiner ist wo wer gibt es ich`);
export const isParticle = (word: string): boolean => PARTICLES.has(word);

/** What tells no entry apart: legal forms, titles, and what one wants to do there. Left out when other words remain. */
const OPTIONAL = set(`
  kaufen mieten leihen ausleihen machen lassen bestellen buchen trinken holen abgeben abheben verschicken reparieren
  gmbh mbh ug haftungsbeschrankt ag kg kgaa ohg gbr ek ev eg co inh inhaber inhaberin firma fa dr prof med dent vet phil
  dipl ing herr herrn frau familie fam`);
export const isOptional = (word: string): boolean => OPTIONAL.has(word);

/** Short forms that people type, and what they stand for. Trades' own are among their synonyms. */
/** A map, because of an object everybody could ask for its constructor. */
const SHORT_FORMS = new Map([
  ['str', 'strasse'],
  ['st', 'sankt'],
  ['gasth', 'gasthaus'],
  ['rest', 'restaurant'],
  ['apo', 'apotheke'],
]);

/** Other ways to write a word, for finding it in entries: „Hauptstr.“ is the „Hauptstraße“. */
export function otherSpellingsOf(word: string): string[] {
  const whole = SHORT_FORMS.get(word);
  if (whole) return [whole];
  if (/.str$/.test(word)) return [`${word}asse`];
  if (/.strasse$/.test(word)) return [word.replace(/asse$/, '')];
  if (/^ph|.ph/.test(word)) return [word.replaceAll('ph', 'f')];
  return [];
}

/** „Schreiner“ for „Schreinerei“ and the like: other forms of a trade under which a business may have it in its name. */
export function formsOf(word: string): string[] {
  if (/.{3}erei(?:en)?$/.test(word)) return [word.replace(/erei(?:en)?$/, 'er')];
  if (/.{3}er$/.test(word)) return [`${word}ei`];
  return [];
}

/** How folded words were typed: an umlaut is lost in folding, but tells how a word sounds. */
export const writtenWords = (text: string): Map<string, string> =>
  new Map((text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => [fold(word), word]));

/** „Hotel mit Pool“ without „pool“ is „Hotel“: a text as it was typed, without some of its words and what connects them. */
export const withoutWords = (text: string, words: readonly string[]): string =>
  text
    .split(/\s+/)
    .filter((piece) => !wordsOf(piece).every(isParticle) && !wordsOf(piece).some((word) => words.includes(word)))
    .join(' ');
