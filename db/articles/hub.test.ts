import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { db, rolledBack } from '#db/client.ts';
import { settings } from '#db/settings/tables.ts';
import { emptyArchive, insertArticle } from './fixtures.ts';
import { tellHub } from './hub.ts';
import { withdrawArticle } from './mutations.ts';

let status = 202;
const received: URLSearchParams[] = [];
const hub = createServer(async (req, res) => {
  let body = '';
  for await (const part of req) body += part;
  received.push(new URLSearchParams(body));
  res.writeHead(status).end();
});

beforeAll(() => new Promise<void>((done) => hub.listen(0, '127.0.0.1', done)));
afterAll(() => new Promise((done) => hub.close(done)));
afterEach(() => vi.unstubAllEnvs());

const withHub = (work: () => Promise<void>) =>
  rolledBack(async () => {
    vi.stubEnv('WEBSUB_HUB_URL', `http://127.0.0.1:${(hub.address() as AddressInfo).port}/`);
    vi.stubEnv('SITE_URL', 'https://branchenbuch.example');
    received.length = 0;
    status = 202;
    await emptyArchive();
    await db.delete(settings);
    await work();
  });

test('the hub is told which feeds have changed, once it is known since when', () =>
  withHub(async () => {
    await insertArticle({ slug: 'alt' });
    expect(await tellHub()).toEqual([]);
    expect(received).toEqual([]);

    await insertArticle({ slug: 'neu', topics: ['handwerk'] });
    const told = await tellHub();
    expect(told).toContain('https://branchenbuch.example/feed.xml');
    expect(told).toContain('https://branchenbuch.example/archiv/2018/09/03/atom.xml');
    expect(told).toContain('https://branchenbuch.example/themen/handwerk/feed.json');
    expect(received).toHaveLength(1);
    expect(received[0]?.get('hub.mode')).toBe('publish');
    expect(received[0]?.getAll('hub.url')).toEqual(told);
  }));

test('a hub that refuses is told again', () =>
  withHub(async () => {
    await tellHub();
    const { id } = await insertArticle({ slug: 'neu' });
    status = 503;
    await expect(tellHub()).rejects.toThrow('503');
    status = 204;
    await withdrawArticle(id);
    expect(await tellHub()).toContain('https://branchenbuch.example/archiv/2018/09/feed.xml');
    expect(received).toHaveLength(2);
  }));

test('without a hub nobody is asked', () =>
  rolledBack(async () => {
    vi.stubEnv('WEBSUB_HUB_URL', '');
    received.length = 0;
    expect(await tellHub()).toEqual([]);
    expect(received).toEqual([]);
  }));
