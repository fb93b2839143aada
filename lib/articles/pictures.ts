import { isPictureKey } from '#lib/pictures/files.ts';
import type { ArticleDocument } from './document.ts';
import { nodesOf } from './text.ts';

/** The pictures of the library that a text shows, each once, in their order. */
export const picturesIn = (document: ArticleDocument): string[] => [
  ...new Set(
    [...nodesOf(document)].flatMap(({ type, attrs }) =>
      type === 'image' && isPictureKey(attrs?.picture) ? [attrs.picture] : [],
    ),
  ),
];
