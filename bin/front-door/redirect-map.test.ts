import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RedirectMap } from './redirect-map.ts';

const map = new RedirectMap([
  { path: '/blog/archives/31', target: '/artikel/social-media-manager' },
  { path: '/?p=31', target: '/artikel/social-media-manager' },
  { path: '/feed', target: '/feed.xml' },
  { path: '/a', target: '/b' },
  { path: '/b', target: '/c' },
  { path: '/c', target: '/d' },
  { path: '/x', target: '/y' },
  { path: '/y', target: '/x' },
  { path: '/into-loop', target: '/x' },
  { path: '/weg', target: null },
  { path: '/zog-nach-weg', target: '/weg' },
  { path: '/bäcker', target: '/branchen/baecker' },
  { path: '/alt', target: '/suche?was=Bäcker' },
]);

describe('RedirectMap', () => {
  test('knows moved, removed and other addresses', () => {
    expect(map.find('/blog/archives/31')).toEqual({ status: 301, location: '/artikel/social-media-manager' });
    expect(map.find('/weg')).toEqual({ status: 410 });
    expect(map.find('/branchen')).toBeNull();
  });

  test('keeps the query unless the target has one', () => {
    expect(map.find('/feed', '?utm=1')).toEqual({ status: 301, location: '/feed.xml?utm=1' });
    expect(map.find('/alt', '?utm=1')).toEqual({ status: 301, location: '/suche?was=B%C3%A4cker' });
  });

  test('finds short links of WordPress by their query', () => {
    expect(map.find('/', '?p=31')).toEqual({ status: 301, location: '/artikel/social-media-manager' });
    expect(map.find('/', '?p=31&utm=1')).toEqual({ status: 301, location: '/artikel/social-media-manager?utm=1' });
    expect(map.find('/', '?p=32')).toBeNull();
    expect(map.find('/')).toBeNull();
  });

  test('answers a chain with its end, and a chain to a removed page with 410', () => {
    expect(map.find('/a')).toEqual({ status: 301, location: '/d' });
    expect(map.find('/zog-nach-weg')).toEqual({ status: 410 });
  });

  test('compares umlauts decoded and composed', () => {
    expect(map.find('/bäcker')).toEqual({ status: 301, location: '/branchen/baecker' });
    expect(new RedirectMap([{ path: '/b\u0061\u0308cker', target: '/x' }]).find('/bäcker')).not.toBeNull();
  });

  test('never sends anybody in a circle', () => {
    expect(map.find('/x')).toBeNull();
    expect(map.find('/into-loop')).toBeNull();

    const paths = fc.constantFrom('/a', '/b', '/c', '/d', '/e', '/f');
    const rows = fc.array(fc.record({ path: paths, target: fc.option(paths, { nil: null }) }));
    fc.assert(
      fc.property(rows, paths, (redirects, start) => {
        const any = new RedirectMap(redirects);
        const verdict = any.find(start);
        // One hop is enough: where it leads, no redirect answers.
        if (verdict?.status === 301) expect(any.find(verdict.location)).toBeNull();
      }),
    );
  });
});

test('an address of WordPress that has no row of its own is found by its rules', () => {
  const blog = new RedirectMap([
    { path: '/blog', target: '/archiv' },
    { path: '/blog/page', target: '/archiv' },
    { path: '/blog?p=31', target: '/artikel/alt' },
    { path: '/artikel/alt', target: '/artikel/neu' },
    { path: '/blog?p=32', target: '/artikel/weg' },
    { path: '/artikel/weg', target: null },
  ]);
  expect(blog.find('/blog/archives/31')).toEqual({ status: 301, location: '/artikel/neu' });
  expect(blog.find('/blog/archives/31/feed', '?utm=1')).toEqual({ status: 301, location: '/artikel/neu?utm=1' });
  expect(blog.find('/blog', '?page_id=31&utm=1')).toEqual({ status: 301, location: '/artikel/neu?utm=1' });
  expect(blog.find('/blog/archives/32')).toEqual({ status: 410 });
  expect(blog.find('/blog/archives/date/2018/09/03')).toEqual({ status: 301, location: '/archiv/2018/09/03' });
  expect(blog.find('/blog', '?p=33')).toEqual({ status: 301, location: '/archiv?p=33' });
  expect(blog.find('/blog/archives/33')).toBeNull();
});
