import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { feedResponse } from './feed.ts';

const archive = { title: 'Branchenbuch: Gründung & Nachfolge', path: '/themen/gruendung' };
const article = {
  slug: 'preise',
  title: 'Preise < 5 € & mehr',
  teaser: 'Was <b> bedeutet & warum',
  publishedAt: new Date('2018-09-03T08:00:00Z'),
  updatedAt: new Date('2019-01-02T03:04:05Z'),
};

afterEach(() => vi.unstubAllEnvs());

/** Elements with their text and attributes, in order; throws where the XML is not well-formed. */
function read(xml: string) {
  const parser = new SaxesParser({ xmlns: true });
  const open: string[] = [];
  const found: { path: string; text: string; attributes: Record<string, string> }[] = [];
  parser.on('opentag', ({ name, attributes }) => {
    open.push(name);
    const values = Object.entries(attributes).map(([key, { value }]) => [key, value]);
    found.push({ path: open.join('/'), text: '', attributes: Object.fromEntries(values) });
  });
  const add = (text: string) => {
    const last = found.findLast(({ path }) => path === open.join('/'));
    if (last) last.text += text;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', () => open.pop());
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
  const textsAt = (path: string) => found.filter((element) => element.path === path).map(({ text }) => text.trim());
  return { found, textsAt };
}

describe('a feed', () => {
  test('as RSS', async () => {
    vi.stubEnv('SITE_URL', 'https://verzeichnis.example');
    const response = feedResponse('feed.xml', archive, [article]);
    expect(response.headers.get('content-type')).toBe('application/rss+xml; charset=utf-8');
    expect(response.headers.get('last-modified')).toBe('Wed, 02 Jan 2019 03:04:05 GMT');
    const { textsAt, found } = read(await response.text());
    expect(textsAt('rss/channel/title')).toEqual(['Branchenbuch: Gründung & Nachfolge']);
    expect(textsAt('rss/channel/link')).toEqual(['https://verzeichnis.example/themen/gruendung']);
    expect(textsAt('rss/channel/lastBuildDate')).toEqual(['Wed, 02 Jan 2019 03:04:05 GMT']);
    expect(textsAt('rss/channel/item/link')).toEqual(['https://verzeichnis.example/artikel/preise']);
    expect(textsAt('rss/channel/item/title')).toEqual(['Preise &lt; 5 € &amp; mehr']);
    expect(textsAt('rss/channel/item/description')).toEqual(['Was &lt;b&gt; bedeutet &amp; warum']);
    expect(textsAt('rss/channel/item/pubDate')).toEqual(['Mon, 03 Sep 2018 08:00:00 GMT']);
    expect(found.find(({ path }) => path === 'rss/channel/atom:link')?.attributes).toMatchObject({
      rel: 'self',
      href: 'https://verzeichnis.example/themen/gruendung/feed.xml',
    });
  });

  test('as Atom, with the author that the format asks for', async () => {
    vi.stubEnv('SITE_URL', 'https://verzeichnis.example');
    const response = feedResponse('atom.xml', archive, [article]);
    expect(response.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    const { textsAt, found } = read(await response.text());
    expect(textsAt('feed/author/name')).toEqual(['European Business Connect']);
    expect(textsAt('feed/updated')).toEqual(['2019-01-02T03:04:05.000Z']);
    expect(textsAt('feed/entry/id')).toEqual(['https://verzeichnis.example/artikel/preise']);
    expect(textsAt('feed/entry/title')).toEqual(['Preise &lt; 5 € &amp; mehr']);
    expect(textsAt('feed/entry/published')).toEqual(['2018-09-03T08:00:00.000Z']);
    expect(textsAt('feed/entry/updated')).toEqual(['2019-01-02T03:04:05.000Z']);
    expect(found.find(({ attributes }) => attributes.rel === 'self')?.attributes.href).toBe(
      'https://verzeichnis.example/themen/gruendung/atom.xml',
    );
  });

  test('as JSON Feed', async () => {
    vi.stubEnv('SITE_URL', 'https://verzeichnis.example');
    const response = feedResponse('feed.json', archive, [article]);
    expect(response.headers.get('content-type')).toBe('application/feed+json; charset=utf-8');
    expect(await response.json()).toMatchObject({
      version: 'https://jsonfeed.org/version/1',
      home_page_url: 'https://verzeichnis.example/themen/gruendung',
      feed_url: 'https://verzeichnis.example/themen/gruendung/feed.json',
      items: [
        {
          id: 'https://verzeichnis.example/artikel/preise',
          title: 'Preise < 5 € & mehr',
          content_html: 'Was &lt;b&gt; bedeutet &amp; warum',
          date_published: '2018-09-03T08:00:00.000Z',
          date_modified: '2019-01-02T03:04:05.000Z',
        },
      ],
    });
  });

  test('without articles is a feed all the same, and always the same', async () => {
    const first = await feedResponse('atom.xml', archive, []).text();
    expect(read(first).textsAt('feed/updated')).toEqual(['1970-01-01T00:00:00.000Z']);
    expect(await feedResponse('atom.xml', archive, []).text()).toBe(first);
  });

  test('is well-formed and without markup, whatever titles and teasers say', async () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(']]>', '<![CDATA[', '<script>alert(1)</script>', '&nbsp;', '\ud800', '\u0000', '<!--', '<?xml?>'),
    );
    await fc.assert(
      fc.asyncProperty(hostile, hostile, fc.constantFrom('feed.xml', 'atom.xml'), async (title, teaser, file) => {
        const body = await feedResponse(file as 'feed.xml', { ...archive, title }, [
          { ...article, title, teaser },
        ]).text();
        const { found } = read(body);
        for (const { path, text } of found) if (/\/(item|entry)\//.test(path)) expect(text).not.toContain('<');
      }),
    );
    await fc.assert(
      fc.asyncProperty(hostile, hostile, async (title, teaser) => {
        const feed = await feedResponse('feed.json', archive, [{ ...article, title, teaser }]).json();
        expect(feed.items[0].content_html).not.toContain('<');
      }),
    );
  });
});
