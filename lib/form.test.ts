import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { formState, parseForm, typedValues } from './form.ts';
import { signInPath } from './paths.ts';
import { emailInput, isRowId, isSlug, isUuid, line, lines } from './text-input.ts';
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

test('an address that is led on to can stand in a header, whatever it was', () => {
  expect(safeNext('/suche?was=Bäckerei', '/konto')).toBe('/suche?was=B%C3%A4ckerei');
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
      const next = safeNext(`/${text}`, '/konto');
      expect(next).toMatch(/^\/(?![/\\])[\x21-\x7e]*$/);
      expect(URL.parse(next, 'https://branchenbuch.example')?.host).toBe('branchenbuch.example');
      expect(() => signInPath(text)).not.toThrow();
    }),
  );
});

test('what cannot be the id of a row is none', () => {
  const odd = [0, -1, 1.5, 2 ** 31, Number.NaN, '1', null, undefined, [], [1], {}, true];
  for (const id of odd) expect(isRowId(id)).toBe(false);
  for (const id of [...odd, '', 'x', ['0e2b7c1e-52a5-4e43-9a0c-2f2f4f9f1a11']]) expect(isUuid(id)).toBe(false);
  for (const id of [...odd.filter((each) => each !== '1'), '', 'A', 'a--b', 'a\u0000', ['a']])
    expect(isSlug(id)).toBe(false);
});

test('what is kept of a form can be stored, and nothing in it is taken for part of the program', () => {
  const form = new FormData();
  form.append('name', 'a\u0000b');
  form.append('__proto__', 'x');
  form.append('constructor', 'y');
  expect(Object.entries(typedValues(form))).toEqual([
    ['name', 'ab'],
    ['__proto__', 'x'],
    ['constructor', 'y'],
  ]);
});

test('an action that is called with something else than a form takes it for an empty one', () => {
  for (const sent of [undefined, null, {}, [], 'x', 1, { get: 1 }]) {
    const read = parseForm(z.object({ name: z.string('Bitte einen Namen.') }), sent as never);
    expect(read).toMatchObject({ ok: false, state: { values: {}, errors: { name: ['Bitte einen Namen.'] } } });
    expect(typedValues(sent as never)).toEqual({});
  }
});
