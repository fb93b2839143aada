import { expect, test } from 'vitest';
import { whoChanged } from './history.ts';

const change = {
  kind: 'changed' as const,
  authorId: 'ina',
  authorName: 'Ina Inhaberin',
  authorEmail: 'ina@b.example',
  authorRole: 'member' as const,
  memberRole: 'manager' as const,
  decidedBy: null,
  moderatorEmail: null,
  sourceName: null,
};
const colleague = { id: 'kurt', role: 'member' as const };
const moderator = { id: 'mo', role: 'moderator' as const };

test('colleagues see names, moderators see addresses, everybody himself', () => {
  expect(whoChanged(change, colleague)).toBe('Ina Inhaberin');
  expect(whoChanged({ ...change, authorName: null }, colleague)).toBe('ina@b.example');
  expect(whoChanged(change, moderator)).toBe('Ina Inhaberin (ina@b.example)');
  expect(whoChanged(change, { id: 'ina', role: 'member' })).toBe('Sie');
});

test('members never see who of the staff it was, nor who has left', () => {
  const decided = { ...change, decidedBy: 'mo', moderatorEmail: 'mo@b.example' };
  expect(whoChanged(decided, colleague)).toBe('Ina Inhaberin, geprüft: Moderation');
  expect(whoChanged(decided, moderator)).toContain('mo@b.example');
  const left = { ...change, memberRole: null };
  expect(whoChanged(left, colleague)).toBe('jemand, der den Eintrag nicht mehr betreut');
  expect(whoChanged({ ...left, authorRole: 'moderator' }, colleague)).toBe('Moderation');
  const takenOut = { ...decided, kind: 'withdrawn' as const, authorId: null, authorName: null, authorEmail: null };
  expect(whoChanged(takenOut, colleague)).toBe('Moderation');
  for (const each of [decided, left, takenOut]) expect(whoChanged(each, colleague)).not.toContain('@');
});

test('a source is named as what it is, a deleted account as nothing else', () => {
  expect(whoChanged({ ...change, kind: 'imported', sourceName: 'OpenStreetMap' }, colleague)).toBe('OpenStreetMap');
  const gone = { ...change, authorId: null, authorName: null, authorEmail: null, authorRole: null, memberRole: null };
  expect(whoChanged(gone, colleague)).toBe('gelöschtes Konto');
  expect(whoChanged(gone, moderator)).toBe('gelöschtes Konto');
});
