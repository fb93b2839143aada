import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { contentTypeOf } from './files.ts';
import { HIDDEN, makeBombs, makeHostileFiles } from './hostile-files.ts';
import { readPicture, renderPicture } from './render.ts';

const files = await makeHostileFiles();

test('there are enough of them', () => {
  expect(files.length).toBeGreaterThan(100);
});

test.each(files)('$name: $problem', async ({ content, problem }) => {
  const read = await readPicture(content);
  if (problem) return expect(read).toEqual({ problem });
  if ('problem' in read) throw new Error(`Refused: ${read.problem}`);

  const rendered = [read.first];
  const { size, files } = await renderPicture(content);
  expect(size).toEqual(read.size);
  for await (const each of files) rendered.push(each);
  expect(rendered.length).toBeGreaterThan(5);
  for (const { file, content: kept } of rendered) {
    expect((await fileTypeFromBuffer(kept))?.mime).toBe(contentTypeOf(file));
    const { exif, xmp, iptc, tifftagPhotoshop, comments, orientation, pages = 1 } = await sharp(kept).metadata();
    expect({ exif, xmp, iptc, tifftagPhotoshop, comments, orientation, pages }).toEqual({ pages: 1 });
    expect(kept.includes(HIDDEN)).toBe(false);
    expect(kept.includes('<script')).toBe(false);
  }
});

test('a picture is kept as it was held, in each of its sizes, and never enlarged', async () => {
  // Left half red, right half blue, and a note that the camera was turned.
  const half = await sharp({ create: { width: 350, height: 400, channels: 3, background: '#f00' } })
    .png()
    .toBuffer();
  const lying = sharp({ create: { width: 700, height: 400, channels: 3, background: '#00f' } })
    .composite([{ input: half, left: 0, top: 0 }])
    .withMetadata({ orientation: 6 });
  const { size, files } = await renderPicture(await lying.jpeg().toBuffer());
  expect(size).toEqual({ width: 400, height: 700 });
  const widths: Record<string, number> = {};
  for await (const { file, content } of files) {
    const { width, height, channels } = await sharp(content).metadata();
    widths[`${file.size}.${file.type}`] = width;
    expect(Math.abs(height / width - 7 / 4)).toBeLessThan(0.01);
    expect(channels).toBe(3);
    const [top, bottom] = await Promise.all(
      [0.25, 0.75].map((at) =>
        sharp(content)
          .extract({ left: 10, top: Math.floor(height * at), width: 1, height: 1 })
          .raw()
          .toBuffer(),
      ),
    );
    expect(top?.readUInt8(0), 'red').toBeGreaterThan(200);
    expect(bottom?.readUInt8(2), 'blue').toBeGreaterThan(200);
  }
  expect(widths).toEqual({ '160.avif': 160, '160.webp': 160, '480.avif': 400, '480.webp': 400, '1200.jpg': 400 });
});

test('what is clear in a logo stays clear', async () => {
  const logo = await sharp({ create: { width: 600, height: 200, channels: 4, background: '#0000' } })
    .png()
    .toBuffer();
  const { files } = await renderPicture(logo);
  for await (const { file, content } of files) {
    expect((await sharp(content).metadata()).hasAlpha).toBe(file.type !== 'jpg');
    // What knows no clear gets white, not black.
    if (file.type === 'jpg') expect((await sharp(content).stats()).dominant.r).toBeGreaterThan(240);
  }
});

test('bombs are refused before they are unpacked', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bombs-'));
  const bombs = await makeBombs();
  await Promise.all(bombs.map(({ content }, index) => writeFile(join(folder, String(index)), content)));
  const good = await sharp({ create: { width: 1200, height: 900, channels: 3, background: '#357' } })
    .jpeg()
    .toBuffer();
  await writeFile(join(folder, 'good'), good);
  // A process of its own: memory, once used, is not given back.
  const program = `
    import { readFile } from 'node:fs/promises';
    import { readPicture } from '#lib/pictures/render.ts';
    const read = async (name) => readPicture(await readFile(${JSON.stringify(folder)} + '/' + name));
    await read('good');
    const before = process.resourceUsage().maxRSS;
    for (let bomb = 0; bomb < ${bombs.length}; bomb++) await read(String(bomb));
    console.log(process.resourceUsage().maxRSS - before);`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program]);
  await rm(folder, { recursive: true, force: true });
  expect(stdout).toMatch(/^\d+\n$/);
  expect(Number(stdout)).toBeLessThan(200_000);
});
