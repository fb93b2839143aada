import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { formState, parseForm } from './form.ts';
import { emailInput, line, lines } from './text-input.ts';
import { safeNext } from './users/input.ts';

function form(fields: Record<string, string | string[]>): FormData {
  const data = new FormData();
  for (const [name, values] of Object.entries(fields)) for (const value of [values].flat()) data.append(name, value);
  return data;
}

test('what is wrong comes back by field with everything that was typed, but for passwords', () => {
  const schema = z.object({ name: line(5), email: emailInput });
  const typed = form({
    name: 'viel zu lang',
    email: 'x',
    password: 'geheim',
    currentPassword: 'geheim',
    $ACTION_1: 'x',
  });
  const result = parseForm(schema, typed);
  expect(result.ok).toBe(false);
  if (result.ok) return;
  expect(Object.keys(result.state.errors)).toEqual(['name', 'email']);
  expect(result.state.values).toEqual({ name: 'viel zu lang', email: 'x' });
});

test('several values of a field stand on a line each', () => {
  expect(formState(form({ payment: ['cash', 'girocard'] }), {}).values).toEqual({ payment: 'cash\ngirocard' });
});

test('lines are tidied, and what cannot be stored is refused', () => {
  expect(line(20).parse('  Bäckerei \t Müller ')).toBe('Bäckerei Müller');
  expect(lines(50).parse('a \r\n\r\n\r\n\r\nb')).toBe('a\n\nb');
  for (const text of ['\u0000', 'a\u0007b', '\ud800'])
    expect(line(20).safeParse(text).success, JSON.stringify(text)).toBe(false);
  expect(line(3).parse('👩‍🔧'.slice(0, 2))).toBe('👩');
  expect(lines(100).safeParse('<script>alert(1)</script> ‮rtl 😀').success).toBe(true);
});

test('whatever is typed, a line is short, printable, and stays what it is when it is read again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const read = line(40).safeParse(text);
      if (!read.success) return;
      expect([...read.data].length).toBeLessThanOrEqual(40);
      expect(read.data).not.toMatch(/\p{Cc}/u);
      expect(line(40).parse(read.data)).toBe(read.data);
    }),
  );
});

test.each([
  '//evil.example',
  '/\\evil.example',
  'https://evil.example',
  'javascript:alert(1)',
  '/a b',
  '/\n/x',
  '',
  'konto',
])('nobody is sent on to %j', (next) => {
  expect(safeNext(next, '/konto')).toBe('/konto');
});

test.each(['/konto', '/konto/eintraege/neu?entwurf=1', '/'])('%s is on this site', (next) => {
  expect(safeNext(next, '/sonst')).toBe(next);
});
