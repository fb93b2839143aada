import { fileTypeFromBuffer } from 'file-type';
import sharp, { type Metadata, type Sharp } from 'sharp';
import { FIRST_SIZE, filesOf, type PictureFile, SIZES } from './files.ts';
import { LEAST_LONG_SIDE, LEAST_SHORT_SIDE, MOST_MEGAPIXELS, MOST_MEGAPIXELS_AT_ONCE, MOST_SIDE } from './limits.ts';
import type { PictureProblem } from './problems.ts';

// Pages are more urgent than pictures: one core, nothing kept between pictures.
sharp.concurrency(1);
sharp.cache(false);
// The library reads many more kinds of files than we take. What we do not take, it shall not even begin to read.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp', 'Heif'].map((kind) => `VipsForeignLoad${kind}Buffer`),
});

const DECODES_WITHIN_S = 20;

interface Original {
  width: number;
  height: number;
}

export interface Rendered {
  file: PictureFile;
  content: Buffer;
}

export interface ReadPicture {
  first: Rendered;
  size: Original;
}

/**
 * What an uploaded file is, by its content and by nothing else, and its first small version, rewritten. Whatever its name or its
 * sender says is not asked for.
 */
export async function readPicture(content: Buffer): Promise<ReadPicture | { problem: PictureProblem }> {
  if (content.length === 0) return { problem: 'empty' };
  const type = (await fileTypeFromBuffer(content).catch(() => undefined))?.mime ?? '';
  const kind = KINDS[type];
  if (!kind) return { problem: problemOfType(type, content) };

  // Only its head is read, however large it says to be.
  const metadata = await sharp(content, { limitInputPixels: false })
    .metadata()
    .catch(() => null);
  if (metadata?.format !== kind) return { problem: 'broken' };
  const problem = problemOfSize(metadata);
  if (problem) return { problem };

  const size = sizeOf(metadata);
  try {
    // Reads all of it: a file that breaks off is found here.
    const image = upright(open(content)).resize({ width: Math.min(FIRST_SIZE, size.width) });
    return { first: { file: { size: FIRST_SIZE, type: 'webp' }, content: await write(image, 'webp') }, size };
  } catch {
    return { problem: 'broken' };
  }
}

/** All versions of a picture. Its metadata, and the place where it was taken, are left behind. */
export async function renderPicture(content: Buffer): Promise<{ size: Original; files: AsyncGenerator<Rendered> }> {
  const largest = upright(open(content)).resize({ ...LARGEST, fit: 'inside', withoutEnlargement: true });
  const { data, info } = await largest.raw().toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  return {
    size: { width, height },
    files: (async function* () {
      for (const file of filesOf(width)) {
        const image = sharp(data, { raw: { width, height, channels } }).resize({ width: Math.min(file.size, width) });
        yield { file, content: await write(image, file.type) };
      }
    })(),
  };
}

const KINDS: Record<string, Metadata['format']> = {
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  // Animated ones are kept as their first picture.
  'image/apng': 'png',
  'image/webp': 'webp',
  'image/avif': 'heif',
};

function problemOfType(type: string, content: Buffer): PictureProblem {
  if (/^image\/hei[cf]/.test(type)) return 'heic';
  if (type === 'image/gif') return 'gif';
  if (type === 'application/xml' || type === 'image/svg+xml') return 'svg';
  return /^\ufeff?\s*<(?:\?xml|svg|!--|!doctype svg)/i.test(content.toString('utf8', 0, 200)) ? 'svg' : 'type';
}

/** Asked before anything is decoded. */
function problemOfSize({ width, height, format, isProgressive }: Metadata): PictureProblem | null {
  const pixels = width * height;
  const isReadAtOnce = isProgressive || format === 'webp' || format === 'heif';
  const most = (isReadAtOnce ? MOST_MEGAPIXELS_AT_ONCE : MOST_MEGAPIXELS) * 1.05e6;
  if (pixels > most || Math.max(width, height) > MOST_SIDE) return 'tooManyPixels';
  if (Math.max(width, height) < LEAST_LONG_SIDE || Math.min(width, height) < LEAST_SHORT_SIDE) return 'tooSmall';
  return null;
}

const LARGEST = { width: Math.max(...SIZES), height: Math.max(...SIZES) * 1.5 };

const open = (content: Buffer): Sharp =>
  sharp(content, {
    limitInputPixels: MOST_MEGAPIXELS * 1.05e6,
    // Of an animation the first picture.
    pages: 1,
    failOn: 'error',
    sequentialRead: true,
  });

/** As it was meant to be held, in the colours of screens. */
const upright = (image: Sharp): Sharp =>
  image.timeout({ seconds: DECODES_WITHIN_S }).autoOrient().toColourspace('srgb');

/** What it measures in its largest version. */
function sizeOf({ autoOrient: { width, height } }: Metadata): Original {
  const factor = Math.min(1, LARGEST.width / width, LARGEST.height / height);
  return { width: Math.round(width * factor), height: Math.round(height * factor) };
}

function write(image: Sharp, type: PictureFile['type']): Promise<Buffer> {
  if (type === 'avif') return image.avif({ quality: 55, effort: 3 }).toBuffer();
  if (type === 'webp') return image.webp({ quality: 80, effort: 4 }).toBuffer();
  return image.flatten({ background: '#ffffff' }).jpeg({ quality: 82, mozjpeg: true }).toBuffer();
}
