import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanLine, cleanText } from './clean-text.ts';
import { firstPhone, normalizeEmail, normalizeWebsite, websiteHost } from './contact.ts';

describe('phone', () => {
  test.each([
    ['+49 30 23125 000', '+493023125000'],
    ['030/23125-000', '+493023125000'],
    ['+49 (0) 30 23125000', '+493023125000'],
    ['+49 (0)30 23125000', '+493023125000'],
    ['0049 30 23125000', '+493023125000'],
    ['+49-030-23125000', '+493023125000'],
    ['Tel.: 030 23125000', '+493023125000'],
    ['030 23125000; 030 23125001', '+493023125000'],
    ['030 23125000 / 030 23125001', '+493023125000'],
    ['030 23125000, Fax 030 23125001', '+493023125000'],
    ['030–23125–000', '+493023125000'],
    ['unbekannt; 030 23125000', '+493023125000'],
    ['+41 44 668 18 00', '+41446681800'],
  ])('%s', (text, number) => expect(firstPhone(text)).toBe(number));

  test.each(['', 'keine', '110 oder so', '1', '+', 'ja'])('refuses „%s“', (text) => {
    const number = firstPhone(text);
    expect(number === null || /^\+[1-9]\d{3,14}$/.test(number)).toBe(true);
  });

  test('never anything that the database would refuse', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'+0123456789()/-;, .x') }), (text) => {
        const number = firstPhone(text);
        return number === null || /^\+[1-9]\d{3,14}$/.test(number);
      }),
    );
  });
});

describe('website', () => {
  test.each([
    ['www.hof.example', 'https://www.hof.example/'],
    ['http://hof.example/a?b=c', 'http://hof.example/a?b=c'],
    ['hof.example; https://other.example', 'https://hof.example/'],
    ['//hof.example', 'https://hof.example/'],
    ['hof.example:8080/x', 'https://hof.example:8080/x'],
    ['HTTPS://Hof.Example', 'https://hof.example/'],
    ['https://bäckerei.example', 'https://xn--bckerei-5wa.example/'],
    ['https//hof.example', 'https://hof.example/'],
    ['http:/hof.example', 'http://hof.example/'],
    ['hof.example/?utm_source=google&utm_medium=cpc', 'https://hof.example/'],
    ['hof.example/a?x=a%20b+c&fbclid=1&y&gclid=2#z', 'https://hof.example/a?x=a%20b+c&y#z'],
    ['hof.example/?gclidx=1&ref=2', 'https://hof.example/?gclidx=1&ref=2'],
    ['hof.example/a#:~:text=Kontakt', 'https://hof.example/a'],
  ])('%s', (text, url) => expect(normalizeWebsite(text)).toBe(url));

  test.each([
    'javascript:alert(1)',
    'http://a:b@hof.example',
    'ftp://hof.example',
    'hof',
    'http://127.0.0.1/',
    'https://',
    `hof.example/${'x'.repeat(600)}`,
    'mailto:a@b.example',
    'info@hof.example',
  ])('refuses %s', (text) => expect(normalizeWebsite(text)).toBeNull());

  test('is stable', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
        const once = normalizeWebsite(url);
        expect(normalizeWebsite(once)).toBe(once);
      }),
    );
  });

  test('host', () => {
    expect(websiteHost('https://www.hof.example/laden')).toBe('hof.example');
    expect(websiteHost(null)).toBeNull();
  });
});

test('e-mail', () => {
  expect(normalizeEmail(' Info@Hof.EXAMPLE ')).toBe('Info@hof.example');
  expect(normalizeEmail('mailto:a@hof.example?subject=x')).toBe('a@hof.example');
  expect(normalizeEmail('kaputt; a@hof.example')).toBe('a@hof.example');
  for (const text of ['a@b', 'a@@b.example', 'a b', 'a@b..example', `${'x'.repeat(70)}@b.example`]) {
    expect(normalizeEmail(text)).toBeNull();
  }
});

describe('text', () => {
  test('what cannot be stored or shown is left out', () => {
    expect(cleanLine('a\u0000b\ud800 \u202ec\n d', 50)).toBe('ab c d');
    expect(cleanLine('u\u0308', 50)).toBe('ü');
    expect(cleanLine(' \u200b ', 50)).toBeNull();
    expect(cleanLine('a \u0000 b', 50)).toBe('a b');
    expect(cleanLine('a\u0000\u0308', 50)).toBe('ä');
    expect(cleanText('a\r\n\r\n\r\n\r\nb', 50)).toBe('a\n\nb');
  });

  test('is bounded, clean and stable', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 5, max: 40 }), (text, max) => {
        const once = cleanLine(text, max);
        expect((once ?? '').length).toBeLessThanOrEqual(max);
        expect(once ?? '').not.toContain('\u0000');
        expect((once ?? '').isWellFormed()).toBe(true);
        expect(cleanLine(once ?? '', max)).toBe(once);
      }),
    );
  });
});
