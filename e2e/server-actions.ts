import { readFileSync } from 'node:fs';
import { type RawAnswer, raw } from './raw-request.ts';

interface Action {
  id: string;
  /** A page that has it, as its folder is called. */
  page: string;
}

/** All that can be called from outside, as the build has named it: by the name of its function. */
export function serverActions(): Map<string, Action> {
  const { node } = JSON.parse(readFileSync('.next/server/server-reference-manifest.json', 'utf8')) as {
    node: Record<string, { exportedName: string; filename: string; workers: Record<string, unknown> }>;
  };
  const found = Object.entries(node).flatMap(([id, { exportedName, filename, workers }]) => {
    // Next's own, which every form of a page shares.
    if (!/^(app|lib|components)\//.test(filename)) return [];
    const page = (Object.keys(workers)[0] ?? '')
      .replace(/^app/, '')
      .replace(/\/\([^)]+\)/g, '')
      .replace(/\/(page|route)$/, '');
    return [[exportedName, { id, page: page || '/' }] as const];
  });
  return new Map(found);
}

/** Arguments as React writes them for a call from the browser; a plain object behind `form` becomes a form. */
export const form = (values: Record<string, string>) => new FormValues(values);

class FormValues {
  readonly values: Record<string, string>;

  constructor(values: Record<string, string>) {
    this.values = values;
  }
}

interface Call {
  args: unknown[];
  cookie?: string;
  headers?: Record<string, string>;
  /** Where to: the page that has the action, with its parameters filled in. */
  path: string;
}

/** Calls an action as a browser does, with whatever arguments. */
export async function callAction(baseURL: string, { id }: Action, { args, cookie, headers, path }: Call) {
  const parts = new FormData();
  const root = args.map((arg, index) => {
    if (!(arg instanceof FormValues)) return arg === undefined ? '$undefined' : arg;
    const number = index + 1;
    for (const [name, value] of Object.entries(arg.values)) parts.append(`_${number}_${name}`, value);
    return `$K${number.toString(16)}`;
  });
  parts.append('0', JSON.stringify(root));
  const encoded = new Response(parts);
  return raw(baseURL, path, {
    method: 'POST',
    headers: {
      origin: baseURL,
      'next-action': id,
      accept: 'text/x-component',
      'content-type': encoded.headers.get('content-type') as string,
      ...(cookie ? { cookie } : {}),
      ...headers,
    },
    body: new Uint8Array(await encoded.arrayBuffer()),
  });
}

/** Where an answer sends the browser: by a header of Next's, or of HTTP. */
export const redirectOf = ({ headers }: RawAnswer): string =>
  String(headers['x-action-redirect'] ?? headers.location ?? '').split(';')[0] ?? '';

/** Somebody is not let in: sent to sign in, told that there is no such thing, or turned away at the door. */
export const isRefusal = (answer: RawAnswer): boolean =>
  [400, 403, 404, 405, 410].includes(answer.status) || /^(https?:\/\/[^/]+)?\/anmelden(\?|$)/.test(redirectOf(answer));
