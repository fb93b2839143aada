import { randomBytes } from 'node:crypto';
import * as common from '@zxcvbn-ts/language-common';
import * as german from '@zxcvbn-ts/language-de';
import { expect, test } from 'vitest';
import { hashPassword, isPassword, PASSWORD_MAX_LENGTH, passwordMinLength, passwordProblem } from './password.ts';

test('a password is checked whole, however long: bytes beyond the 72nd count, too', async () => {
  const long = `${'x'.repeat(79)}a und noch mehr`;
  const stored = await hashPassword(long);
  expect(stored).toMatch(/^\$argon2id\$/);
  expect(await isPassword(long, stored)).toBe(true);
  expect(await isPassword(`${'x'.repeat(79)}b und noch mehr`, stored)).toBe(false);
});

test('„ü“ is „ü“, in one character or in two', async () => {
  const stored = await hashPassword('Grüne Möwen über Kühlungsborn'.normalize('NFC'));
  expect(await isPassword('Grüne Möwen über Kühlungsborn'.normalize('NFD'), stored)).toBe(true);
});

test('without a stored hash nothing is right, not even what stands in for it', async () => {
  for (const password of ['', 'irgendetwas', 'nobody’s password, hashed so that nobody can tell who has none']) {
    expect(await isPassword(password, null)).toBe(false);
  }
});

test.each(['kurz', 'elf Zeichen', '👩‍👩‍👧'])('%s is too short', (password) => {
  expect(passwordProblem(password, [])).toContain('mindestens 12');
});

test.each([
  'passwort1234',
  'Passwort2024!',
  '123456789012',
  'qwertzuiopasdf',
  'aaaaaaaaaaaaaaaa',
  'branchenbuch2026',
  'Branchenbuch!!!!',
  'sommer2026sommer',
  'erika.beispiel@firma.de',
])('%s is easy to guess', (password) => {
  expect(passwordProblem(password, ['Erika Beispiel', 'erika.beispiel@firma.de'])).toMatch(/Nehmen Sie zum Beispiel/);
});

test('no word that many people choose will do, however it is written', () => {
  const words = Object.values({ ...common.dictionary, ...german.dictionary }).flatMap((list) => list.slice(0, 10_000));
  const long = words.map(String).filter((word) => word.length >= 12);
  expect(words.length).toBeGreaterThan(40_000);
  expect(long.length).toBeGreaterThan(1000);
  const accepted = (list: string[]) => list.filter((word) => passwordProblem(word, []) === null);
  expect(accepted(words.map(String).filter((word) => word.length < 12))).toEqual([]);
  expect(accepted(long)).toEqual([]);
  expect(accepted(long.slice(0, 200).map((word) => `${word[0]?.toUpperCase()}${word.slice(1)}1!`))).toEqual([]);
});

test.each([8, 11])('%i characters are too few for anybody', (length) => {
  expect(passwordProblem(randomBytes(length).toString('base64').slice(0, length), [])).toContain('mindestens 12');
});

test.each([12, 64, 128, 1000])('%i characters are taken, and each of them counts', async (length) => {
  const password = randomBytes(length).toString('base64').slice(0, length);
  expect(passwordProblem(password, [])).toBeNull();
  const stored = await hashPassword(password);
  expect(await isPassword(password, stored)).toBe(true);
  expect(await isPassword(`${password.slice(0, -1)}${password.endsWith('A') ? 'B' : 'A'}`, stored)).toBe(false);
});

test.each([
  'vier Igel zimmern Boote',
  'korrektPferdBatterieHeftklammer',
  'x8#Kv!qZ2pLw',
  `${'ö'.repeat(2)}🦔 mag Kuchen sehr`,
])('%s will do', (password) => {
  expect(passwordProblem(password, ['Erika Beispiel'])).toBeNull();
});

test('who can change other people’s data needs a longer one', () => {
  expect(passwordMinLength('member')).toBe(12);
  for (const role of ['editor', 'moderator', 'admin'] as const) {
    expect(passwordProblem('x8#Kv!qZ2pLw', [], role)).toContain('mindestens 15');
  }
});

test('what is too long is refused, not cut', () => {
  expect(passwordProblem('Möwe '.repeat(PASSWORD_MAX_LENGTH), [])).toContain('höchstens');
  expect(passwordProblem('x8#Kv!qZ2pLw, vier Igel zimmern Boote. '.repeat(20), [])).toBeNull();
});
