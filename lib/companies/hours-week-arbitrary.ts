import fc from 'fast-check';
import { ALL_DAY, areDisjoint, clock, type DayHours, type Interval, WEEKDAYS } from './hours-rules.ts';
import { type Season, type Week, weekProblems } from './hours-week.ts';

/** For property tests: every week that the table editor lets people keep. */

const time = fc.oneof(
  fc.integer({ min: 0, max: 23 }).map((hour) => clock(hour * 60)),
  fc.integer({ min: 0, max: 1439 }).map(clock),
);
const interval: fc.Arbitrary<Interval> = fc
  .record({ from: time, to: fc.oneof({ weight: 8, arbitrary: time }, fc.constantFrom('24:00', null)) })
  .filter(({ from, to }) => from !== to && to !== '00:00');
const dayHours: fc.Arbitrary<DayHours> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<DayHours>([]) },
  { weight: 1, arbitrary: fc.constant<DayHours>('byAppointment') },
  { weight: 1, arbitrary: fc.constant<DayHours>([ALL_DAY]) },
  {
    weight: 6,
    arbitrary: fc
      .array(interval, { minLength: 1, maxLength: 3 })
      .map((intervals) => intervals.toSorted((a, b) => (a.from < b.from ? -1 : 1)))
      .filter(areDisjoint),
  },
);

const day = fc
  .date({ min: new Date('2026-01-01T00:00Z'), max: new Date('2028-12-31T00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const dates = fc.oneof(
  day.map((date) => ({ from: date, to: date })),
  fc.tuple(day, day).map(([one, other]) => (one < other ? { from: one, to: other } : { from: other, to: one })),
  day.map((date) => ({ from: date.slice(5), to: date.slice(5) })),
  fc.tuple(day, day).map(([one, other]) => ({ from: one.slice(5), to: other.slice(5) })),
);

const month = fc.integer({ min: 1, max: 12 }).map((number) => String(number).padStart(2, '0'));
const season = (choices: DayHours[]): fc.Arbitrary<Season> =>
  fc
    .tuple(
      fc.oneof(
        dates,
        fc.tuple(month, month).map(([from, to]) => ({ from, to })),
      ),
      fc.dictionary(fc.constantFrom(...WEEKDAYS), fc.constantFrom(...choices, []), {
        minKeys: 1,
        noNullPrototype: true,
      }),
    )
    .map(([range, days]) => ({ ...range, days }))
    // Days of a season that are all alike are stored as one rule, which is one of special days unless it is about months.
    .filter(({ from, days }) => {
      const different = new Set(WEEKDAYS.map((day) => JSON.stringify(days[day])));
      return different.size > 1 || (from.length === 2 && !different.has('[]'));
    });

/** Few different hours, so that days share them. */
export const arbitraryWeek: fc.Arbitrary<Week> = fc
  .array(dayHours, { minLength: 1, maxLength: 3 })
  .chain((choices) =>
    fc.record({
      days: fc
        .array(fc.constantFrom(...choices), { minLength: 7, maxLength: 7 })
        .map((hours) => Object.fromEntries(WEEKDAYS.map((name, index) => [name, hours[index]])) as Week['days']),
      seasons: fc.array(season(choices), { maxLength: 2 }),
      holidays: fc.option(fc.oneof(fc.constant<DayHours>([]), dayHours)),
      special: fc.array(
        fc.tuple(dates, dayHours).map(([range, hours]) => ({ ...range, hours })),
        { maxLength: 3 },
      ),
      byAppointment: fc.boolean(),
    }),
  )
  .filter((week) => weekProblems(week).length === 0);
