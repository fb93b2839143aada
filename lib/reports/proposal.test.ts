import { expect, test } from 'vitest';
import { readCaseNumber } from './kinds.ts';
import { readProposal } from './proposal.ts';

test('a visitor types as an owner does, and it is read alike', () => {
  expect(readProposal('phone', '03581 23125')).toEqual({ changes: { phone: '+49358123125' } });
  expect(readProposal('website', 'firma.de')).toEqual({ changes: { website: 'https://firma.de/' } });
  expect(readProposal('openingHours', 'Mo–Fr 9–18')).toMatchObject({ changes: { openingHours: 'Mo-Fr 09:00-18:00' } });
  expect(readProposal('name', ' Bäckerei  Morgenrot ')).toEqual({ changes: { name: 'Bäckerei Morgenrot' } });
});

test('what cannot be read says why', () => {
  expect(readProposal('phone', 'steht nicht dran')).toMatchObject({
    problem: expect.stringContaining('Telefonnummer'),
  });
  expect(readProposal('website', 'javascript:alert(1)')).toHaveProperty('problem');
  expect(readProposal('name', '')).toHaveProperty('problem');
});

test.each([
  ['2026-000042', 42],
  [' 2026-42 ', 42],
  ['2026–000042', 42],
  ['42', null],
  ['Bäckerei 2026-1', null],
  ['2026-99999999999', null],
])('%j is the case number %j', (text, number) => expect(readCaseNumber(text)).toBe(number));
