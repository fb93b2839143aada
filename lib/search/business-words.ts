/** Words that say what kind of business it is, not in which trade. */
const BUSINESS = new Set(
  `betrieb meister meisterbetrieb fachbetrieb innungsbetrieb handwerksbetrieb fachgeschaft geschaft handlung laden shop store praxis
   gemeinschaftspraxis kanzlei studio salon firma unternehmen buro werkstatt service dienst notdienst eildienst notruf haus center
   zentrum team technik arbeiten fachmann fachfrau markt fachmarkt anbieter dienstleister dienstleistung dienstleistungen profi
   experte gesellschaft gmbh filiale`.match(/\S+/g),
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
