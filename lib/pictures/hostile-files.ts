import { once } from 'node:events';
import { crc32, createDeflate, deflateSync, gzipSync } from 'node:zlib';
import sharp from 'sharp';
import type { PictureProblem } from './problems.ts';

/** Stands in every file that hides something, and must not be in any file that is kept. */
export const HIDDEN = 'hidden-by-a-stranger';

const SCRIPT = `<script>alert("${HIDDEN}")</script>`;

export interface HostileFile {
  name: string;
  content: Buffer;
  /** Null: it is a picture after all, and is kept without what it hides. */
  problem: PictureProblem | null;
}

/** Files that somebody with bad intentions, or with a broken memory card, might upload. */
export async function makeHostileFiles(): Promise<HostileFile[]> {
  return [
    ...documents(),
    ...otherFormats(),
    ...(await brokenPictures()),
    ...(await makeBombs()),
    ...(await disguises()),
  ];
}

const file = (name: string, content: string | Buffer | number[], problem: PictureProblem | null): HostileFile => ({
  name,
  content: typeof content === 'string' ? Buffer.from(content, 'latin1') : Buffer.from(content as Buffer),
  problem,
});

/** What a browser would run if it were told that it is a document. */
function documents(): HostileFile[] {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400">${SCRIPT}<rect width="400" height="400"/></svg>`;
  const laughs = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('');
  return [
    file('script.svg', svg, 'svg'),
    file('svg-as.png', svg, 'svg'),
    file('prolog.svg', `<?xml version="1.0" encoding="UTF-8"?>${svg}`, 'svg'),
    file('comment.svg', `<!-- harmlos -->\n${svg}`, 'svg'),
    file('doctype.svg', `<!DOCTYPE svg SYSTEM "file:///etc/passwd">${svg}`, 'svg'),
    file('white-space.svg', `\n\n   ${svg}`, 'svg'),
    file('laughs.svg', `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY l0 "ha">${laughs}]><svg>&l9;</svg>`, 'svg'),
    file(
      'foreign.svg',
      `<svg xmlns="http://www.w3.org/2000/svg"><foreignObject>${SCRIPT}</foreignObject></svg>`,
      'svg',
    ),
    file('byte-order-mark.svg', Buffer.from(`\ufeff${svg}`), 'svg'),
    file('utf-16.svg', Buffer.from(`\ufeff${svg}`, 'utf16le'), 'type'),
    file('packed.svgz', gzipSync(svg), 'type'),
    file('page.jpg', `<!doctype html><title>x</title>${SCRIPT}`, 'type'),
    file('page.html', `<html><body onload=alert(1)>${SCRIPT}</body></html>`, 'type'),
    file('fragment.png', SCRIPT, 'type'),
    file('feed.xml', `<?xml version="1.0"?><rss>${SCRIPT}</rss>`, 'svg'),
    file('sheet.xsl', '<?xml version="1.0"?><xsl:stylesheet version="1.0" xmlns:xsl="x"/>', 'svg'),
    file('code.js', 'alert(document.cookie)', 'type'),
    file('code.php', '<?php system($_GET["c"]);', 'type'),
    file('code.sh', '#!/bin/sh\nrm -rf /', 'type'),
    file('style.css', 'body{background:url(//evil.example)}', 'type'),
    file('data.json', '{"__proto__":{"isAdmin":true}}', 'type'),
    file('text.txt', 'Ich bin ein Bild.', 'type'),
    file('gif-and-script.gif', 'GIF89a/*\x00\x01\x00\x01*/=1;alert(document.cookie)//', 'gif'),
    file('gif-and-page.gif', `GIF87a\x01\x00\x01\x00${SCRIPT}`, 'gif'),
    file('bitmap-and-script.bmp', 'BM=1;/*\x00\x00\x00\x00*/alert(1)', 'type'),
    file(
      'pdf-and-page.pdf',
      `%PDF-1.7\n${SCRIPT}\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj`,
      'type',
    ),
    file('page-and-pdf.jpg', `<html>${SCRIPT}</html>\n%PDF-1.7\n`, 'type'),
    file('postscript.eps', '%!PS-Adobe-3.0 EPSF-3.0\n(/etc/passwd) (r) file', 'type'),
    file('flash.swf', 'FWS\x09\x00\x00\x00\x00', 'type'),
  ];
}

/** Programs, archives, films, and pictures of kinds that we do not take. */
function otherFormats(): HostileFile[] {
  const container = (brand: string) => `\x00\x00\x00\x18ftyp${brand}\x00\x00\x00\x00${brand}mif1`;
  const ten = Buffer.alloc(10_000_000);
  return [
    file('nothing.jpg', '', 'empty'),
    file('one-byte.jpg', '\xff', 'type'),
    file('zeros.jpg', Buffer.alloc(1000), 'type'),
    file(
      'noise.jpg',
      Array.from({ length: 4096 }, (_, index) => (index * index * 31 + 17) % 251),
      'type',
    ),
    file('bomb.zip', zipOf('bomb.txt', ten), 'type'),
    file('bomb-in-zip.zip', zipOf('bomb.zip', zipOf('bomb.txt', ten)), 'type'),
    file('letter.docx', zipOf('word/document.xml', Buffer.from('<w:document/>')), 'type'),
    file('bomb.gz', gzipSync(ten), 'type'),
    file('packed.7z', '7z\xbc\xaf\x27\x1c\x00\x04', 'type'),
    file('packed.rar', 'Rar!\x1a\x07\x01\x00', 'type'),
    file('program.exe', `MZ\x90\x00\x03${'\x00'.repeat(100)}`, 'type'),
    file('program', `\x7fELF\x02\x01\x01${'\x00'.repeat(100)}`, 'type'),
    file('program.class', '\xca\xfe\xba\xbe\x00\x00\x00\x34', 'type'),
    file('program.wasm', '\x00asm\x01\x00\x00\x00', 'type'),
    file('icon.ico', `\x00\x00\x01\x00\x01\x00${'\x00'.repeat(40)}`, 'type'),
    file('scan.tif', `II*\x00\x08\x00\x00\x00${'\x00'.repeat(40)}`, 'type'),
    file('layers.psd', `8BPS\x00\x01${'\x00'.repeat(40)}`, 'type'),
    file('picture.jxl', '\xff\x0a\x00\x00', 'type'),
    file('picture.jp2', '\x00\x00\x00\x0cjP  \x0d\x0a\x87\x0a\x00\x00\x00\x14ftypjp2 \x00\x00\x00\x00jp2 ', 'type'),
    file('film.mp4', container('isom'), 'type'),
    file('film.webm', '\x1a\x45\xdf\xa3\x93\x42\x82\x88matroska', 'type'),
    file('sound.mp3', 'ID3\x04\x00\x00\x00\x00\x00\x00', 'type'),
    file('font.woff2', 'wOF2\x00\x01\x00\x00\x00\x00\x00\x00', 'type'),
    file('iphone.heic', container('heic'), 'heic'),
    file('iphone-as.jpg', container('heix'), 'heic'),
    file('iphone-burst.heics', container('hevc'), 'heic'),
    file('camera.heif', container('mif1'), 'heic'),
  ];
}

async function brokenPictures(): Promise<HostileFile[]> {
  const { jpeg, png, webp, avif } = await pictures();
  const half = (whole: Buffer) => whole.subarray(0, Math.floor(whole.length / 2));
  const withWrongSum = Buffer.from(png);
  withWrongSum.writeUInt32BE(1, 29);
  return [
    file('truncated.jpg', half(jpeg), 'broken'),
    file('almost-whole.jpg', jpeg.subarray(0, jpeg.length - 400), 'broken'),
    file('only-begun.jpg', jpeg.subarray(0, 20), 'broken'),
    file('begins-like.jpg', `\xff\xd8\xff\xe0\x00\x10JFIF${SCRIPT}`, 'broken'),
    file('begins-like-and-php.jpg', '\xff\xd8\xff\xee<?php phpinfo();', 'broken'),
    file('truncated.png', half(png), 'broken'),
    file('only-begun.png', png.subarray(0, 33), 'broken'),
    file('begins-like.png', `\x89PNG\r\n\x1a\n${SCRIPT}`, 'type'),
    file('wrong-sum.png', withWrongSum, 'broken'),
    file('garbage-inside.png', pngOf({ width: 400, height: 400, data: Buffer.from(SCRIPT.repeat(50)) }), 'broken'),
    file('too-few-lines.png', pngOf({ width: 400, height: 400, data: deflateSync(Buffer.alloc(500)) }), 'broken'),
    file('no-width.png', pngOf({ width: 0, height: 400, data: deflateSync(Buffer.alloc(500)) }), 'broken'),
    file('truncated.webp', half(webp), 'broken'),
    file('only-begun.webp', webp.subarray(0, 20), 'broken'),
    file('begins-like.webp', `RIFF\xff\xff\xff\xffWEBPVP8 ${SCRIPT}`, 'broken'),
    file('truncated.avif', half(avif), 'broken'),
    file('only-begun.avif', avif.subarray(0, 40), 'broken'),
    file('one-pixel.png', await blank(1, 1).png().toBuffer(), 'tooSmall'),
    file('thin.png', await blank(400, 4).png().toBuffer(), 'tooSmall'),
  ];
}

/** Small files that would be gigabytes once they are unpacked. */
export async function makeBombs(): Promise<HostileFile[]> {
  const { jpeg, webp, avif } = await pictures();
  // 50,000 lines of 50,000 black pixels: all of it really is in the file.
  const data = await deflated(Buffer.alloc(6251), 50_000);
  const text = Buffer.concat([Buffer.from('Comment\0\0'), await deflated(Buffer.alloc(1_000_000, 'a'), 200)]);
  const profile = Buffer.concat([Buffer.from('icc\0\0'), await deflated(Buffer.alloc(1_000_000), 200)]);
  const line = deflateSync(Buffer.alloc(401 * 400));
  return [
    file('50000.png', pngOf({ width: 50_000, height: 50_000, depth: 1, data }), 'tooManyPixels'),
    file('largest.png', pngOf({ width: 0x7fffffff, height: 0x7fffffff, depth: 1, data: line }), 'broken'),
    file('high.png', pngOf({ width: 100, height: 200_000, depth: 1, data: line }), 'tooManyPixels'),
    file('65500.jpg', patched(jpeg, [0xff, 0xc0], 5, [0xff, 0xdc, 0xff, 0xdc]), 'tooManyPixels'),
    file('16383.webp', patched(webp, [0x9d, 0x01, 0x2a], 3, [0xff, 0x3f, 0xff, 0x3f]), 'tooManyPixels'),
    file('huge.avif', patched(avif, [...Buffer.from('ispe')], 8, [0, 0, 0xf0, 0, 0, 0, 0xf0, 0]), 'tooManyPixels'),
    file('read-at-once.png', await blank(5400, 5400).png({ progressive: true }).toBuffer(), 'tooManyPixels'),
    file('read-at-once.jpg', await blank(5400, 5400).jpeg({ progressive: true }).toBuffer(), 'tooManyPixels'),
    file('solid.webp', await blank(5400, 5400).webp({ lossless: true, effort: 0 }).toBuffer(), 'tooManyPixels'),
    file('text.png', pngOf({ width: 400, height: 400, chunks: [['zTXt', text]], data: line }), null),
    file('profile.png', pngOf({ width: 400, height: 400, chunks: [['iCCP', profile]], data: line }), null),
    file('animated.webp', await animation(300), null),
  ];
}

/** Real pictures that carry something else along. */
async function disguises(): Promise<HostileFile[]> {
  const { jpeg, png, webp, avif } = await pictures();
  const script = Buffer.from(SCRIPT);
  const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, script.length + 2]), script]);
  const text = Buffer.from(`Comment\0${SCRIPT}`);
  const zip = zipOf('Main.class', Buffer.from(HIDDEN));
  const where = {
    IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 9/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '14/1 59/1 0/1' },
  };
  const who = { IFD0: { Artist: HIDDEN, ImageDescription: SCRIPT } };
  const withExif = () => sharp(png).withExif({ ...where, ...who });
  const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/">${HIDDEN}</x:xmpmeta>`;
  return [
    file('where-it-was-taken.jpg', await withExif().jpeg().toBuffer(), null),
    file('where-it-was-taken.webp', await withExif().webp().toBuffer(), null),
    file('where-it-was-taken.avif', await withExif().avif({ effort: 0 }).toBuffer(), null),
    file('where-it-was-taken.png', await withExif().png().toBuffer(), null),
    file('upside-down.jpg', await withExif().withMetadata({ orientation: 6 }).jpeg().toBuffer(), null),
    file('xmp.jpg', await sharp(png).withXmp(xmp).jpeg().toBuffer(), null),
    file('xmp.webp', await sharp(png).withXmp(xmp).webp().toBuffer(), null),
    file('comment.jpg', Buffer.concat([jpeg.subarray(0, 2), comment, jpeg.subarray(2)]), null),
    file('page-behind.jpg', Buffer.concat([jpeg, script]), null),
    file('archive-behind.jpg', Buffer.concat([jpeg, zip]), null),
    file('page-behind.png', Buffer.concat([png, script]), null),
    file('text-inside.png', Buffer.concat([png.subarray(0, 33), chunk('tEXt', text), png.subarray(33)]), null),
    file('page-behind.webp', Buffer.concat([webp, script]), null),
    file('page-behind.avif', Buffer.concat([avif, script]), null),
    file('other-ending.html', jpeg, null),
    file('../../../etc/passwd.jpg', jpeg, null),
    file('..\\..\\windows.png', png, null),
    file(`${'lang'.repeat(75)}.jpg`, jpeg, null),
    file('CON', jpeg, null),
    file('a\r\nSet-Cookie: b=c.jpg', jpeg, null),
    file('<img src=x onerror=alert(1)>.png', png, null),
  ];
}

const blank = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#357' } });

/** An ordinary picture in each kind: with something to see, so that a half of it is not enough. */
async function pictures() {
  const [width, height] = [240, 200];
  const pixels = Buffer.from(
    Array.from({ length: width * height * 3 }, (_, at) => (at * 7 + ((at / 720) | 0) * 13) % 256),
  );
  const picture = () => sharp(pixels, { raw: { width, height, channels: 3 } });
  const [jpeg, png, webp, avif] = await Promise.all([
    picture().jpeg().toBuffer(),
    picture().png().toBuffer(),
    picture().webp().toBuffer(),
    picture().avif({ effort: 0 }).toBuffer(),
  ]);
  return { jpeg, png, webp, avif };
}

async function animation(frames: number): Promise<Buffer> {
  const pages = Array.from({ length: frames }, (_, index) => Buffer.alloc(400 * 400 * 3, index % 256));
  const raw = { width: 400, height: 400 * frames, channels: 3, pageHeight: 400 } as const;
  return sharp(Buffer.concat(pages), { raw, limitInputPixels: false }).webp({ effort: 0 }).toBuffer();
}

/** `content` with other bytes at `offset` behind the first place where `mark` stands. */
function patched(content: Buffer, mark: number[], offset: number, bytes: number[]): Buffer {
  const copy = Buffer.from(content);
  Buffer.from(bytes).copy(copy, copy.indexOf(Buffer.from(mark)) + offset);
  return copy;
}

async function deflated(piece: Buffer, times: number): Promise<Buffer> {
  const deflate = createDeflate({ level: 9 });
  const parts: Buffer[] = [];
  deflate.on('data', (part: Buffer) => parts.push(part));
  for (let count = 0; count < times; count++) if (!deflate.write(piece)) await once(deflate, 'drain');
  deflate.end();
  await once(deflate, 'end');
  return Buffer.concat(parts);
}

interface Png {
  width: number;
  height: number;
  depth?: number;
  chunks?: [type: string, content: Buffer][];
  /** The deflated lines. */
  data: Buffer;
}

function pngOf({ width, height, depth = 8, chunks = [], data }: Png): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = depth;
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    ...chunks.map(([type, content]) => chunk(type, content)),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** An archive of one file, without what archives have at their end. */
function zipOf(name: string, content: Buffer): Buffer {
  const packed = deflateSync(content, { level: 9 });
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(20, 4);
  head.writeUInt16LE(8, 8);
  head.writeUInt32LE(crc32(content), 14);
  head.writeUInt32LE(packed.length, 18);
  head.writeUInt32LE(content.length, 22);
  head.writeUInt16LE(name.length, 26);
  return Buffer.concat([head, Buffer.from(name), packed]);
}
