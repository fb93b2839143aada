import { expect, test } from 'vitest';
import { entrySlugOf, parseAuditSearch, periodOf } from './input.ts';

const empty = { person: '', betrifft: '', aktion: '', von: '', bis: '', vor: 0 };

test('a filter that makes no sense is none', () => {
  expect(parseAuditSearch({})).toEqual(empty);
  expect(
    parseAuditSearch({
      person: ['a', 'b'],
      aktion: "'; drop",
      von: '2026-02-30',
      bis: '9',
      vor: '-1',
      betrifft: 'a\0b',
    }),
  ).toEqual(empty);
  expect(parseAuditSearch({ person: ' a@b.example ', vor: '17', von: '2026-03-29' })).toEqual({
    ...empty,
    person: 'a@b.example',
    vor: 17,
    von: '2026-03-29',
  });
});

test('a period is days in Berlin, also on the day that has 23 hours', () => {
  expect(periodOf({ von: '2026-03-29', bis: '2026-03-29' })).toEqual({
    from: new Date('2026-03-28T23:00:00Z'),
    until: new Date('2026-03-29T22:00:00Z'),
  });
  expect(periodOf({ von: '', bis: '' })).toEqual({});
});

test('an entry is found by the address of its page', () => {
  expect(entrySlugOf('https://www.example.de/firmen/baeckerei-goerlitz')).toBe('baeckerei-goerlitz');
  expect(entrySlugOf('/firmen/baeckerei-goerlitz/')).toBe('baeckerei-goerlitz');
  expect(entrySlugOf('company:17')).toBeNull();
});
