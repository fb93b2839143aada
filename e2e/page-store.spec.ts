import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { inTurns } from './in-turns.ts';
import { raw } from './raw-request.ts';

/** Files and bytes of the build, in which Next's own page store would write. */
async function buildOnDisk() {
  const entries = await readdir('.next', { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
  return { files: files.length, bytes: sizes.reduce((total, size) => total + size, 0) };
}

test('hundreds of random addresses write nothing to the disk', async ({ baseURL }) => {
  test.setTimeout(120_000);
  const folders = ['/firmen', '/branchen', '/orte', '/artikel', '/themen'];
  const before = await buildOnDisk();
  const paths = Array.from(
    { length: process.env.THOROUGH ? 1000 : 300 },
    (_, index) => `${folders[index % folders.length]}/zufall-${index}`,
  );
  const statuses = new Set<number>();
  await inTurns(paths, async (path) => {
    statuses.add((await raw(baseURL, path)).status);
  });
  expect([...statuses]).toEqual([404]);
  expect(await buildOnDisk()).toEqual(before);
});
