import type { Position } from '#lib/places/position.ts';
import { type EntryFields, isSame } from './fields.ts';
import type { EntryInput } from './input.ts';

/**
 * The position that a form has when nobody touched its fields: that of the entry while the address is the same, and none for a new
 * address, because the old one was that of the old address. Undefined: somebody set it.
 */
export function keptPosition(
  { latitude, longitude, shownPosition, streetAddress, postalCode }: EntryInput,
  placeId: number | undefined,
  stored: EntryFields | undefined,
): Position | null | undefined {
  if ((latitude === null) !== (longitude === null)) return undefined;
  const typed = latitude === null || longitude === null ? null : { latitude, longitude };
  if (!isSame(typed, shownPosition)) return undefined;
  const isSameAddress =
    stored?.streetAddress === streetAddress && stored.postalCode === postalCode && stored.placeId === placeId;
  return isSameAddress ? stored.position : null;
}
