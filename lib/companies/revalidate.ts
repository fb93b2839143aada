import { categoryTag, companyTag, directoryTag, everythingTag, placeTag } from '#lib/tags.ts';

/** Where an entry is shown: slugs of itself, its place with district and state, its trades with their main groups. */
export interface Appearance {
  slug: string;
  places: readonly string[];
  categories: readonly string[];
}

/** More tags than this name most of what visitors look at anyway; one word then says it. */
export const MOST_TAGS = 2000;

/** The tags of the pages that a change of these entries makes stale. Pass what it was before and what it is now. */
export function tagsOfCompanies(appearances: Iterable<Appearance>): string[] {
  const tags = new Set<string>();
  for (const { slug, places, categories } of appearances) {
    tags.add(companyTag(slug));
    for (const place of places) tags.add(placeTag(place));
    for (const category of categories) tags.add(categoryTag(category));
    if (tags.size > MOST_TAGS) return [everythingTag];
  }
  if (tags.size > 0) tags.add(directoryTag);
  return [...tags];
}
