import fc from 'fast-check';
import { expect, test } from 'vitest';
import { slugify } from './slug.ts';

test.each([
  ['Bäckerei', 'baeckerei'],
  ['Straße', 'strasse'],
  ['GROẞ-GERAU', 'gross-gerau'],
  ['Größe in zerlegten Zeichen'.normalize('NFD'), 'groesse-in-zerlegten-zeichen'],
  ['Café Señor Łódź & Søn', 'cafe-senor-lodz-und-son'],
  ['Halle (Saale)', 'halle-saale'],
  ['Rothenburg o. d. Tauber', 'rothenburg-o-d-tauber'],
  ['  -- Fisch_und.Chips!  ', 'fisch-und-chips'],
  ['東京', ''],
  ['', ''],
])('%s becomes %s', (text, slug) => {
  expect(slugify(text)).toBe(slug);
});

test('a long name ends with a whole word', () => {
  const slug = slugify('Gemeinschaftspraxis für Allgemeinmedizin und Innere Medizin Doktor Mustermann und Kollegen');
  expect(slug).toBe('gemeinschaftspraxis-fuer-allgemeinmedizin-und-innere-medizin-doktor-mustermann');
  expect(slugify('a'.repeat(200))).toBe('a'.repeat(80));
});

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: fc.constantFrom(...'aäÄßéİ㏈ﬁ& -_.9Z'), maxLength: 200 }),
);

test('only letters, digits and single hyphens between them, at most 80', () => {
  fc.assert(
    fc.property(text, (name) => {
      const slug = slugify(name);
      expect(slug).toMatch(/^([a-z0-9]+(-[a-z0-9]+)*)?$/);
      expect(slug.length).toBeLessThanOrEqual(80);
    }),
  );
});

test('a slug is its own slug', () => {
  fc.assert(
    fc.property(text, (name) => {
      expect(slugify(slugify(name))).toBe(slugify(name));
    }),
  );
});

test('case and composition of the text do not matter', () => {
  fc.assert(
    fc.property(text, (name) => {
      expect(slugify(name.normalize('NFD'))).toBe(slugify(name));
    }),
  );
});
