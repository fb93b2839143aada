import type { Route } from 'next';
import { listPlacesOfCategoryNearby } from '#db/categories/queries.ts';
import { countMatches, listNeighbourCategories } from '#db/companies/search.ts';
import { type Count, countedSoFar, isNone } from '#lib/counting.ts';
import { categoryInPlacePath, searchPath } from '#lib/paths.ts';
import type { SearchInput } from '#lib/search/input.ts';
import { nearestPlaces } from '#lib/search/spelling.ts';
import { type Intent, understand } from '#lib/search/understand.ts';
import type { Vocabulary } from '#lib/search/vocabulary.ts';
import { writtenWords } from '#lib/search/words.ts';

export interface WayOn {
  href: Route;
  label: string;
}

export interface NoHit {
  /** Which part of the search has failed, as sentences. */
  reasons: string[];
  /** What may help, best first. */
  ways: WayOn[];
}

/** After a search without matches: what is in its way, and what finds something: each way on has been tried. */
export async function explainNoHit(input: SearchInput, intent: Intent, vocabulary: Vocabulary): Promise<NoHit> {
  const [missing, spelled, elsewhere, around, related, fewer] = await Promise.all([
    missingWords(intent),
    otherPlaces(input, intent, vocabulary),
    listElsewhere(input, intent, vocabulary),
    placesNearby(intent, vocabulary),
    relatedTrades(input, intent),
    fewerWords(input, intent, vocabulary),
  ]);
  const written = writtenWords(input.was);
  return {
    reasons: reasonsOf(
      intent,
      missing.map((word) => written.get(word) ?? word),
      vocabulary,
    ),
    ways: [...spelled, ...elsewhere, ...fewer, ...around, ...related, ...allTrades(input)],
  };
}

/** Where the same words find something: in a wider circle, or in the whole country. */
export async function listElsewhere(input: SearchInput, intent: Intent, vocabulary: Vocabulary): Promise<WayOn[]> {
  const found = await Promise.all([widerCircle(input, intent, vocabulary), wholeCountry(input, intent, vocabulary)]);
  return found.flat();
}

function reasonsOf(intent: Intent, missing: string[], vocabulary: Vocabulary): string[] {
  if (intent.phone) return ['Diese Telefonnummer steht in keinem Eintrag.'];
  if (intent.domain) return [`Die Website ${intent.domain} steht in keinem Eintrag.`];
  const reasons = missing.map((word) => `„${word}“ kommt in keinem Eintrag vor.`);
  if (intent.unknownPlace) reasons.push(`Einen Ort „${intent.unknownPlace}“ kennen wir nicht.`);
  if (reasons.length > 0) return reasons;
  const trade = vocabulary.categories.get(intent.categoryIds[0] ?? 0)?.name;
  if (trade && intent.area && intent.textWords.length === 0) {
    return [`Für die Branche ${trade} gibt es ${where(intent)} noch keinen Eintrag.`];
  }
  if (intent.area) return [`${where(intent, true)} gibt es keinen Eintrag mit diesen Wörtern.`];
  return intent.textWords.length > 1 ? ['Kein Eintrag enthält alle diese Wörter zusammen.'] : [];
}

function where({ area, radiusKm }: Intent, first = false): string {
  const text = radiusKm > 0 ? `im Umkreis von ${radiusKm} km um ${area?.label}` : `in ${area?.label}`;
  return first ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}

const MOST_WORDS = 4;

/** Words that stand in no entry at all. */
async function missingWords(intent: Intent): Promise<string[]> {
  const words = intent.textWords.slice(0, MOST_WORDS);
  const totals = await Promise.all(words.map((word) => countMatches({ ...everywhere(intent), textWords: [word] })));
  return words.filter((_, index) => isNone(totals[index] as Count));
}

const everywhere = (intent: Intent): Intent => ({
  ...intent,
  categoryIds: [],
  categoryWords: [],
  onlyCategoryIds: null,
  area: null,
  radiusKm: 0,
});

const MOST_SPELLINGS = 3;

/** Places that are written nearly so. */
function otherPlaces({ was }: SearchInput, { unknownPlace }: Intent, vocabulary: Vocabulary): WayOn[] {
  if (!unknownPlace) return [];
  return nearestPlaces(vocabulary, unknownPlace, MOST_SPELLINGS).map((wo) => ({
    href: searchPath({ was, wo }),
    label: was ? `Meinten Sie „${was}“ in „${wo}“?` : `Meinten Sie „${wo}“?`,
  }));
}

async function widerCircle(input: SearchInput, intent: Intent, vocabulary: Vocabulary): Promise<WayOn[]> {
  if (!intent.area?.origin) return [];
  const wider = [10, 25, 50, 100].filter((km) => km > intent.radiusKm);
  const found = await Promise.all(
    wider.map(async (umkreis) => ({
      umkreis,
      total: await countMatches(understand({ ...input, umkreis }, vocabulary)),
    })),
  );
  const first = found.find(({ total }) => !isNone(total));
  if (!first) return [];
  const { was, wo, branche } = input;
  return [
    {
      href: searchPath({ was, wo, branche, umkreis: first.umkreis }),
      label: `${countedSoFar(first.total, 'Treffer', 'Treffer')} im Umkreis von ${first.umkreis} km`,
    },
  ];
}

async function wholeCountry(input: SearchInput, intent: Intent, vocabulary: Vocabulary): Promise<WayOn[]> {
  const { was, wo, branche } = input;
  if (!was || !wo || !(intent.area || intent.unknownPlace)) return [];
  const total = await countMatches(understand({ was, wo: '', branche, umkreis: 0 }, vocabulary));
  if (isNone(total)) return [];
  return [
    {
      href: searchPath({ was, branche }),
      label: `${countedSoFar(total, 'Treffer', 'Treffer')} für „${was}“ in ganz Deutschland`,
    },
  ];
}

/** Without one of the words that have to be found. */
async function fewerWords({ wo }: SearchInput, intent: Intent, vocabulary: Vocabulary): Promise<WayOn[]> {
  const { textWords, categoryIds } = intent;
  if (textWords.length === 0 || textWords.length > MOST_WORDS) return [];
  const without = await Promise.all(
    textWords.map(async (left) => {
      const others = textWords.filter((word) => word !== left);
      return { others, total: await countMatches({ ...intent, textWords: others }) };
    }),
  );
  const trade = vocabulary.categories.get(categoryIds[0] ?? 0)?.name;
  const place = wo || intent.area?.place?.name;
  return without
    .filter(({ others, total }) => !isNone(total) && (trade || others.length > 0))
    .map(({ others, total }) => {
      const was = [trade, ...others].filter(Boolean).join(' ');
      const label = `${countedSoFar(total, 'Treffer', 'Treffer')} für „${was}“${intent.area ? ` in ${intent.area.label}` : ''}`;
      return { href: searchPath({ was, wo: place }), label };
    });
}

async function placesNearby(intent: Intent, vocabulary: Vocabulary): Promise<WayOn[]> {
  const [categoryId] = intent.categoryIds;
  const category = categoryId === undefined ? undefined : vocabulary.categories.get(categoryId);
  const place = intent.area?.place;
  if (!category || place?.kind !== 'town') return [];
  const places = await listPlacesOfCategoryNearby(category.id, place, 4);
  return places.map(({ slug, name, companies }) => ({
    href: categoryInPlacePath(category.slug, slug),
    label: `${category.name} in ${name} (${companies.toLocaleString('de-DE')})`,
  }));
}

async function relatedTrades({ wo }: SearchInput, intent: Intent): Promise<WayOn[]> {
  if (intent.categoryIds.length === 0 || !intent.area) return [];
  const trades = await listNeighbourCategories(intent.categoryIds, intent.area.placeIds, 4);
  const place = wo || intent.area.place?.name;
  return trades.map(({ slug, name, companies }) => ({
    href: searchPath({ branche: slug, wo: place }),
    label: `${name} in ${intent.area?.label} (${companies.toLocaleString('de-DE')})`,
  }));
}

const allTrades = ({ was, wo, branche }: SearchInput): WayOn[] =>
  branche && was ? [{ href: searchPath({ was, wo }), label: 'Dieselbe Suche in allen Branchen' }] : [];
