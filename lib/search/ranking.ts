/**
 * How results are ordered: all of it, in one place. SQL reckons with these numbers (db/companies/search.ts), „Warum auf diesem
 * Platz?“ shows them for each result, and /ranking says them in words. What somebody pays is no part of it.
 *
 * Words that stand there as they were typed come before others that only sound like them, or are another form of them: the step
 * between the two is worth more than everything else together, in the name as elsewhere.
 *
 * Points are whole hundredths, so that the database and the explanation come to exactly the same sum. Whoever changes a weight
 * gives the file a new version.
 */
export const RANKING_VERSION = 3;

export const weights = {
  /** All words stand in the name as they were typed. */
  name: 25_000,
  /** All words stand in the name in another form: „Bäcker“ for „Bäckerei“, „Mayer“ for „Meier“, or begun. */
  stem: 12_000,
  /** All words are found, not all of them in the name: in brand, street or description. */
  elsewhere: 9000,
  /** The same, and one or more only in another form or spelling. */
  elsewhereAlike: 0,
  /** For each percent of the name that was asked for: a short exact name before a long one. */
  namePercent: 40,
  /** The entry is listed in the trade, and does not only have it in its name. */
  trade: 4000,
  /** For each of 100 points of completeness (lib/companies/quality.ts). */
  quality: 20,
  /** At the centre of the circle; nothing at its edge. */
  distance: 2500,
} as const;

type WordsFound = 'name' | 'stem' | 'elsewhere' | 'elsewhereAlike';

/** What is known about a result and a search; whole numbers only. */
export interface RankingFacts {
  /** Where the words were found. Null: none were asked for. */
  words: WordsFound | null;
  /** How much of the name was asked for. */
  namePercent: number;
  /** Null: no trade was asked for. */
  inTrade: boolean | null;
  quality: number;
  /** Metres from the centre of a circle that was asked for. */
  metres: number | null;
  radiusMetres: number;
}

interface RankingPart {
  label: string;
  /** In hundredths. */
  points: number;
}

/** The parts of a result's score, in the order in which they are told. Their sum is what the list is ordered by. */
export function explainRanking(facts: RankingFacts): RankingPart[] {
  const parts: RankingPart[] = [];
  if (facts.words) {
    parts.push({ label: WORDS_FOUND[facts.words], points: weights[facts.words] });
    // What is found elsewhere is no part of the name.
    if (isInName(facts.words)) {
      parts.push({
        label: `Ihre Wörter machen ${facts.namePercent} % des Namens aus`,
        points: facts.namePercent * weights.namePercent,
      });
    }
  }
  if (facts.inTrade !== null) {
    parts.push({
      label: facts.inTrade ? 'Steht in der gesuchten Branche' : 'Trägt die Branche nur im Namen',
      points: facts.inTrade ? weights.trade : 0,
    });
  }
  if (facts.metres !== null) {
    parts.push({
      label: 'Nähe zum Mittelpunkt der Suche',
      points: weights.distance - Math.floor((facts.metres * weights.distance) / facts.radiusMetres),
    });
  }
  parts.push({
    label: `Vollständigkeit des Eintrags: ${facts.quality} von 100`,
    points: facts.quality * weights.quality,
  });
  return parts;
}

const isInName = (words: WordsFound) => words === 'name' || words === 'stem';

const WORDS_FOUND: Record<WordsFound, string> = {
  name: 'Ihre Wörter stehen im Namen',
  stem: 'Ihre Wörter stehen in anderer Form im Namen',
  elsewhere: 'Ihre Wörter stehen in Marke, Anschrift oder Beschreibung',
  elsewhereAlike: 'Ihre Wörter stehen in anderer Form in Marke, Anschrift oder Beschreibung',
};

export const scoreOf = (facts: RankingFacts): number =>
  explainRanking(facts).reduce((sum, { points }) => sum + points, 0);

/** 6250 → „62,5“ */
export const formatPoints = (points: number): string =>
  (points / 100).toLocaleString('de-DE', { maximumFractionDigits: 2 });
