import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { readLegalText } from './legal-text.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'legal-'));
});
afterAll(() => rm(folder, { recursive: true }));
afterEach(() => vi.unstubAllEnvs());

async function paragraphsOf(text: string) {
  const file = join(folder, 'datenschutz.txt');
  await writeFile(file, text);
  vi.stubEnv('PRIVACY_TEXT_FILE', file);
  return (await readLegalText('privacy')).paragraphs;
}

it('has no paragraphs while there is no text', async () => {
  vi.stubEnv('PRIVACY_TEXT_FILE', '');
  expect(await readLegalText('privacy')).toEqual({ paragraphs: [], version: 'none' });
  vi.stubEnv('PRIVACY_TEXT_FILE', join(folder, 'gibt-es-nicht.txt'));
  expect(await readLegalText('privacy')).toEqual({ paragraphs: [], version: 'none' });
  expect(await paragraphsOf('')).toEqual([]);
  expect(await paragraphsOf(' \n\n \n')).toEqual([]);
});

it('parts paragraphs at empty lines, as every editor writes them', async () => {
  const paragraphs = ['Wir speichern nichts.', 'Fast nichts,\nnur dies.', 'Ende'];
  expect(await paragraphsOf(paragraphs.join('\n\n'))).toEqual(paragraphs);
  expect(await paragraphsOf(`\n${paragraphs.join('\n \t\n\n\n')}\n`)).toEqual(paragraphs);
  // Windows: a byte order mark, and two signs for a new line.
  const windows = await paragraphsOf(`\uFEFF${paragraphs.join('\n\n').replaceAll('\n', '\r\n')}\r\n`);
  expect(windows.map((text) => text.replaceAll('\r', ''))).toEqual(paragraphs);
});

it('tells when the text is there and cannot be read', async () => {
  vi.stubEnv('PRIVACY_TEXT_FILE', folder);
  await expect(readLegalText('privacy')).rejects.toThrow('EISDIR');
});

it('gives each wording a version of its own', async () => {
  await paragraphsOf('Wir speichern nichts.');
  const before = await readLegalText('privacy');
  await paragraphsOf('\nWir speichern nichts.\n\n');
  expect(await readLegalText('privacy')).toEqual(before);
  await paragraphsOf('Wir speichern alles.');
  expect((await readLegalText('privacy')).version).not.toBe(before.version);
});
