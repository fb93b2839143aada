import type { FieldSource } from '#db/companies/tables.ts';

/** Fields that only make sense together: who has edited one of them has the say over all. */
const GROUPS: readonly (readonly string[])[] = [
  ['streetAddress', 'postalCode', 'placeId', 'countryCode'],
  ['position', 'latitude', 'longitude', 'coordinatePrecision'],
  ['openingHours', 'openingHoursText'],
  ['wheelchair', 'wheelchairToilet', 'wheelchairDescription'],
  ['mainCategoryId', 'categoryIds', 'categories'],
];

/** Whose word about a field no import overrules. */
const LAST_WORD: readonly (string | undefined)[] = ['owner', 'moderation'];

/** What an import may change: the new values, except where the owner, or a moderator, has the last word. */
export function keepOwnersFields<T extends object>(
  current: T,
  incoming: T,
  fieldSources: Readonly<Record<string, FieldSource>>,
): T {
  const own = new Set(Object.keys(fieldSources).filter((field) => LAST_WORD.includes(fieldSources[field]?.source)));
  if (own.size === 0) return incoming;
  for (const group of GROUPS) {
    if (group.some((field) => own.has(field))) for (const field of group) own.add(field);
  }
  const kept = Object.entries(current).filter(([field]) => own.has(field));
  return { ...incoming, ...Object.fromEntries(kept) };
}
