import fc from 'fast-check';
import { expect, test } from 'vitest';
import { choiceOf, takeChoice } from './choices.ts';

function form(fields: [string, string][]): FormData {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value);
  return data;
}

test('a pressed choice replaces what it was offered for, in its place', () => {
  const data = form([
    ['otherCategories', 'Bäckerei'],
    ['otherCategories', ' Klemp  ner '],
    ['otherCategories', ''],
    ['choose', choiceOf('otherCategories', 'Klemp ner', 'Sanitärinstallation')],
  ]);
  expect(takeChoice(data)).toBe(true);
  expect([...data]).toEqual([
    ['otherCategories', 'Bäckerei'],
    ['otherCategories', 'Sanitärinstallation'],
    ['otherCategories', ''],
  ]);
});

test.each([
  '',
  '[]',
  '{"a":1}',
  '["draft","",""]',
  '["city","Kiel"]',
  '["city",1,2]',
  'null',
  '"city"',
  choiceOf('city', 'Köln', 'x'),
])('nothing is taken from %s', (choose) => {
  const data = form([
    ['city', 'Kiel'],
    ['draft', ''],
    ['choose', choose],
  ]);
  expect(takeChoice(data)).toBe(false);
  expect(data.get('city')).toBe('Kiel');
});

test('whatever is sent as a choice, the other fields stay', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (choose) => {
      const data = form([
        ['name', 'Firma'],
        ['choose', choose],
      ]);
      takeChoice(data);
      expect([...data]).toEqual([['name', 'Firma']]);
    }),
  );
});
