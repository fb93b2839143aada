import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cuisineLabel, languageLabel, paymentLabel, websiteLabel, wheelchairLabel } from './labels.ts';

describe('labels', () => {
  it('are German words', () => {
    expect(paymentLabel('cash')).toBe('Barzahlung');
    expect(cuisineLabel('ice_cream')).toBe('Eis');
    expect(wheelchairLabel('limited')).toBe('teilweise rollstuhlgerecht');
    expect(languageLabel('de')).toBe('Deutsch');
    expect(languageLabel('tr')).toBe('Türkisch');
  });

  it('are the value itself where no word is known', () => {
    expect(paymentLabel('dogecoin_cash')).toBe('dogecoin cash');
    expect(cuisineLabel('fine_dining')).toBe('fine dining');
    expect(languageLabel('klingonisch!')).toBe('klingonisch!');
  });

  it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])('know no word of their own for %s', (code) => {
    expect(paymentLabel(code)).toBe(code.replaceAll('_', ' '));
    expect(cuisineLabel(code)).toBe(code.replaceAll('_', ' '));
    expect(typeof languageLabel(code)).toBe('string');
  });

  it('are text, whatever a source says', () => {
    fc.assert(
      fc.property(fc.string(), (code) => {
        for (const label of [paymentLabel, cuisineLabel, languageLabel, websiteLabel]) {
          expect(typeof label(code)).toBe('string');
        }
      }),
    );
  });
});

describe('websiteLabel', () => {
  it.each([
    ['https://www.example.de/', 'example.de'],
    ['http://example.de', 'example.de'],
    ['https://www.example.de/filiale/', 'example.de/filiale'],
    ['https://example.de:8080/a?b=c#d', 'example.de:8080/a'],
    ['https://user:secret@example.de/', 'example.de'],
    ['https://wwwelt.de/', 'wwwelt.de'],
    ['kein Link', 'kein Link'],
  ])('says %s as a person would', (url, label) => {
    expect(websiteLabel(url)).toBe(label);
  });

  it('reads names with umlauts as people write them', () => {
    expect(websiteLabel('https://www.bäckerei-müller.de/')).toBe('bäckerei-müller.de');
    expect(websiteLabel('https://example.de/%C3%BCber-uns')).toBe('example.de/über-uns');
    expect(websiteLabel('https://example.de/%E0%A4%A')).toBe('example.de/%E0%A4%A');
  });

  it('does not read what would deceive', () => {
    expect(websiteLabel('https://аррӏе.com/')).toMatch(/^xn--/);
    expect(websiteLabel('https://example.de/%E2%80%AEed.elpmaxe')).toBe('example.de/%E2%80%AEed.elpmaxe');
  });
});
