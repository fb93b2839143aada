import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  berlinDate,
  berlinInstant,
  berlinTimeField,
  berlinWallTime,
  dateParts,
  longDate,
  longDateWithWeekday,
  monthOf,
  parseDay,
  parseMonth,
  parseYear,
  readBerlinTime,
  shortDate,
  weekdayOf,
} from './dates.ts';

describe('the Berlin day of an instant', () => {
  test.each([
    ['2018-09-02T21:59:59Z', '2018-09-02'],
    ['2018-09-02T22:00:00Z', '2018-09-03'],
    ['2018-12-31T22:59:59Z', '2018-12-31'],
    ['2018-12-31T23:00:00Z', '2019-01-01'],
    // Summer time begins and ends between midnight and morning: the day has 23 or 25 hours.
    ['2026-03-28T23:00:00Z', '2026-03-29'],
    ['2026-03-29T21:59:59Z', '2026-03-29'],
    ['2026-03-29T22:00:00Z', '2026-03-30'],
    ['2026-10-24T22:00:00Z', '2026-10-25'],
    ['2026-10-25T22:59:59Z', '2026-10-25'],
    ['2026-10-25T23:00:00Z', '2026-10-26'],
    ['2024-02-28T23:00:00Z', '2024-02-29'],
  ])('%s is on %s', (instant, day) => {
    expect(berlinDate(new Date(instant))).toBe(day);
  });

  test('is what a clock in Berlin shows', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        expect(new Date(berlinWallTime(instant)).toISOString().slice(0, 10)).toBe(berlinDate(instant));
      }),
    );
  });
});

describe('an instant from what a clock in Berlin shows', () => {
  const at = (wall: string) => berlinInstant(Date.parse(`${wall}Z`)).toISOString();

  test('in winter and in summer', () => {
    expect(at('2018-01-15T12:00:00')).toBe('2018-01-15T11:00:00.000Z');
    expect(at('2018-09-03T12:00:00')).toBe('2018-09-03T10:00:00.000Z');
  });

  test('takes an hour that is left out as the one after it, and one that comes twice as the first', () => {
    expect(at('2026-03-29T02:30:00')).toBe('2026-03-29T01:30:00.000Z');
    expect(at('2026-10-25T02:30:00')).toBe('2026-10-25T00:30:00.000Z');
    expect(at('2026-10-25T03:00:00')).toBe('2026-10-25T02:00:00.000Z');
  });

  test('leads back to the same clock', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        const wall = berlinWallTime(instant);
        expect(berlinWallTime(berlinInstant(wall))).toBe(wall);
      }),
    );
  });
});

describe('dates in words', () => {
  test('are those that the archive promises', () => {
    expect(longDate('2018-09-03')).toBe('03. September 2018');
    expect(longDateWithWeekday('2018-09-03')).toBe('Montag, 03. September 2018');
    expect(shortDate('2018-09-03')).toBe('03.09.2018');
    expect(monthOf(3)).toBe('März');
  });

  test('have the weekday of their day, on the nights of summer time too', () => {
    expect(longDateWithWeekday('2026-03-29')).toBe('Sonntag, 29. März 2026');
    expect(longDateWithWeekday('2026-10-25')).toBe('Sonntag, 25. Oktober 2026');
    expect(longDateWithWeekday('2024-02-29')).toBe('Donnerstag, 29. Februar 2024');
  });
});

describe('dates from addresses', () => {
  test('are days that exist, written with leading zeros', () => {
    expect(parseDay('2018', '09', '03')).toBe('2018-09-03');
    expect(parseDay('2024', '02', '29')).toBe('2024-02-29');
    expect(parseMonth('2018', '09')).toEqual({ year: 2018, month: 9 });
    expect(parseYear('2018')).toBe(2018);
  });

  test.each([
    ['2018', '02', '30'],
    ['2023', '02', '29'],
    ['1900', '02', '29'],
    ['2018', '00', '01'],
    ['2018', '13', '01'],
    ['2018', '09', '00'],
    ['2018', '04', '31'],
    ['2018', '9', '3'],
    ['18', '09', '03'],
    ['0000', '01', '01'],
    ['0099', '01', '01'],
    ['10000', '01', '01'],
    ['-018', '09', '03'],
    ['2018', '09', '3 '],
    ['2018', '09', '٠٣'],
    ['2018\n', '09', '03'],
  ])('%s/%s/%s is none', (year, month, day) => {
    expect(parseDay(year, month, day)).toBeNull();
  });

  test('every day has exactly one address', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }), (day) => {
        const date = day.toISOString().slice(0, 10);
        const [year = '', month = '', dayOfMonth = ''] = date.split('-');
        expect(parseDay(year, month, dayOfMonth)).toBe(date);
        expect(dateParts(date)).toEqual({ year: Number(year), month: Number(month), day: Number(dayOfMonth) });
      }),
    );
  });

  test('whatever is asked for, the answer is null or a day that is written as asked', () => {
    fc.assert(
      fc.property(part(4), part(2), part(2), (year, month, day) => {
        const parsed = parseDay(year, month, day);
        expect(parsed === null || parsed === `${year}-${month}-${day}`).toBe(true);
      }),
    );
  });
});

// From 1980 on Germany has had one hour of summer time each year.
const instants = fc
  .date({ min: new Date('1980-01-01'), max: new Date('2037-12-31'), noInvalidDate: true })
  .map((date) => new Date(Math.floor(date.getTime() / 1000) * 1000));

const part = (digits: number) =>
  fc.oneof(fc.string(), fc.stringMatching(new RegExp(`^[0-9]{${digits}}$`)), fc.integer().map(String));

describe('a field for date and time', () => {
  test.each([
    // In winter, in summer, in the hour that is left out, and in the first of the two that are alike.
    ['2027-01-15T10:00', '2027-01-15T09:00:00.000Z'],
    ['2027-07-15T10:00', '2027-07-15T08:00:00.000Z'],
    ['2027-03-28T01:59', '2027-03-28T00:59:00.000Z'],
    ['2027-03-28T02:30', '2027-03-28T01:30:00.000Z'],
    ['2027-03-28T03:00', '2027-03-28T01:00:00.000Z'],
    ['2027-10-31T02:30', '2027-10-31T00:30:00.000Z'],
    ['2027-10-31T03:00', '2027-10-31T02:00:00.000Z'],
    ['2028-02-29T23:59:00', '2028-02-29T22:59:00.000Z'],
  ])('%s is %s in Berlin', (field, instant) => {
    expect(readBerlinTime(field)?.toISOString()).toBe(instant);
  });

  test.each(['', '2027-02-30T10:00', '2027-01-15', '2027-01-15T24:00', '2027-01-15T10:60', '27-1-15T10:00', 'morgen'])(
    '%j is none',
    (field) => {
      expect(readBerlinTime(field)).toBeNull();
    },
  );

  test('shows an instant as it will be read', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        (date) => {
          const field = berlinTimeField(date);
          expect(berlinTimeField(readBerlinTime(field) as Date)).toBe(field);
        },
      ),
    );
  });
});

test('days follow each other over months, years and the change of clocks, and weeks begin on Monday', () => {
  expect(addDays('2018-08-31', 1)).toBe('2018-09-01');
  expect(addDays('2028-03-01', -1)).toBe('2028-02-29');
  expect(addDays('2027-03-27', 2)).toBe('2027-03-29');
  expect(addDays('2026-12-31', 7)).toBe('2027-01-07');
  expect(['2018-09-03', '2018-09-09'].map(weekdayOf)).toEqual([0, 6]);
});
