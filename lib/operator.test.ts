import { afterEach, expect, it, vi } from 'vitest';
import { isIndexable, missingLegalSettings, operator } from './operator.ts';

const REQUIRED = {
  SITE_URL: 'https://branchenbuch.example',
  OPERATOR_ADDRESS: 'Musterstraße 1, 02826 Görlitz',
  OPERATOR_REPRESENTATIVE: 'Erika Muster',
  OPERATOR_EMAIL: 'post@branchenbuch.example',
  OPERATOR_PHONE: '+49 3581 000000',
  PRIVACY_TEXT_FILE: 'datenschutz.txt',
};

function stub(settings: Record<string, string>) {
  for (const name of Object.keys(REQUIRED)) vi.stubEnv(name, '');
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
}

afterEach(() => vi.unstubAllEnvs());

it('invents no legal facts', () => {
  stub({});
  const { address, representative, email, phone } = operator();
  expect([address, representative, email, phone]).toEqual(['', '', '', '']);
  expect(missingLegalSettings().sort()).toEqual(Object.keys(REQUIRED).sort());
  expect(isIndexable()).toBe(false);
});

it('may be found once everything is said', () => {
  stub(REQUIRED);
  expect(missingLegalSettings()).toEqual([]);
  expect(isIndexable()).toBe(true);
  expect(operator()).toMatchObject({ address: REQUIRED.OPERATOR_ADDRESS, phone: REQUIRED.OPERATOR_PHONE });
});

it.each(Object.keys(REQUIRED))('may not be found without %s', (name) => {
  stub({ ...REQUIRED, [name]: '' });
  expect(missingLegalSettings()).toEqual([name]);
  expect(isIndexable()).toBe(false);
});

it('takes blanks as nothing said', () => {
  stub({ ...REQUIRED, OPERATOR_ADDRESS: '   ' });
  expect(missingLegalSettings()).toEqual(['OPERATOR_ADDRESS']);
});
