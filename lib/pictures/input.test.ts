import fc from 'fast-check';
import { expect, test } from 'vitest';
import { typedValues } from '#lib/form.ts';
import type { EntryPicture } from '#lib/submissions/fields.ts';
import { newPictureKey } from './files.ts';
import { picturesTyped, readPictures, typedPictures, withUploaded } from './input.ts';

const [a, b, c, d] = Array.from({ length: 4 }, newPictureKey) as [string, string, string, string];

function formOf(fields: [name: string, value: string][]): FormData {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
}

const fieldsOf = (values: Record<string, string>): [string, string][] =>
  Object.entries(values).flatMap(([name, value]) => value.split('\n').map((each): [string, string] => [name, each]));

const picture = (key: string, kind: EntryPicture['kind'] = 'photo', alt = 'Der Laden'): EntryPicture => ({
  key,
  kind,
  alt: kind === 'logo' ? '' : alt,
});

test('a form that nobody touches says what it said', () => {
  const alt = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
    .map((text) => text.normalize('NFC').replace(/\s+/g, ' ').trim())
    .filter((text) => text !== '' && !/[\p{Cc}\p{Cs}]/u.test(text));
  const photos = fc.array(
    alt.map((text) => picture(newPictureKey(), 'photo', text)),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(photos, fc.boolean(), (some, hasLogo) => {
      const pictures = hasLogo ? [picture(a, 'logo'), ...some] : some;
      const values = typedPictures(pictures);
      expect(readPictures(formOf(fieldsOf(values)))).toEqual({ ok: true, pictures });
      expect(picturesTyped(typedValues(formOf(fieldsOf(values))))).toEqual(pictures);
    }),
  );
});

test('without JavaScript people number their photos and mark what shall go', () => {
  const values = {
    ...typedPictures([picture(a, 'logo'), picture(b), picture(c), picture(d)]),
    picturePlace: '\n3\n1\n2',
    pictureDrop: d,
  };
  const wanted = [picture(a, 'logo'), picture(c), picture(b)];
  expect(readPictures(formOf(fieldsOf(values)))).toEqual({ ok: true, pictures: wanted });
  // Something else was wrong, and the form comes back: what was wanted is not forgotten.
  expect(picturesTyped(typedValues(formOf(fieldsOf(values))))).toEqual(wanted);
});

test('what came from the page for uploads joins the form, each once; a new logo takes the place of the old', () => {
  const values = { name: 'x', ...typedPictures([picture(a, 'logo'), picture(b)]) };
  const after = withUploaded(values, [
    { key: c, kind: 'logo' },
    { key: b, kind: 'photo' },
    { key: d, kind: 'photo' },
  ]);
  expect(after.name).toBe('x');
  expect(picturesTyped(after)).toEqual([picture(b), picture(c, 'logo'), picture(d, 'photo', '')]);
  expect(withUploaded(values, [])).toBe(values);
});

test.each([
  ['a second logo', [picture(a, 'logo'), picture(b, 'logo')], /ein Logo/],
  ['thirteen photos', Array.from({ length: 13 }, () => picture(newPictureKey())), /höchstens 12/],
  ['a photo without words', [picture(a, 'photo', '')], /beschreiben Sie jedes Foto/],
  ['a novel', [picture(a, 'photo', 'x'.repeat(201))], /höchstens 200 Zeichen/],
  ['a NUL', [picture(a, 'photo', 'a\0b')], /nicht speichern/],
  ['no key of ours', [picture('../../etc/passwd')], /nicht zu erkennen/],
])('%s is refused with a sentence', (_, pictures, sentence) => {
  const read = readPictures(formOf(fieldsOf(typedPictures(pictures))));
  if (read.ok) expect.unreachable();
  else expect(read.problems.join(' ')).toMatch(sentence);
});

test('fields that do not belong together are no reason to fail', () => {
  for (const fields of [
    [['pictureKey', a]],
    [['pictureAlt', 'x']],
    [
      ['pictureKey', a],
      ['pictureKind', '__proto__'],
    ],
    [['pictureDrop', a]],
    [
      ['pictureKey', a],
      ['pictureKey', a],
      ['pictureKind', 'logo'],
      ['pictureKind', 'logo'],
    ],
  ] as [string, string][][]) {
    expect(() => readPictures(formOf(fields))).not.toThrow();
  }
});
