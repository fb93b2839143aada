import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reportInput } from './input.ts';

const pathOf = (path: string) =>
  reportInput.safeParse({ kind: 'correction', path, message: 'Die Nummer ist eine andere.', name: '', email: '' });

test.each([
  ['/firmen/baeckerei-im-ort?von=suche#karte', '/firmen/baeckerei-im-ort'],
  ['https://branchenbuch.example/firmen/baeckerei-im-ort', '/firmen/baeckerei-im-ort'],
  ['mailto:info@beispiel.example', '/'],
  ['javascript:alert(1)', '/'],
  ['http://', '/'],
])('a report about „%s“ is about the page %s', (typed, path) => expect(pathOf(typed).data?.path).toBe(path));

test('whatever is said to be reported, it is a page of this site', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.webUrl(),
        fc.string().map((text) => `x:${text}`),
      ),
      (typed) => {
        expect(pathOf(typed).data?.path ?? '/').toMatch(/^\//);
      },
    ),
  );
});
