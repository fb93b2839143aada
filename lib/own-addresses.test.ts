import { expect, test } from 'vitest';
import { isOwnAddress } from './own-addresses.ts';

test.each([
  '/',
  '/impressum',
  '/artikel/x',
  '/archiv/2018',
  '/firmen/x/kontakt.vcf',
  '/media/x.webp',
  '/_next/x',
  '/api/v1',
  '/feed.xml',
])('no redirect may hide %s', (path) => expect(isOwnAddress(path)).toBe(true));

test.each(['/blog', '/2018/09/03', '/?p=31', '/feed', '/ueber-uns', '/artikelbild'])('%s is free', (path) =>
  expect(isOwnAddress(path)).toBe(false),
);
