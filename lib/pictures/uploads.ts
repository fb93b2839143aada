import type { PictureForm, UploadedPicture } from '#lib/paths.ts';
import { isUuid } from '#lib/text-input.ts';
import { isPictureKey } from './files.ts';
import { MOST_PHOTOS } from './limits.ts';

/** What an address says about uploads without JavaScript: for which form they are, and what was uploaded before. */
export function readUploads(query: URLSearchParams): { form: PictureForm; pictures: UploadedPicture[] } | null {
  const entry = query.get('eintrag') ?? '';
  const draft = query.get('entwurf') ?? '';
  const form: PictureForm | null = /^[1-9]\d{0,8}$/.test(entry)
    ? { entry: Number(entry) }
    : isUuid(draft)
      ? { draft }
      : null;
  return form && { form, pictures: readUploaded(query) };
}

export function readUploaded(query: URLSearchParams): UploadedPicture[] {
  const of = (name: string, kind: UploadedPicture['kind']) =>
    query
      .getAll(name)
      .filter(isPictureKey)
      .map((key) => ({ key, kind }));
  return [...of('logo', 'logo'), ...of('bild', 'photo')].slice(0, MOST_PHOTOS + 1);
}

/** What Next hands to a page. */
export function queryOf(searchParams: Record<string, string | string[] | undefined>): URLSearchParams {
  return new URLSearchParams(
    Object.entries(searchParams).flatMap(([name, value]) => [value ?? []].flat().map((each) => [name, each])),
  );
}
