import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sitemapIndexXml, sitemapResponse, sitemapXml } from './sitemap.ts';

beforeEach(() => vi.stubEnv('SITE_URL', 'https://branchenbuch.example'));
afterEach(() => vi.unstubAllEnvs());

/** The elements of a well-formed file, as [name, text]; anything else throws. */
function parse(xml: string): { root: string; namespace: string | undefined; texts: [string, string][] } {
  const parser = new SaxesParser({ xmlns: true });
  const open: string[] = [];
  const texts: [string, string][] = [];
  let root = '';
  let namespace: string | undefined;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, uri }) => {
    root ||= name;
    namespace ??= uri;
    open.push(name);
  });
  parser.on('text', (text) => {
    if (text.trim()) texts.push([open.at(-1) ?? '', text]);
  });
  parser.on('closetag', () => open.pop());
  parser.write(xml).close();
  return { root, namespace, texts };
}

describe('a sitemap', () => {
  it('names full addresses and when they changed', () => {
    const { root, namespace, texts } = parse(
      sitemapXml([{ path: '/' }, { path: '/firmen/a', changed: new Date('2026-11-23T10:00:00Z') }]),
    );
    expect(root).toBe('urlset');
    expect(namespace).toBe('http://www.sitemaps.org/schemas/sitemap/0.9');
    expect(texts).toEqual([
      ['loc', 'https://branchenbuch.example/'],
      ['loc', 'https://branchenbuch.example/firmen/a'],
      ['lastmod', '2026-11-23T10:00:00.000Z'],
    ]);
  });

  it('is well-formed whatever stands in an address', () => {
    expect(parse(sitemapXml([{ path: '/suche?was=a&wo=<b>"\'ü' }])).texts).toEqual([
      ['loc', 'https://branchenbuch.example/suche?was=a&wo=%3Cb%3E%22%27%C3%BC'],
    ]);
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }).map((text) => `/firmen/${text}`)), (paths) => {
        const { texts } = parse(sitemapXml(paths.map((path) => ({ path }))));
        expect(texts).toHaveLength(paths.length);
        for (const [, address] of texts) {
          expect(address.startsWith('https://branchenbuch.example/')).toBe(true);
        }
      }),
    );
  });

  it('may be empty', () => {
    expect(parse(sitemapXml([])).texts).toEqual([]);
  });

  it('of 50,000 addresses stays below the 50 MB of the protocol', () => {
    const entries = Array.from({ length: 50_000 }, (_, index) => ({
      path: `/firmen/ein-recht-langer-name-eines-betriebs-in-einer-kleinen-stadt-${index}`,
      changed: new Date(0),
    }));
    const xml = sitemapXml(entries);
    expect(Buffer.byteLength(xml)).toBeLessThan(50 * 1024 * 1024);
  });
});

describe('the index of the sitemaps', () => {
  it('names the files', () => {
    expect(parse(sitemapIndexXml(['/sitemap/firmen-1.xml']))).toMatchObject({
      root: 'sitemapindex',
      texts: [['loc', 'https://branchenbuch.example/sitemap/firmen-1.xml']],
    });
  });

  it('is sent as XML', async () => {
    const response = sitemapResponse(sitemapIndexXml([]));
    expect(response.headers.get('content-type')).toBe('application/xml; charset=utf-8');
    expect(await response.text()).toContain('<sitemapindex');
  });
});
