import { expect, test } from 'vitest';
import type { EntryFields } from './fields.ts';
import type { EntryInput } from './input.ts';
import { keptPosition } from './kept-position.ts';

const position = { latitude: 51.1553, longitude: 14.9874 };
const stored = { streetAddress: 'Am Markt 7', postalCode: '02826', placeId: 1, position } as EntryFields;
const untouched = { ...stored, ...position, shownPosition: position } as unknown as EntryInput;

test('who leaves address and position as they are keeps both', () => {
  expect(keptPosition(untouched, 1, stored)).toEqual(position);
  const none = { ...untouched, latitude: null, longitude: null, shownPosition: null };
  expect(keptPosition(none, 1, { ...stored, position: null })).toBeNull();
});

test('a new address does not keep the position of the old one', () => {
  expect(keptPosition({ ...untouched, streetAddress: 'Am Markt 8' }, 1, stored)).toBeNull();
  expect(keptPosition({ ...untouched, postalCode: '02827' }, 1, stored)).toBeNull();
  expect(keptPosition(untouched, 2, stored)).toBeNull();
});

test('a form that comes again after it was accepted changes nothing', () => {
  const moved = { ...stored, streetAddress: 'Am Markt 8', position: { latitude: 51.2, longitude: 14.9 } };
  expect(keptPosition({ ...untouched, streetAddress: 'Am Markt 8' }, 1, moved)).toEqual(moved.position);
});

test('what somebody sets, empties or begins is theirs', () => {
  for (const typed of [
    { latitude: 51.16, longitude: 14.9874 },
    { latitude: null, longitude: null },
    { latitude: 51.1553, longitude: null },
  ]) {
    expect(keptPosition({ ...untouched, ...typed }, 1, stored)).toBeUndefined();
  }
  expect(keptPosition({ ...untouched, shownPosition: null }, 1, undefined)).toBeUndefined();
});
