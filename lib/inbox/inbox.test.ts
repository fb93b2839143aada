import fc from 'fast-check';
import { expect, test } from 'vitest';
import { caseKey, isCaseId, readCaseKey, readCursor, writeCursor } from './cursor.ts';
import {
  asInboxFilter,
  type CaseSource,
  casePath,
  INBOX_KINDS,
  INBOX_STATES,
  type InboxKind,
  type InboxState,
  inboxPagePath,
  isOverdue,
  readInboxFilter,
  waitingFor,
} from './input.ts';

const filter = fc.record({
  kind: fc.constantFrom<InboxKind | null>(null, 'entry', 'change', 'claim', 'correction', 'unlawful', 'objection'),
  state: fc.constantFrom<InboxState>('open', 'overdue', 'held', 'decided'),
  search: fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) => readInboxFilter({ suche: text }).search),
});

test('a filter is an address: reading it back gives the same', () => {
  fc.assert(
    fc.property(filter, (asked) => {
      const query = new URL(inboxPagePath(asked), 'http://site.example').searchParams;
      expect(readInboxFilter(Object.fromEntries(query))).toEqual(asked);
    }),
  );
});

test('what nobody offers filters nothing', () => {
  const nothing = { kind: null, state: 'open', search: '' };
  expect(readInboxFilter({ art: 'constructor', stand: ['x', 'y'], suche: '\u0000' })).toEqual(nothing);
  expect(readInboxFilter({})).toEqual(nothing);
});

test('a filter survives the way through an action, and a script that sends something else filters by nothing', () => {
  fc.assert(
    fc.property(filter, (asked) => {
      expect(asInboxFilter(asked)).toEqual(asked);
    }),
  );
  fc.assert(
    fc.property(fc.anything(), (sent) => {
      expect(asInboxFilter({ kind: sent, state: sent, search: [sent] })).toMatchObject({ search: '' });
      expect(Object.keys(INBOX_STATES)).toContain(asInboxFilter(sent).state);
    }),
  );
  expect(asInboxFilter({ kind: 'constructor', state: '__proto__' })).toEqual(asInboxFilter(null));
});

test.each([
  ['report', 1],
  ['constructor', '1'],
  [undefined, undefined],
])('%j with the id %j is no case', (source, id) => expect(isCaseId(source as CaseSource, id as string)).toBe(false));

test('a case keeps the filter it was opened with', () => {
  const asked = { kind: 'claim', state: 'overdue', search: '' } as const;
  expect(casePath({ source: 'claim', id: 'x' }, asked, { isNext: true })).toBe(
    '/verwaltung/uebernahmen/x?art=uebernahme&stand=ueberfaellig&weiter=1',
  );
});

const place = fc.oneof(
  fc.record({
    micros: fc.nat().map(String),
    source: fc.constantFrom<CaseSource>('submission', 'claim'),
    id: fc.uuid(),
  }),
  fc.record({
    micros: fc.nat().map(String),
    source: fc.constant<CaseSource>('report'),
    id: fc.nat(999_999_999).map(String),
  }),
);

test('the end of a page, and a ticked case, survive the way through the browser', () => {
  fc.assert(
    fc.property(place, (cursor) => {
      expect(readCursor(writeCursor(cursor))).toEqual(cursor);
      expect(readCaseKey(caseKey(cursor))).toEqual({ source: cursor.source, id: cursor.id });
    }),
  );
});

test.each([
  '',
  '1',
  '1.e',
  '1.e.1',
  '1.m.x',
  '1.m.1.2',
  '-1.m.1',
  "1.m.1'",
  '1.z.1',
  `${'9'.repeat(30)}.m.1`,
  undefined,
  ['1.m.1'],
])('%j is the end of no page', (text) => expect(readCursor(text)).toBeNull());

test('how long something waits is said in words, and what waits too long is marked by its kind', () => {
  const now = new Date('2026-11-25T12:00:00Z');
  const before = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
  expect([0.5, 1, 47, 48, 100].map((hours) => waitingFor(before(hours), now))).toEqual([
    'seit weniger als einer Stunde',
    'seit einer Stunde',
    'seit 47 Stunden',
    'seit 2 Tagen',
    'seit 4 Tagen',
  ]);
  for (const kind of Object.keys(INBOX_KINDS) as InboxKind[]) {
    expect(isOverdue(kind, before(INBOX_KINDS[kind].hours), now)).toBe(false);
    expect(isOverdue(kind, before(INBOX_KINDS[kind].hours + 1), now)).toBe(true);
  }
});
