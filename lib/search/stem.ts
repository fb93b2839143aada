/** Not of „Verein“, „Wein“, „Stein“. */
const FEMININE = /(?<!e)(?:innen|in)$/;
/** „Haus“ and „Eis“ end in an s of their own. */
const INFLECTION = /(?:erinnen|ern|en|em|er|es|e|(?<!ei)n|(?<!u|ei|s)s)$/;

/** Plurals that change more than their ending. */
const IRREGULAR: readonly [RegExp, string][] = [
  [/praxen$/, 'praxis'],
  [/museen$/, 'museum'],
  [/zentren$/, 'zentrum'],
  [/firmen$/, 'firma'],
  [/(?:leute|manner|frau|frauen)$/, 'mann'],
  [/^(bar|pub|club|spa|hof|bad|cafe)s$/, '$1'],
];

/**
 * The part of a word that its forms share: Friseure, Friseurin, Friseurinnen → „friseur“. Only for comparing trades with
 * each other; text is stemmed by PostgreSQL.
 */
export function stem(word: string): string {
  const [plural, singular] = IRREGULAR.find(([ending]) => ending.test(word)) ?? [];
  const known = plural && singular ? word.replace(plural, singular) : word;
  if (known.length < 5) return known;
  const masculine = known.length > 5 ? known.replace(FEMININE, '') : known;
  const bare = masculine.replace(INFLECTION, '');
  // „Hebamme“ and „Hebammen“, „Zimmermann“ and „Zimmermänner“
  return (bare.length >= 4 ? bare : masculine).replace(/([^aeiou])\1$/, '$1');
}

/**
 * „GmbH“, „KG“: to PostgreSQL such a word is its own stem, and that of no other word. Snowball's German stemmer takes endings only
 * from what has a vowel before them.
 */
export const isOwnStem = (word: string): boolean => !/[aeiouyäöü]/.test(word);

/** Who does it, what is done and where: Kardiologe, Kardiologin, Kardiologie; Töpfer, Töpferei; Bestatter, Bestattung. */
const FAMILIES: readonly [RegExp, string][] = [
  [/ph/g, 'f'],
  [/(ga|lo|no)graf(?:ie|en|e|in|innen)?$/, '$1graf'],
  [/olog(?:ie|en|e|in|innen|isch|ische|ischer|isches)$/, 'olog'],
  [/iat(?:rie|er|erin|erinnen|rik|risch|rische|rischer)$/, 'iat'],
  [/opad(?:ie|en|e|in|innen|isch|ische|ischer)$/, 'opad'],
  [/opath(?:ie|en|in|innen|isch|ische|ischer)?$/, 'opath'],
  [/therap(?:ie|ien|eut|euten|eutin|eutinnen|eutische|eutischer)$/, 'therap'],
  [/graf(?:ie|ien|en|in|innen|isch)$/, 'graf'],
  [/(ist)(?:en|in|innen|ik)$/, '$1'],
  [/ik(?:er|ern|erin|erinnen|en)$/, 'ik'],
  [/(?:erinnen|erin|ereien|erei|ern|er|ungen|ungs|ung|eien|ei)$/, ''],
];

/** A wider stem, by which a word is looked for only when its own stem is not known. */
export function familyOf(word: string): string {
  let rest = word;
  for (const [ending, kept] of FAMILIES) {
    const shorter = rest.replace(ending, kept);
    if (shorter.length >= 4) rest = shorter;
  }
  return rest.length >= 5 && rest !== word ? rest : stem(rest);
}
