import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceKm, formatDistance } from './distance.ts';

const point = fc.record({
  latitude: fc.double({ min: -90, max: 90, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
});
const goerlitz = { latitude: 51.155, longitude: 14.987 };
const berlin = { latitude: 52.52, longitude: 13.405 };

describe('distanceKm', () => {
  it('knows how far Görlitz is from Berlin', () => {
    expect(distanceKm(goerlitz, berlin)).toBeCloseTo(187, 0);
  });

  it('is a distance: none to itself, the same both ways, never longer than half around the earth', () => {
    fc.assert(
      fc.property(point, point, (a, b) => {
        expect(distanceKm(a, a)).toBe(0);
        expect(distanceKm(a, b)).toBeCloseTo(distanceKm(b, a), 6);
        expect(distanceKm(a, b)).toBeLessThanOrEqual(Math.PI * 6371);
      }),
    );
  });

  it('has no detour that is shorter', () => {
    // At the far side of the earth, where the sine is flat, half of the digits are lost: some 20 centimetres.
    const blur = 1e-3;
    fc.assert(
      fc.property(point, point, point, (a, b, c) => {
        expect(distanceKm(a, c)).toBeLessThanOrEqual(distanceKm(a, b) + distanceKm(b, c) + blur);
      }),
    );
  });

  it('can be told at opposite ends of the earth', () => {
    fc.assert(
      fc.property(point, ({ latitude, longitude }) => {
        const opposite = { latitude: -latitude, longitude: longitude > 0 ? longitude - 180 : longitude + 180 };
        expect(distanceKm({ latitude, longitude }, opposite)).toBeCloseTo(Math.PI * 6371, 0);
      }),
    );
  });
});

describe('formatDistance', () => {
  it.each([
    [0, 'unter 1 km'],
    [0.999, 'unter 1 km'],
    [1, '1 km'],
    [3.24, '3,2 km'],
    [9.94, '9,9 km'],
    [9.96, '10 km'],
    [27.6, '28 km'],
    [1234.5, '1.235 km'],
  ])('writes %d as a German would: %s', (km, text) => {
    expect(formatDistance(km)).toBe(text);
  });
});
