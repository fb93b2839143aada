/** Words that say what kind of business it is, not in which trade. */
const BUSINESS = new Set(
  `betrieb meister meisterbetrieb fachbetrieb innungsbetrieb handwerksbetrieb fachgeschaft geschaft handlung laden shop store praxis
   gemeinschaftspraxis kanzlei studio salon firma unternehmen buro werkstatt service dienst notdienst eildienst notruf haus center
   zentrum team technik arbeiten fachmann fachfrau markt fachmarkt anbieter dienstleister dienstleistung dienstleistungen profi
   experte gesellschaft gmbh filiale reparatur reparaturdienst reparaturservice verkauf mechaniker mechatroniker techniker`.match(
    /\S+/g,
  ),
);
export const isBusinessWord = (word: string): boolean =>
  BUSINESS.has(word) || BUSINESS.has(word.replace(/(?:en|n|s)$/, ''));

/** What a word may be without the letters that link it to the next part of a compound. */
export const withoutLink = (word: string): string[] =>
  [word, word.replace(/(?:s|n|en|es)$/, '')].filter(
    (core, index, all) => core.length >= 3 && all.indexOf(core) === index,
  );

/** „Fahrradladen“ → Fahrrad: a word without its longest end that only says that it is a business; null without such an end. */
export function withoutBusinessPart(word: string): string | null {
  for (let cut = SHORTEST_CORE; cut <= word.length - SHORTEST_CORE; cut++) {
    if (isBusinessWord(word.slice(cut))) return word.slice(0, cut);
  }
  return null;
}

const SHORTEST_CORE = 4;

/** What says what kind of place it is, behind what it is known for: at the end of a word, or as a word of its own. */
const KIND_ENDS = ['verein', 'club', 'handel', 'anlage'];
const KINDS = new Set(['restaurant', 'imbiss', 'bar', 'cafe', 'stand', 'supermarkt', ...KIND_ENDS]);

/**
 * What the name of a trade says besides that it is a business: „Tabakladen“ → tabak, „Sushi-Restaurant“ → sushi, „Praxis für
 * Osteopathie“ → osteopathie. Null where that is nothing, or all of it.
 */
export function coreOfName(words: readonly string[]): string[] | null {
  const before = words.slice(0, -1);
  const last = words.at(-1) ?? '';
  if (words[1] === 'fur' && words.length > 2) return words.slice(2);
  if (before.length > 0 && (isBusinessWord(last) || KINDS.has(last))) return before;
  // „Dämmtechnik“ is no trade in dams, and a „Vereinshaus“ no club.
  if (/(?:technik|haus|zentrum)$/.test(last)) return null;
  const end = KIND_ENDS.find((kind) => last.endsWith(kind) && last.length >= kind.length + SHORTEST_CORE);
  const core = end ? last.slice(0, -end.length) : withoutBusinessPart(last);
  return core ? [...before, core] : null;
}
