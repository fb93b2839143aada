import { expect, test } from 'vitest';
import { countByMonth, monthRange, periodOf, readPeriod, robotsOfList, yearRange } from './archive.ts';

test('days add up to months and years, in order; a year without articles is none', () => {
  expect(
    countByMonth([
      { day: '2018-09-03', articles: 2 },
      { day: '2018-09-30', articles: 1 },
      { day: '2016-12-31', articles: 4 },
    ]),
  ).toEqual([
    { year: 2016, articles: 4, months: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4] },
    { year: 2018, articles: 3, months: [0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0] },
  ]);
  expect(countByMonth([])).toEqual([]);
});

test('months and years reach from their first to their last day', () => {
  expect(monthRange(2024, 2)).toEqual({ first: '2024-02-01', last: '2024-02-29' });
  expect(monthRange(2023, 2)).toEqual({ first: '2023-02-01', last: '2023-02-28' });
  expect(monthRange(2018, 12)).toEqual({ first: '2018-12-01', last: '2018-12-31' });
  expect(yearRange(2018)).toEqual({ first: '2018-01-01', last: '2018-12-31' });
});

test('an address names a year, a month, a day, or nothing', () => {
  expect(readPeriod(['2018'])).toEqual({ kind: 'year', key: '2018', first: '2018-01-01', last: '2018-12-31' });
  expect(readPeriod(['2018', '09'])).toEqual({
    kind: 'month',
    key: '2018-09',
    first: '2018-09-01',
    last: '2018-09-30',
  });
  expect(readPeriod(['2018', '09', '03'])).toMatchObject({ kind: 'day', key: '2018-09-03', first: '2018-09-03' });
  for (const parts of [['18'], ['2018', '13'], ['2018', '9'], ['2018', '02', '30'], ['2018', '', '01'], []]) {
    expect(readPeriod(parts)).toBeNull();
  }
});

test('a day lies in a day, a month and a year of the archive', () => {
  expect(periodOf('day', '2018-09-03')).toEqual({ href: '/archiv/2018/09/03', label: '03. September 2018' });
  expect(periodOf('month', '2018-09-03')).toEqual({ href: '/archiv/2018/09', label: 'September 2018' });
  expect(periodOf('year', '2018-09-03')).toEqual({ href: '/archiv/2018', label: '2018' });
});

test('a list of a single article is left to the article, unless it has words of its own', () => {
  expect(robotsOfList(1)).toEqual({ robots: { index: false, follow: true } });
  expect(robotsOfList(2)).toEqual({});
  expect(robotsOfList(1, 'Alles über Kachelöfen.')).toEqual({});
});
