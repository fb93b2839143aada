import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findOldAddress } from './old-addresses.ts';

const rows = new Map<string, string | null>([
  // A blog below /blog, with addresses by number.
  ['/blog/page', '/archiv'],
  ['/blog?p=31', '/artikel/social-media'],
  ['/blog?cat=3', '/themen/berufe'],
  ['/blog?author=1', '/autoren/redaktion'],
  ['/blog/category/berufe', '/themen/berufe'],
  ['/blog/tag/twitter', '/themen/twitter'],
  ['/blog/author/redaktion', '/autoren/redaktion'],
  ['/blog/wp-content/uploads/2018/09/markt.jpg', '/media/markt.webp'],
  // One on the whole host, with addresses by day and name.
  ['/page', '/archiv'],
  ['/?p=7', '/artikel/hafen'],
  ['/2018/09/03/hafen', '/artikel/hafen'],
  ['/2018/09/04/weg', null],
  ['/mein-beitrag', '/artikel/mein-beitrag'],
  ['/artikel', '/archiv'],
]);

const find = (address: string) => {
  const [path = '', query] = address.split('?');
  return findOldAddress(path, query ? `?${query}` : '', (key) => rows.get(key))?.target;
};

describe('addresses of a WordPress blog', () => {
  test.each([
    ['/blog/archives/31', '/artikel/social-media'],
    ['/blog?page_id=31', '/artikel/social-media'],
    ['/blog?attachment_id=31', '/artikel/social-media'],
    ['/?p=7&utm_source=x', '/artikel/hafen'],
    ['/2018/09/03/hafen/2', '/artikel/hafen'],
    ['/2018/09/03/hafen/comment-page-2', '/artikel/hafen'],
    ['/2018/09/03/hafen/feed', '/artikel/hafen'],
    ['/2018/09/03/hafen/trackback', '/artikel/hafen'],
    ['/2018/09/03/hafen/amp', '/artikel/hafen'],
    ['/index.php/2018/09/03/hafen', '/artikel/hafen'],
    ['/mein-beitrag/2', '/artikel/mein-beitrag'],
  ])('of an article: %s', (address, target) => {
    expect(find(address)).toBe(target);
  });

  test.each([
    ['/blog/archives/date/2018/09/03', '/archiv/2018/09/03'],
    ['/blog/archives/date/2018/09', '/archiv/2018/09'],
    ['/blog/archives/date/2018', '/archiv/2018'],
    ['/blog/archives/date/2018/page/2', '/archiv/2018'],
    ['/blog/date/2018', '/archiv/2018'],
    ['/blog/2018/09', '/archiv/2018/09'],
    ['/2018/09/03', '/archiv/2018/09/03'],
    ['/2018/09/03/feed', '/archiv/2018/09/03/feed.xml'],
    ['/blog?m=201809', '/archiv/2018/09'],
    ['/?year=2018&monthnum=9&day=3', '/archiv/2018/09/03'],
  ])('of a day, month or year: %s', (address, target) => {
    expect(find(address)).toBe(target);
  });

  test.each([
    ['/blog/archives/category/berufe', '/themen/berufe'],
    ['/blog/archives/category/alles/berufe', '/themen/berufe'],
    ['/blog/kategorie/berufe/page/3', '/themen/berufe'],
    ['/blog/category/berufe/feed', '/themen/berufe/feed.xml'],
    ['/blog/category/berufe/feed/atom', '/themen/berufe/atom.xml'],
    ['/blog?cat=3', '/themen/berufe'],
    ['/blog?category_name=berufe', '/themen/berufe'],
    ['/blog/schlagwort/twitter', '/themen/twitter'],
    ['/blog?tag=twitter', '/themen/twitter'],
    ['/blog/archives/author/redaktion', '/autoren/redaktion'],
    ['/blog/autor/redaktion/feed', '/autoren/redaktion'],
    ['/blog?author=1', '/autoren/redaktion'],
  ])('of topics and authors: %s', (address, target) => {
    expect(find(address)).toBe(target);
  });

  test.each([
    ['/page/2', '/archiv'],
    ['/blog/page/17', '/archiv'],
    ['/blog?paged=2', '/archiv'],
    ['/feed', '/feed.xml'],
    ['/feed/atom', '/atom.xml'],
    ['/blog/feed/rss2', '/feed.xml'],
    ['/blog/comments/feed', '/feed.xml'],
    ['/?feed=atom', '/atom.xml'],
    ['/blog/wp-content/uploads/2018/09/markt-300x200.jpg', '/media/markt.webp'],
    ['/2018/09/04/weg/feed', null],
  ])('of pages, feeds and files: %s', (address, target) => {
    expect(find(address)).toBe(target);
  });

  test.each([
    ['/'],
    ['/?utm_source=x'],
    ['/artikel/2018'],
    ['/artikel/2018/09'],
    ['/archiv/2018/09/03'],
    ['/themen/2018/feed'],
    ['/firmen/page/2'],
    ['/2018/13'],
    ['/2018/09/03/unbekannt'],
    ['/blog/archives/32'],
    ['/blog?p=32'],
    ['/suche?p=31'],
    ['/orte/feed'],
  ])('and no others: %s', (address) => {
    expect(find(address)).toBeUndefined();
  });

  test('any address is answered in time and with a row or a rule', () => {
    const segment = fc.constantFrom(
      'page',
      '2',
      '2018',
      '09',
      'feed',
      'archives',
      'category',
      'date',
      'index.php',
      'blog',
      'x',
      'a-1x1.jpg',
    );
    fc.assert(
      fc.property(fc.array(segment, { maxLength: 400 }), fc.string(), (segments, query) => {
        const target = findOldAddress(`/${segments.join('/')}`, `?${query}`, (key) => rows.get(key))?.target;
        if (typeof target === 'string') expect(target).toMatch(/^\/(archiv|themen|autoren|artikel|media|feed|atom)/);
      }),
    );
  });
});
