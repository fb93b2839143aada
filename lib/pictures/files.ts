/** Widths in which each picture is kept. Smaller ones are never enlarged, so their largest file may be narrower than its name. */
export const SIZES = [160, 480, 960, 1920] as const;
export type Size = (typeof SIZES)[number];

/** Made while the upload waits for its answer, so that there is something to see; a job makes the others. */
export const FIRST_SIZE = 480;

/** For what understands neither AVIF nor WebP: previews in messengers and social networks. */
const JPEG_SIZE = 1200;

const TYPES = { avif: 'image/avif', webp: 'image/webp', jpg: 'image/jpeg' } as const;
type PictureType = keyof typeof TYPES;

export interface PictureFile {
  size: number;
  type: PictureType;
}

/** Not to be guessed: who knows it has been shown the picture. */
export const newPictureKey = (): string => crypto.randomUUID().replaceAll('-', '');
export const isPictureKey = (text: unknown): text is string => typeof text === 'string' && /^[0-9a-f]{32}$/.test(text);

/** The sizes that a picture of this width has. The two smallest there always are. */
export const sizesOf = (width: number): Size[] =>
  SIZES.filter((_, index) => index < 2 || (SIZES[index - 1] as number) < width);

/** Everything that is kept of a picture. */
export const filesOf = (width: number): PictureFile[] => [
  ...sizesOf(width).flatMap((size) => [{ size, type: 'avif' } as const, { size, type: 'webp' } as const]),
  { size: JPEG_SIZE, type: 'jpg' },
];

/**
 * The file that an address asks for: a size that a small picture does not have is answered with its largest. Null when there is
 * none.
 */
export function fileNamed(name: string, picture: { width: number; isReady: boolean }): PictureFile | null {
  const [, digits = '', type = ''] = /^([1-9]\d{2,3})\.(avif|webp|jpg)$/.exec(name) ?? [];
  const asked = { size: Number(digits), type: type as PictureType };
  if (type === 'jpg') return asked.size === JPEG_SIZE && picture.isReady ? asked : null;
  if (!SIZES.some((size) => size === asked.size)) return null;
  if (!picture.isReady) return type === 'webp' ? { size: FIRST_SIZE, type } : null;
  return { ...asked, size: Math.min(asked.size, Math.max(...sizesOf(picture.width))) };
}

export const fileName = ({ size, type }: PictureFile): string => `${size}.${type}`;
export const contentTypeOf = ({ type }: PictureFile): string => TYPES[type];

/** Where its files lie. */
export const pictureFolder = (key: string): string => `pictures/${key}`;
/** Where it lies as it came, until the job has rewritten it. Never served. */
export const originalFolder = (key: string): string => `originals/${key}`;
export const originalName = (key: string): string => `${originalFolder(key)}/original`;
