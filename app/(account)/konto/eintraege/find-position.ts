'use server';

import { getMiddle } from '#db/places/queries.ts';
import { mayTry } from '#lib/auth/limits.ts';
import { userOfForm } from '#lib/auth/session.ts';
import type { Position } from '#lib/places/position.ts';
import { locateEntry, previewOf } from './resolve-entry.ts';

/** Where the address of a form is, as exactly as anybody knows. Null: there is none yet, or none that exists. */
export async function findPosition(formData: FormData): Promise<Position | null> {
  const user = await userOfForm();
  if (!user || !(await mayTry('preview', user.id))) return null;

  const { streetAddress = null, postalCode, placeId } = await previewOf(formData);
  if (!postalCode || !placeId) return null;
  const { position } = await locateEntry({ streetAddress, postalCode, placeId, position: null });
  return position ?? getMiddle(postalCode, placeId);
}
