import { z } from 'zod';
import { line, lines, readPage, requiredLine } from '#lib/text-input.ts';
import { isPictureKey } from './files.ts';
import { ALT_MAX_LENGTH } from './limits.ts';

export const NAME_MAX_LENGTH = 200;
export const CAPTION_MAX_LENGTH = 500;
export const LICENCE_MAX_LENGTH = 300;

/** What editors say about a picture of the library. */
export const libraryInput = z.object({
  name: requiredLine(NAME_MAX_LENGTH, 'Bitte geben Sie dem Bild einen Namen, unter dem Sie es wiederfinden.'),
  alt: line(ALT_MAX_LENGTH),
  caption: lines(CAPTION_MAX_LENGTH),
  licence: line(LICENCE_MAX_LENGTH),
});

export type LibraryDetails = z.output<typeof libraryInput>;

/** The same text means that nobody has changed it since. */
export const libraryState = ({ name, alt, caption, licence }: LibraryDetails): string =>
  JSON.stringify([name, alt, caption, licence]);

/** Which pictures of the library are shown, as addresses say it. */
export const LIBRARY_VIEWS = {
  unbenutzt: 'in keinem Artikel',
  'ohne-beschreibung': 'ohne Beschreibung',
  'ohne-lizenz': 'ohne Urheber und Lizenz',
} as const;
export type LibraryView = keyof typeof LIBRARY_VIEWS;

export interface LibraryFilter {
  search: string;
  view: LibraryView | null;
  page: number;
}

export function readLibraryFilter(params: Record<string, string | string[] | undefined>): LibraryFilter {
  const { suche, nur, seite } = params;
  return {
    search: searchedWords(suche),
    view: typeof nur === 'string' && Object.hasOwn(LIBRARY_VIEWS, nur) ? (nur as LibraryView) : null,
    page: readPage(seite),
  };
}

export const searchedWords = (text: unknown): string =>
  typeof text === 'string' ? (line(NAME_MAX_LENGTH).safeParse(text).data ?? '') : '';

export const librarySearch = ({ search, view }: LibraryFilter, page = 1) => ({
  suche: search,
  nur: view,
  seite: page > 1 ? page : null,
});

/** What a picture is called until somebody names it: its file, without what cameras and programs add. */
export function nameFromFile(fileName: string): string {
  const name = fileName
    .replaceAll(/[\p{Cc}\p{Cs}]/gu, '')
    .normalize('NFC')
    .replace(/^.*[/\\]/, '')
    .replace(/\.[a-z0-9]{2,5}$/i, '')
    .replace(/[_\s]+/g, ' ')
    .trim();
  return [...name].slice(0, NAME_MAX_LENGTH).join('').trim() || 'Bild';
}

/** What another program says about a picture, as far as there is room for it here. */
export const cutDetails = ({ name, alt, caption }: Pick<LibraryDetails, 'name' | 'alt' | 'caption'>) => ({
  name: cut(name, NAME_MAX_LENGTH) || 'Bild',
  alt: cut(alt, ALT_MAX_LENGTH),
  caption: cut(caption, CAPTION_MAX_LENGTH),
});

function cut(text: string, most: number): string {
  const letters = [
    ...text
      .replaceAll(/[\p{Cc}\p{Cs}]/gu, ' ')
      .normalize('NFC')
      .replace(/\s+/g, ' ')
      .trim(),
  ];
  return letters.length > most
    ? `${letters
        .slice(0, most - 2)
        .join('')
        .trim()} …`
    : letters.join('');
}

/** For which picture of the library an upload is: `neu` for another one. Null: for an entry. */
export function readLibraryUpload(query: URLSearchParams): string | null {
  const target = query.get('mediathek');
  return target === 'neu' || isPictureKey(target) ? target : null;
}
