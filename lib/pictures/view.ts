import { mediaPath } from '#lib/paths.ts';
import { sizesOf } from './files.ts';

/** A picture as pages show it. Until it is ready there is one small file of it, whatever size is asked for. */
export interface ShownPicture {
  key: string;
  width: number;
  height: number;
  isReady: boolean;
}

/** A picture of the library, with what is said about it wherever it stands. */
export interface LibraryPicture extends ShownPicture {
  alt: string;
  licence: string;
}

export const sourceSet = ({ key, width }: ShownPicture, type: 'avif' | 'webp'): string =>
  sizesOf(width)
    .map((size) => `${mediaPath(key, `${size}.${type}`)} ${Math.min(size, width)}w`)
    .join(', ');

/** Also for pictures that are smaller: they are answered with their largest file. */
export const smallPath = (key: string) => mediaPath(key, '160.webp');
export const mediumPath = (key: string) => mediaPath(key, '480.webp');
export const largestPath = (key: string) => mediaPath(key, '1920.webp');
export const jpegPath = (key: string) => mediaPath(key, '1200.jpg');
