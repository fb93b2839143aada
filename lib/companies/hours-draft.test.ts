import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { draftText, nextInterval, readTime } from './hours-draft.ts';
import { readHoursText } from './hours-text.ts';
import { emptyWeek, openingHoursOf, type Week } from './hours-week.ts';
import { arbitraryWeek } from './hours-week-arbitrary.ts';

const TODAY = '2026-01-01';
const draft = (part: Partial<Week>): Week => ({ ...emptyWeek(), ...part });

it('says what is filled in, and leaves out what is not yet', () => {
  const days = {
    ...emptyWeek().days,
    Mo: [
      { from: '09:00', to: '12:00' },
      { from: '', to: null },
    ],
  };
  const special = [
    { from: '', to: '', hours: [] },
    { from: '2026-12-24', to: '', hours: [] },
  ];
  expect(draftText(draft({ days, special }), TODAY)).toEqual({ ok: true, text: 'Mo 9–12, 24.12.2026 geschlossen' });
  expect(draftText(emptyWeek(), TODAY)).toEqual({ ok: true, text: '' });
});

it('names the row that is wrong where it stands in the table', () => {
  const special = [
    { from: '', to: '', hours: [] },
    { from: '2026-12-31', to: '2026-12-24', hours: [] },
  ];
  const seasons = [
    { from: '', to: '', days: {} },
    { from: '04', to: '10', days: { Mo: [{ from: '09:00', to: '09:00' }] } },
  ];
  const reading = draftText(draft({ special, seasons }), TODAY);
  expect(reading.ok ? [] : reading.problems.map(({ at }) => at)).toEqual([{ special: 1 }, { season: 1, day: 'Mo' }]);
});

it('proposes an afternoon after a morning', () => {
  expect(nextInterval([])).toEqual({ from: '09:00', to: '18:00' });
  expect(nextInterval([{ from: '08:00', to: '12:30' }])).toEqual({ from: '14:00', to: '18:00' });
  expect(nextInterval([{ from: '20:00', to: '04:00' }])).toEqual({ from: '', to: null });
});

it('text and table say the same', () => {
  fc.assert(
    fc.property(arbitraryWeek, (week) => {
      const reading = draftText(week, TODAY);
      const openingHours = openingHoursOf(week, TODAY);
      if (!reading.ok) throw new Error('a whole table is a whole text');
      if (openingHours === null) expect(reading.text).toBe('');
      else expect(readHoursText(reading.text)).toMatchObject({ ok: true, openingHours });
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['9', '09:00'],
  ['930', '09:30'],
  ['0930', '09:30'],
  ['9.30', '09:30'],
  ['18 Uhr', '18:00'],
  ['9h30', '09:30'],
  ['24', '24:00'],
  ['24:30', '24:30'],
  ['9:75', '9:75'],
  ['mittags', 'mittags'],
  ['', ''],
])('a time typed as %j is %s', (typed, time) => expect(readTime(typed)).toBe(time));
