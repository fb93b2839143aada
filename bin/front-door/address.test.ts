import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAddress } from './address.ts';

describe('readAddress', () => {
  test('takes an address apart', () => {
    expect(readAddress('/orte/g%C3%B6rlitz/?seite=2')).toEqual({
      pathname: '/orte/g%C3%B6rlitz',
      path: '/orte/görlitz',
      search: '?seite=2',
      hadExtraSlashes: true,
    });
    expect(readAddress('/')).toEqual({ pathname: '/', path: '/', search: '', hadExtraSlashes: false });
    expect(readAddress('/suche?')?.search).toBe('');
  });

  test.each([
    ['//evil.example', '/evil.example'],
    ['///', '/'],
    ['/firmen//x', '/firmen/x'],
    ['//greek///x//?a=//b', '/greek/x'],
  ])('takes slashes too many out of %j', (url, pathname) => {
    expect(readAddress(url)).toMatchObject({ pathname, path: pathname, hadExtraSlashes: true });
  });

  test('composes what a Mac writes decomposed', () => {
    expect(readAddress('/g%6F%CC%88rlitz')?.path).toBe('/görlitz');
  });

  test.each([
    '/%',
    '/%zz',
    '/%E4',
    '/%c0%af',
    '/%00',
    '/a%0d%0ab',
    '/suche?was=%00',
    '/a\\b',
    '/a%5Cb',
    '/a%2Fb',
    '/a/../b',
    '/a/%2e%2e/b',
    '/./a',
    'http://evil.example/',
    '*',
    '',
    `/${'a'.repeat(5000)}`,
  ])('refuses %j', (url) => {
    expect(readAddress(url)).toBeNull();
  });

  test('never throws, and what it accepts is safe to send back as a Location', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.webPath(), fc.string()), (tail) => {
        const address = readAddress(`/${tail}`);
        if (!address) return;
        const location = address.pathname + address.search;
        expect(location).toMatch(/^\/(?!\/)/);
        expect(location).not.toMatch(/[\r\n\\]/);
        expect(readAddress(location)?.hadExtraSlashes).not.toBe(true);
      }),
    );
  });
});
