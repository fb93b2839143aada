import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import { closeDatabase, db, rolledBack } from '#db/client.ts';
import { settlePicture } from '#db/pictures/settle.ts';
import { pictures } from '#db/pictures/tables.ts';
import { users } from '#db/users/tables.ts';
import { storeUpload } from './store.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'media-'));
  vi.stubEnv('MEDIA_DIRECTORY', join(folder, 'media'));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  await rm(folder, { recursive: true, force: true });
});
afterAll(closeDatabase);

async function person(): Promise<string> {
  const [row] = await db
    .insert(users)
    .values({ email: `${crypto.randomUUID()}@b.example`, emailVerified: new Date() })
    .returning({ id: users.id });
  return (row as { id: string }).id;
}

async function request(width = 400): Promise<Request> {
  const content = await sharp({ create: { width, height: 300, channels: 3, background: '#357' } })
    .jpeg()
    .toBuffer();
  const body = new FormData();
  body.append('kind', 'logo');
  body.append('file', new Blob([new Uint8Array(content)]), 'foto.jpg');
  return new Request('http://localhost/api/uploads', { method: 'POST', body });
}

async function picturesOf(userId: string) {
  const all = await db.select().from(pictures);
  return all.filter(({ uploaderId }) => uploaderId === userId).map(({ key, status }) => ({ key, status }));
}

test('a picture is put away, with what the form said about it', () =>
  rolledBack(async () => {
    const userId = await person();
    const stored = await storeUpload(await request(), userId);
    if ('problem' in stored) return expect.unreachable();
    expect(stored.fields.get('kind')).toBe('logo');
    expect(await picturesOf(userId)).toEqual([{ key: stored.key, status: 'waiting' }]);
    expect((await readdir(join(folder, 'media'))).sort()).toEqual(['originals', 'pictures']);
  }));

test('many at once take their turn, and each is another picture', () =>
  rolledBack(async () => {
    const userId = await person();
    const requests = await Promise.all(Array.from({ length: 8 }, (_, index) => request(400 + index)));
    const stored = await Promise.all(requests.map((each) => storeUpload(each, userId)));
    expect(new Set(stored.map((each) => ('key' in each ? each.key : each.problem))).size).toBe(8);
    expect((await picturesOf(userId)).map(({ status }) => status)).toEqual(Array(8).fill('waiting'));
  }));

test('without room there is a sentence, and neither row nor file; with room again it goes on', () =>
  rolledBack(async () => {
    const userId = await person();
    const said = vi.spyOn(console, 'error').mockImplementation(() => {});
    // Where the folder should be, there is a file: nothing can be written below it.
    await writeFile(join(folder, 'media'), '');
    expect(await storeUpload(await request(), userId)).toEqual({ problem: 'noRoom' });
    expect(said).toHaveBeenCalledOnce();
    await rm(join(folder, 'media'));
    for (const { key } of await picturesOf(userId)) await settlePicture(key);
    expect(await picturesOf(userId)).toEqual([]);
    expect(await readdir(folder)).toEqual([]);
    expect(await storeUpload(await request(), userId)).toHaveProperty('key');
  }));

test('an upload that breaks off leaves nothing', () =>
  rolledBack(async () => {
    const userId = await person();
    const body = new ReadableStream({
      start(controller) {
        const head = '--x\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n\r\nhalb';
        controller.enqueue(new TextEncoder().encode(head));
      },
      pull: (controller) => controller.error(new Error('hung up')),
    });
    const headers = { 'content-type': 'multipart/form-data; boundary=x' };
    const broken = new Request('http://localhost/', { method: 'POST', headers, body, duplex: 'half' } as RequestInit);
    expect(await storeUpload(broken, userId)).toEqual({ problem: 'unreadable' });
    for (const { key } of await picturesOf(userId)) await settlePicture(key);
    expect(await picturesOf(userId)).toEqual([]);
    expect(await readdir(folder)).toEqual([]);
  }));
