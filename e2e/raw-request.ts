import { hash } from 'node:crypto';
import { type IncomingHttpHeaders, request } from 'node:http';

export interface RawAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  /** The page as the server sent it, before any script ran. */
  html: string;
}

/** Asks for exactly this path, where a browser or `fetch` would tidy it up first. Follows no redirect. */
export function raw(
  baseURL: string | undefined,
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string | Uint8Array } = {},
): Promise<RawAnswer> {
  const { hostname, port } = new URL(baseURL ?? 'http://localhost:3000');
  return new Promise((done, fail) => {
    const req = request({ hostname, port, path, method: options.method, headers: options.headers }, (res) => {
      let html = '';
      res.setEncoding('utf8');
      res.on('data', (chunk: string) => {
        html += chunk;
      });
      res.on('end', () => done({ status: res.statusCode ?? 0, headers: res.headers, html }));
      res.on('error', fail);
    });
    req.on('error', fail);
    req.end(options.body);
  });
}

/** Inline scripts of a page that its Content-Security-Policy does not name, and browsers therefore do not run. */
export function unnamedScripts({ html, headers }: RawAnswer): string[] {
  const policy = String(headers['content-security-policy']);
  return [...html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/gi)]
    .filter(([, attributes = '']) => !/\s(src|type)=/.test(attributes))
    .map(([, , code = '']) => code)
    .filter((code) => !policy.includes(hash('sha256', code, 'base64')));
}
