import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { companyCard } from './vcard.ts';

const bakery = {
  slug: 'baeckerei-morgenrot-goerlitz',
  name: 'Bäckerei Morgenrot',
  streetAddress: 'Neißstraße 7',
  postalCode: '02826',
  placeName: 'Görlitz',
  stateName: 'Sachsen',
  countryCode: 'DE',
  phone: '+493023125001',
  fax: '+493023125002',
  email: 'post@morgenrot.example',
  website: 'https://morgenrot.example/',
  updatedAt: new Date('2026-11-01T10:00:00Z'),
};

/** The logical lines of a card: RFC 2426 folds long ones with a line break and a space. */
const linesOf = (card: string) => card.replace(/\r\n[ \t]/g, '').split('\r\n');
const unescaped = (value: string) => value.replace(/\\([\\,;])/g, '$1');
/** The parts of a value that a bare semicolon separates. */
const partsOf = (value: string) =>
  (value.match(/(?:\\.|[^;\\])*(?:;|$)/g) ?? []).slice(0, -1).map((part) => part.replace(/;$/, ''));
const contentOf = (card: string, property: string) =>
  linesOf(card)
    .find((line) => new RegExp(`^${property}[;:]`).test(line))
    ?.replace(/^[^:]*:/, '');

describe('companyCard', () => {
  it('is a vCard 3.0 with what an address book asks for', () => {
    const card = companyCard(bakery);
    const lines = linesOf(card);
    expect(lines.slice(0, 2)).toEqual(['BEGIN:VCARD', 'VERSION:3.0']);
    expect(lines.filter(Boolean).at(-1)).toBe('END:VCARD');
    expect(contentOf(card, 'FN')).toBe('Bäckerei Morgenrot');
    expect(contentOf(card, 'ORG')).toBe('Bäckerei Morgenrot');
    expect(contentOf(card, 'ADR')).toBe(';;Neißstraße 7;Görlitz;Sachsen;02826;Deutschland');
    expect(lines.filter((line) => line.startsWith('TEL')).map((line) => line.replace(/^[^:]*:/, ''))).toEqual([
      '+493023125001',
      '+493023125002',
    ]);
    expect(contentOf(card, 'EMAIL')).toBe('post@morgenrot.example');
    expect(contentOf(card, 'URL')).toBe('https://morgenrot.example/');
  });

  it('leads nowhere but to the web', () => {
    for (const website of ['javascript:alert(1)', ' JavaScript:alert(1)', 'data:text/html,x', 'file:///etc/passwd']) {
      expect(contentOf(companyCard({ ...bakery, website }), 'URL')).toBeUndefined();
    }
  });

  it('leaves out what an entry does not have', () => {
    const card = companyCard({ ...bakery, phone: null, fax: null, email: null, website: null, streetAddress: null });
    expect(card).not.toMatch(/^(TEL|EMAIL|URL)/m);
    expect(contentOf(card, 'ADR')).toBe(';;;Görlitz;Sachsen;02826;Deutschland');
  });

  it('names the country that the entry is in', () => {
    expect(contentOf(companyCard({ ...bakery, countryCode: 'AT' }), 'ADR')).toMatch(/Österreich$/);
  });

  it('gives every name back as it was, and never lets one begin a line of its own', () => {
    const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }).map((found) => `x${found}`);
    const naughty = fc.constantFrom(
      'A;B,C\\D',
      'Müller\nTEL:+491234',
      'x\r\nEND:VCARD',
      'x\rEND:VCARD',
      'Ä'.repeat(150),
      '😀'.repeat(80),
    );
    fc.assert(
      fc.property(fc.oneof(text, naughty), (name) => {
        const card = companyCard({ ...bakery, name, streetAddress: name });
        const shown = name.replace(/\p{Cc}+/gu, ' ').trim();
        expect(unescaped(contentOf(card, 'FN') ?? '')).toBe(shown);
        expect(unescaped(partsOf(`${contentOf(card, 'ADR')};`)[2] ?? '')).toBe(shown);
        expect(linesOf(card).filter((line) => line.startsWith('TEL'))).toHaveLength(2);
        expect(linesOf(card).filter((line) => line.startsWith('END:VCARD'))).toHaveLength(1);
        for (const line of card.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      }),
      { numRuns: 300 },
    );
  });
});
