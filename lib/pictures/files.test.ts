import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fileNamed, filesOf, isPictureKey, newPictureKey, SIZES, sizesOf } from './files.ts';
import { sourceSet } from './view.ts';

test('a picture is kept in no size that only a larger one would need', () => {
  expect(sizesOf(200)).toEqual([160, 480]);
  expect(sizesOf(480)).toEqual([160, 480]);
  expect(sizesOf(481)).toEqual([160, 480, 960]);
  expect(sizesOf(1920)).toEqual([160, 480, 960, 1920]);
  expect(filesOf(300).map(({ size, type }) => `${size}.${type}`)).toEqual([
    ...['160.avif', '160.webp', '480.avif', '480.webp'],
    '1200.jpg',
  ]);
});

test('every file that a page can ask for is one that is kept', () => {
  const width = fc.integer({ min: 1, max: 1920 });
  fc.assert(
    fc.property(width, fc.constantFrom(...SIZES), fc.constantFrom('avif', 'webp'), (width, size, type) => {
      expect(filesOf(width)).toContainEqual(fileNamed(`${size}.${type}`, { width, isReady: true }));
    }),
  );
  expect(fileNamed('1200.jpg', { width: 300, isReady: true })).toEqual({ size: 1200, type: 'jpg' });
});

test('until it is ready there is one file of it', () => {
  const waiting = { width: 1000, isReady: false };
  expect(fileNamed('1920.webp', waiting)).toEqual({ size: 480, type: 'webp' });
  for (const name of ['480.avif', '1200.jpg']) expect(fileNamed(name, waiting)).toBeNull();
});

test.each([
  ...[
    'original',
    '../480.webp',
    '480.webp/..',
    '480.svg',
    '480.html',
    '481.webp',
    '480.jpg',
    '1200.webp',
    '480.webp.js',
  ],
  ...['', '.webp', '480', '0480.webp', '480.WEBP', ' 480.webp', '480.webp\n', '__proto__'],
])('%j is no file of a picture', (name) => {
  expect(fileNamed(name, { width: 1920, isReady: true })).toBeNull();
});

test('keys are ours', () => {
  expect(isPictureKey(newPictureKey())).toBe(true);
  expect(new Set(Array.from({ length: 1000 }, newPictureKey)).size).toBe(1000);
  for (const key of [
    '',
    'x',
    '../etc/passwd',
    newPictureKey().toUpperCase(),
    `${newPictureKey()}\n`,
    `${newPictureKey()}0`,
  ])
    expect(isPictureKey(key)).toBe(false);
});

test('browsers are told how wide each file really is', () => {
  const key = '0'.repeat(32);
  expect(sourceSet({ key, width: 700, height: 400, isReady: true }, 'avif')).toBe(
    `/media/${key}/160.avif 160w, /media/${key}/480.avif 480w, /media/${key}/960.avif 700w`,
  );
});
