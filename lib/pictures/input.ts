import { z } from 'zod';
import type { EntryPicture } from '#lib/submissions/fields.ts';
import { line } from '#lib/text-input.ts';
import { isPictureKey } from './files.ts';
import { ALT_MAX_LENGTH, MOST_PHOTOS } from './limits.ts';

/** The fields of the form, one of each for every picture, in the order of the pictures. */
const PICTURE_PARTS = ['pictureKey', 'pictureKind', 'pictureAlt', 'picturePlace'] as const;
/** All of them: also the keys of those that shall go. */
export const PICTURE_FIELDS = [...PICTURE_PARTS, 'pictureDrop'] as const;

const pictureInput = z.object({
  key: z.string().refine(isPictureKey),
  kind: z.enum(['logo', 'photo']),
  alt: line(ALT_MAX_LENGTH),
});

type Reading = { ok: true; pictures: EntryPicture[] } | { ok: false; problems: string[] };

/**
 * The pictures of a form. Without JavaScript people number them and mark what shall go; with it, the form brings them into order
 * itself.
 */
export function readPictures(formData: FormData): Reading {
  const [keys = [], kinds, alts, wanted] = PICTURE_PARTS.map((name) => formData.getAll(name).map(String));
  const problems = new Set<string>();
  const inOrder = arranged(keys, wanted, formData.getAll('pictureDrop').map(String)).flatMap((index) => {
    const picture = pictureInput.safeParse({ key: keys[index], kind: kinds?.[index], alt: alts?.[index] ?? '' });
    if (picture.success) return [picture.data];
    for (const { path, message } of picture.error.issues) {
      problems.add(path[0] === 'alt' ? `Zur Beschreibung eines Bildes: ${message}` : 'Ein Bild war nicht zu erkennen.');
    }
    return [];
  });
  const logos = inOrder.filter(({ kind }) => kind === 'logo');
  const photos = inOrder.filter(({ kind }) => kind === 'photo');
  if (logos.length > 1) problems.add('Ein Eintrag hat ein Logo, nicht mehrere.');
  if (photos.length > MOST_PHOTOS) problems.add(`Bitte höchstens ${MOST_PHOTOS} Fotos.`);
  if (photos.some(({ alt }) => !alt)) problems.add('Bitte beschreiben Sie jedes Foto in ein paar Worten.');
  if (problems.size > 0) return { ok: false, problems: [...problems] };
  return {
    ok: true,
    pictures: [...logos, ...photos].map(({ key, kind, alt }) => ({ key, kind, alt: kind === 'logo' ? '' : alt })),
  };
}

/** The fields of the form that `readPictures` reads back into the same. */
export const typedPictures = (pictures: readonly EntryPicture[]): Record<string, string> =>
  pictures.length === 0
    ? {}
    : {
        pictureKey: pictures.map(({ key }) => key).join('\n'),
        pictureKind: pictures.map(({ kind }) => kind).join('\n'),
        pictureAlt: pictures.map(({ alt }) => alt).join('\n'),
      };

/** What a form shows, as it was typed: also what is not right yet. */
export function picturesTyped(values: Record<string, string>): EntryPicture[] {
  const [keys = [], kinds, alts, wanted] = PICTURE_PARTS.map((name) => values[name]?.split('\n') ?? []);
  return arranged(keys, wanted, values.pictureDrop?.split('\n')).flatMap((index) => {
    const key = keys[index] ?? '';
    if (!isPictureKey(key)) return [];
    return [{ key, kind: kinds?.[index] === 'logo' ? 'logo' : 'photo', alt: alts?.[index] ?? '' } as const];
  });
}

/** The same form with pictures that were uploaded elsewhere. */
export function withUploaded(
  values: Record<string, string>,
  uploaded: readonly Pick<EntryPicture, 'key' | 'kind'>[],
): Record<string, string> {
  if (uploaded.length === 0) return values;
  const hasLogo = uploaded.some(({ kind }) => kind === 'logo');
  const there = picturesTyped(values).filter(({ kind }) => !(hasLogo && kind === 'logo'));
  const known = new Set(there.map(({ key }) => key));
  const added = uploaded.filter(({ key }) => !known.has(key)).map((picture) => ({ ...picture, alt: '' }));
  const { pictureDrop, picturePlace, ...rest } = values;
  return { ...rest, ...typedPictures([...there, ...added]) };
}

export const typedPictureKeys = (values: Record<string, string>): string[] =>
  picturesTyped(values).map(({ key }) => key);

/** Which of the pictures stay, each once, by the numbers that they were given; without one, where they stand. */
function arranged(keys: readonly string[], wanted: readonly string[] = [], dropped: readonly string[] = []): number[] {
  const placeOf = (index: number) => (/^\d{1,3}$/.test(wanted[index] ?? '') ? Number(wanted[index]) : index + 1);
  return keys
    .flatMap((key, index) => (dropped.includes(key) || keys.indexOf(key) < index ? [] : index))
    .sort((one, other) => placeOf(one) - placeOf(other));
}
