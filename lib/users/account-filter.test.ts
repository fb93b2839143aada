import { expect, test } from 'vitest';
import { accountsPagePath, readAccountCursor, readAccountFilter, writeAccountCursor } from './account-filter.ts';

test('a filter is an address: reading it back gives the same', () => {
  const filter = { search: 'müller & söhne', role: 'staff', state: 'locked' } as const;
  const query = new URL(accountsPagePath(filter), 'http://site.example').searchParams;
  expect(readAccountFilter(Object.fromEntries(query))).toEqual(filter);
  expect(accountsPagePath(readAccountFilter({ rolle: 'constructor', stand: ['x'], suche: '\u0000' }))).toBe(
    '/verwaltung/konten',
  );
});

test('the end of a page survives the way through the browser, and nothing else does', () => {
  const cursor = { micros: '1764115200000000', id: '0fca6800-8f91-4f65-ab81-cae5b2da79c4' };
  expect(readAccountCursor(writeAccountCursor(cursor))).toEqual(cursor);
  for (const text of ['', '1.x', `x.${cursor.id}`, `1.${cursor.id}.2`, undefined, ['1']])
    expect(readAccountCursor(text)).toBeNull();
});
