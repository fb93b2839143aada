import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isInGermany, readDegrees, refusePosition, writeDegrees } from './position.ts';

const GOERLITZ = { latitude: 51.1553, longitude: 14.9874 };

test.each([
  ['51,15530', 51.1553],
  [' 51.1553° ', 51.1553],
  ['14 °', 14],
  ['-0', 0],
  ['51,15 N', null],
  ['5e1', null],
  ['NaN', null],
  ['51.155.3', null],
  ['1234', null],
  ['', null],
])('reads %j as %j', (text, degrees) => {
  expect(readDegrees(text)).toBe(degrees);
});

test('what is written is read again as the same number', () => {
  fc.assert(
    fc.property(fc.double({ min: 47, max: 56, noNaN: true }), (degrees) => {
      expect(readDegrees(writeDegrees(degrees))).toBe(degrees);
    }),
  );
});

const refused = (latitude: number | null, longitude: number | null) =>
  refusePosition({ latitude, longitude }, GOERLITZ);

test('both numbers or none', () => {
  expect(refused(null, null)).toBeNull();
  expect(refused(51.15, null)).toEqual({ longitude: ['Zur Breite gehört auch die Länge.'] });
  expect(refused(null, 14.98)).toEqual({ latitude: ['Zur Länge gehört auch die Breite.'] });
});

test('a position is in Germany, and not far from its postal code', () => {
  expect(refused(51.16, 14.99)).toBeNull();
  expect(refused(14.99, 51.16)?.latitude?.[0]).toMatch(/^Breite und Länge sind vertauscht/);
  expect(refused(40.7, -74)).toEqual({
    latitude: ['Diese Breite liegt nicht in Deutschland: Möglich ist 47,2 bis 55,1.'],
    longitude: ['Diese Länge liegt nicht in Deutschland: Möglich ist 5,8 bis 15,1.'],
  });
  // Dresden, 89 km away.
  expect(refused(51.05, 13.74)?.latitude?.[0]).toMatch(/^Diese Lage ist \d+ km von der Postleitzahl entfernt\./);
  expect(refusePosition({ latitude: 51.05, longitude: 13.74 }, null)).toBeNull();
});

test.each([
  ['Sylt', 55.05, 8.4],
  ['Oberstdorf', 47.41, 10.28],
  ['Selfkant', 51.05, 5.9],
  ['Neißeaue', 51.27, 15.03],
])('%s is in Germany', (_, latitude, longitude) => {
  expect(isInGermany({ latitude, longitude })).toBe(true);
});
