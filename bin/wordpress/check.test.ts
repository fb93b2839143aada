import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkAddress } from './check.ts';

const answers: Record<string, [status: number, location?: string]> = {
  '/artikel/x': [200],
  '/blog/archives/31': [301, '/artikel/x'],
  '/?p=31': [301, '/blog/archives/31'],
  '//greek/x/': [301, '/artikel/x'],
  '/weg': [410],
  '/zog-nach-weg': [301, '/weg'],
  '/kaputt': [500],
  '/kreis': [301, '/kreis'],
  '/fremd': [301, 'https://anderswo.example/'],
  '/zeitweise': [302, '/artikel/x'],
  '/blog/ueber-uns/': [301, '/ueber-uns'],
  '/ueber-uns': [404],
};
const server = createServer((req, res) => {
  const [status, location] = answers[req.url ?? ''] ?? [404];
  res.writeHead(status, location ? { location } : {}).end('x');
});
let origin = '';
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

test.each([
  ['/artikel/x', 'there'],
  ['https://alter-blog.example/blog/archives/31', 'moved'],
  ['https://alter-blog.example/?p=31#kommentar-7', 'moved'],
  ['//greek/x/', 'moved'],
  ['https://alter-blog.example//greek/x/', 'moved'],
  ['/weg', 'gone'],
  ['/zog-nach-weg', 'gone'],
  ['/blog/ueber-uns/', 'lost'],
  ['/nie-gesehen', 'lost'],
  ['/kreis', 'lost'],
  ['/fremd', 'lost'],
  // A redirect for the time being hands on nothing of an address's standing.
  ['/zeitweise', 'lost'],
  ['mailto:a@b.example', 'lost'],
  ['/kaputt', 'failed'],
])('%s: %s', async (address, verdict) => {
  expect(await checkAddress(address, origin)).toMatchObject({ address, verdict });
});

test('a server that is not there is no verdict on an address', async () => {
  expect(await checkAddress('/artikel/x', 'http://127.0.0.1:1')).toMatchObject({ verdict: 'failed' });
});
