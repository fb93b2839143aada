import { hash } from 'node:crypto';

const scriptTag = /<script\b([^>]*)>([\s\S]*?)<\/script>/gi;

/** The inline scripts that pages here have: Next hands the rendered data to the browser, and the bundler names its files. */
const dataPush = [
  /^(?:\(self\.__next_f=self\.__next_f\|\|\[\]\)|self\.__next_f)\.push\((\[[\s\S]*\])\)$/,
  /^\(globalThis\["TURBOPACK"\] \|\| \(globalThis\["TURBOPACK"\] = \[\]\)\)\.push\((\{[\s\S]*\})\);?$/,
];

/**
 * The inline scripts of a page as CSP sources. Kept pages cannot carry nonces, which must differ for every visitor; hashes
 * do the same. Only scripts that do nothing but hand over JSON are named: what somebody managed to smuggle into the markup
 * does not run, although it is hashed in the same place.
 */
export function inlineScriptHashes(html: string): string[] {
  const hashes = new Set<string>();
  for (const [, attributes = '', code = ''] of html.matchAll(scriptTag)) {
    if (/\s(src|type)\s*=/i.test(attributes)) continue;
    if (code.split(/;(?=self\.__next_f\.push\(\[)/).every(isDataPush)) {
      hashes.add(`'sha256-${hash('sha256', code, 'base64')}'`);
    }
  }
  return [...hashes];
}

function isDataPush(code: string): boolean {
  const json = dataPush.map((shape) => shape.exec(code)?.[1]).find((found) => found !== undefined);
  if (json === undefined) return false;
  try {
    JSON.parse(json);
    return true;
  } catch {
    return false;
  }
}

/** `scripts` and `styles`: what may run or apply besides files of this site. `mapHost`: the origin of a map that the page offers. */
export function contentSecurityPolicy(
  scripts: readonly string[] = [],
  styles: readonly string[] = [],
  mapHost?: string,
): string {
  const ofMap = mapHost ? [mapHost] : [];
  return [
    "default-src 'self'",
    ["script-src 'self'", ...scripts].join(' '),
    ["style-src 'self'", ...styles].join(' '),
    // Widths and the like that only the server knows; an attribute cannot load or run anything.
    "style-src-attr 'unsafe-inline'",
    ["img-src 'self' data:", ...(mapHost ? ['blob:', mapHost] : [])].join(' '),
    ["connect-src 'self'", ...ofMap].join(' '),
    // Only a worker from a blob is under the policy of its page, and may thereby fetch tiles.
    ...(mapHost ? ["worker-src 'self' blob:"] : []),
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** What every answer carries. HTML gets its scripts added to the policy later. */
export function securityHeaders({ https, dev }: { https: boolean; dev: boolean }): [name: string, value: string][] {
  const headers: [string, string][] = [
    ['X-Content-Type-Options', 'nosniff'],
    // Not no-referrer: browsers would then send `Origin: null` with plain forms, and those are refused.
    ['Referrer-Policy', 'strict-origin-when-cross-origin'],
    ['Permissions-Policy', 'camera=(), microphone=(), geolocation=(self), payment=(), usb=(), browsing-topics=()'],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ['X-Frame-Options', 'DENY'],
  ];
  // Hot reloading runs inline scripts and evaluates code.
  if (!dev) headers.push(['Content-Security-Policy', contentSecurityPolicy()]);
  if (https) headers.push(['Strict-Transport-Security', 'max-age=63072000']);
  return headers;
}
