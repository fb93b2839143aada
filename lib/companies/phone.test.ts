import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPhone, parsePhone } from './phone.ts';

describe('parsePhone', () => {
  it.each([
    ['030 23125000', '+493023125000'],
    ['030/23 12 50-00', '+493023125000'],
    ['(030) 23125000', '+493023125000'],
    ['+49 (0)30 23125000', '+493023125000'],
    ['0049 30 23125000', '+493023125000'],
    ['+49 30 23125000', '+493023125000'],
    ['Tel.: 030 23125000', '+493023125000'],
    ['0171 3920000', '+491713920000'],
    ['0800 1234567', '+498001234567'],
    ['+43 1 58858-0', '+431588580'],
    ['', null],
    ['keine', null],
    ['030', null],
    ['+49 30 12345678901234567890', null],
    ['=1+1', null],
  ])('reads %j', (text, phone) => {
    expect(parsePhone(text)).toBe(phone);
  });

  it('gives nothing that the database would refuse', () => {
    const digits = fc.string({ unit: fc.constantFrom(...'0123456789+-/() '), maxLength: 30 });
    fc.assert(
      fc.property(fc.oneof(digits, fc.string()), (text) => {
        const phone = parsePhone(text);
        if (phone !== null) expect(phone).toMatch(/^\+[1-9][0-9]{3,14}$/);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('formatPhone', () => {
  it('writes German numbers as in Germany, others with their country, and leaves alone what is none', () => {
    expect(formatPhone('+493023125000')).toBe('030 23125000');
    expect(formatPhone('+491713920000')).toBe('0171 3920000');
    expect(formatPhone('+431588580')).toBe('+43 1 588580');
    expect(formatPhone('unbekannt')).toBe('unbekannt');
  });

  it('is read back as the same number', () => {
    const german = fc
      .integer({ min: 2, max: 9 })
      .chain((area) => fc.stringMatching(/^[1-9]\d{8}$/).map((rest) => `0${area}${rest}`));
    fc.assert(
      fc.property(german, (text) => {
        const phone = parsePhone(text);
        fc.pre(phone !== null);
        expect(parsePhone(formatPhone(phone as string))).toBe(phone);
      }),
    );
  });
});
