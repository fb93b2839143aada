import type { Route } from 'next';
import { listPlacesOfCategoryNearby } from '#db/categories/queries.ts';
import { countMatches, listNeighbourCategories } from '#db/companies/search.ts';
import { counted } from '#lib/counting.ts';
import { categoryInPlacePath, searchPath } from '#lib/paths.ts';
import type { SearchInput } from '#lib/search/input.ts';
import { nearestSpelling } from '#lib/search/spelling.ts';
import { type Intent, understand } from '#lib/search/understand.ts';
import type { Vocabulary } from '#lib/search/vocabulary.ts';

export interface WayOn {
  href: Route;
  label: string;
}

/** What may help after a search without matches: another spelling, a wider circle, the nearest places, related trades. */
export async function suggestWaysOn(input: SearchInput, intent: Intent, vocabulary: Vocabulary): Promise<WayOn[]> {
  const [near, around, related] = await Promise.all([
    widerCircles(input, intent, vocabulary),
    nearestPlaces(intent, vocabulary),
    relatedTrades(input, intent),
  ]);
  return [...otherSpellings(input, intent, vocabulary), ...near, ...around, ...related, ...fewerWords(input)];
}

function otherSpellings(input: SearchInput, intent: Intent, vocabulary: Vocabulary): WayOn[] {
  const place = intent.unknownPlace && nearestSpelling(vocabulary, intent.unknownPlace, 'place');
  const trade = intent.categoryIds.length === 0 && input.was ? nearestSpelling(vocabulary, input.was, 'trade') : null;
  if (!place && !trade) return [];
  const was = trade ?? input.was;
  const wo = place || input.wo;
  return [{ href: searchPath({ was, wo }), label: `Meinten Sie „${[was, wo].filter(Boolean).join('“ in „')}“?` }];
}

async function widerCircles(input: SearchInput, intent: Intent, vocabulary: Vocabulary): Promise<WayOn[]> {
  if (!intent.area?.origin) return [];
  const wider = [10, 25, 50, 100].filter((km) => km > intent.radiusKm);
  const found = await Promise.all(
    wider.map(async (umkreis) => ({
      umkreis,
      total: await countMatches(understand({ ...input, umkreis }, vocabulary)),
    })),
  );
  const first = found.find(({ total }) => total > 0);
  if (!first) return [];
  const { was, wo, branche } = input;
  return [
    {
      href: searchPath({ was, wo, branche, umkreis: first.umkreis }),
      label: `${counted(first.total, 'Treffer', 'Treffer')} im Umkreis von ${first.umkreis} km`,
    },
  ];
}

async function nearestPlaces(intent: Intent, vocabulary: Vocabulary): Promise<WayOn[]> {
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
  return trades.map(({ slug, name, companies }) => ({
    href: searchPath({ branche: slug, wo }),
    label: `${name} in ${intent.area?.label} (${companies.toLocaleString('de-DE')})`,
  }));
}

function fewerWords({ was, wo, branche }: SearchInput): WayOn[] {
  if (branche && was) return [{ href: searchPath({ was, wo }), label: 'Dieselbe Suche in allen Branchen' }];
  if (was && wo) return [{ href: searchPath({ was }), label: `„${was}“ in ganz Deutschland suchen` }];
  return [];
}
