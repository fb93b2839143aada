import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { holdPage } from './page-response.ts';

/** What a browser gets of a page that Next has rendered like this, and as what the front door has been told to answer instead. */
async function answerTo(render: RequestListener): Promise<{ instead: number[]; status: number; text: string }> {
  const instead: number[] = [];
  const server = createServer((req, res) => {
    const hold = holdPage(req, res, {
      isPage: true,
      status: undefined,
      failed(status = 500 as never) {
        instead.push(status);
        hold.release();
        res.end('instead');
      },
    });
    render(req, res);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  const text = await answer.text();
  await new Promise((done) => server.close(done));
  return { instead, status: answer.status, text };
}

const html = (status: number, text: string): RequestListener => {
  return (_req, res) => {
    res.statusCode = status;
    res.setHeader('content-type', 'text/html; charset=utf-8');
    res.end(text);
  };
};

test('a missing page that has nothing to read is answered by one that has', async () => {
  const bare = '<!DOCTYPE html><html id="__next_error__"><head><meta charSet="utf-8"/></head><body></body></html>';
  expect(await answerTo(html(404, bare))).toMatchObject({ instead: [404], text: 'instead' });
});

test('a missing page with a text of its own is sent as it is', async () => {
  const own = '<!DOCTYPE html><html lang="de"><body><h1>Diese Firma gibt es nicht</h1></body></html>';
  expect(await answerTo(html(404, own))).toEqual({ instead: [], status: 404, text: own });
});
