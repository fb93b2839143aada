import { listUsablePictures } from '#db/pictures/queries.ts';
import { asForm } from '#lib/form.ts';
import { readPictures } from '#lib/pictures/input.ts';
import type { EntryPicture } from '#lib/submissions/fields.ts';

/** Whose form it is, and of which entry, if there is one yet. */
export interface Owner {
  userId: string;
  companyId?: number;
}

/** Nobody puts a picture into an entry that he has not uploaded, unless it is there. */
export async function resolvePictures(
  formData: FormData,
  { userId, companyId }: Owner,
): Promise<{ pictures: EntryPicture[]; errors: Record<string, string[]> }> {
  const read = readPictures(asForm(formData));
  if (!read.ok) return { pictures: [], errors: { pictures: read.problems } };
  const keys = read.pictures.map(({ key }) => key);
  const usable = new Set(await listUsablePictures(keys, userId, companyId));
  if (keys.every((key) => usable.has(key))) return { pictures: read.pictures, errors: {} };
  return { pictures: [], errors: { pictures: ['Ein Bild gibt es nicht mehr. Bitte laden Sie es noch einmal hoch.'] } };
}
