import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import S3rver from 's3rver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { diskStorage } from './disk.ts';
import { s3Storage } from './s3.ts';
import type { Storage } from './storage.ts';

let folder: string;
let server: S3rver;
const open: Record<string, () => Storage> = {
  disk: () => diskStorage(join(folder, 'disk')),
  S3: () =>
    s3Storage({
      endpoint: `http://127.0.0.1:${(server as unknown as { httpServer: { address(): { port: number } } }).httpServer.address().port}`,
      region: 'eu-central-1',
      bucket: 'pictures',
      accessKeyId: 'S3RVER',
      secretAccessKey: 'S3RVER',
    }),
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'storage-'));
  server = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory: join(folder, 's3'),
    configureBuckets: [{ name: 'pictures', configs: [] }],
  });
  await server.run();
});

afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

describe.each(Object.keys(open))('%s', (kind) => {
  const read = async (storage: Storage, name: string) => {
    const file = await storage.get(name);
    return file && { size: file.size, text: (await buffer(file.content)).toString() };
  };

  test('gives back what it was given, byte for byte, and the newest of it', async () => {
    const storage = open[kind]?.() as Storage;
    const bytes = Buffer.from(Array.from({ length: 300_000 }, (_, index) => (index * 31) % 256));
    await storage.put('pictures/abc/480.webp', bytes, 'image/webp');
    const file = await storage.get('pictures/abc/480.webp');
    expect(file?.size).toBe(bytes.length);
    expect((await buffer(file?.content as never)).equals(bytes)).toBe(true);

    await storage.put('pictures/abc/480.webp', Buffer.from('neu'), 'image/webp');
    expect(await read(storage, 'pictures/abc/480.webp')).toEqual({ size: 3, text: 'neu' });
  });

  test('knows what it does not have', async () => {
    const storage = open[kind]?.() as Storage;
    expect(await storage.get('pictures/nobody/480.webp')).toBeNull();
    expect(await storage.listFolder('pictures/nobody')).toEqual([]);
    await storage.removeFolder('pictures/nobody');
  });

  test('removes a folder, and nothing whose name only begins like it', async () => {
    const storage = open[kind]?.() as Storage;
    for (const name of ['pictures/one/a.webp', 'pictures/one/b.avif', 'pictures/onetwo/a.webp']) {
      await storage.put(name, Buffer.from(name), 'image/webp');
    }
    expect(await storage.listFolder('pictures/one')).toEqual(['a.webp', 'b.avif']);
    await storage.removeFolder('pictures/one');
    expect(await storage.listFolder('pictures/one')).toEqual([]);
    expect(await storage.get('pictures/one/a.webp')).toBeNull();
    expect(await read(storage, 'pictures/onetwo/a.webp')).toMatchObject({ text: 'pictures/onetwo/a.webp' });
  });

  test.each([
    '../secrets.json',
    'pictures/../../secrets.json',
    'pictures//a.webp',
    '/etc/passwd',
    'pictures/a\0.webp',
    'pictures/.hidden',
    'pictures/A B.webp',
    '',
  ])('%j leads nowhere', async (name) => {
    const storage = open[kind]?.() as Storage;
    await expect(storage.get(name)).rejects.toThrow('Not a name');
    await expect(storage.put(name, Buffer.from('x'), 'image/webp')).rejects.toThrow('Not a name');
    await expect(storage.removeFolder(name)).rejects.toThrow('Not a name');
  });
});

test('a file that cannot be written leaves nothing behind', async () => {
  const directory = join(folder, 'full');
  const storage = diskStorage(directory);
  await storage.put('pictures/abc/480.webp', Buffer.from('alt'), 'image/webp');
  // A folder where the file should go: the last step fails.
  await storage.put('pictures/abc/960.webp/x.webp', Buffer.from('x'), 'image/webp');
  await expect(storage.put('pictures/abc/960.webp', Buffer.from('neu'), 'image/webp')).rejects.toThrow();
  expect(await readdir(join(directory, 'pictures/abc'))).toEqual(['480.webp', '960.webp']);
});

test('what a kill has left half-written is no file', async () => {
  const directory = join(folder, 'killed');
  const storage = diskStorage(directory);
  await storage.put('pictures/abc/480.webp', Buffer.from('ganz'), 'image/webp');
  await writeFile(join(directory, 'pictures/abc/960.webp.1234.part'), 'halb');
  expect(await storage.listFolder('pictures/abc')).toEqual(['480.webp']);
  await storage.removeFolder('pictures/abc');
  expect(await readdir(join(directory, 'pictures'))).toEqual([]);
});
