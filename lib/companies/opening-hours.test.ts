import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { openNow } from './open-now.ts';
import { viewOpeningHours } from './opening-hours.ts';

const bavaria = { latitude: 48.14, longitude: 11.58, state: 'Bayern', countryCode: 'DE' };
const berlin = { latitude: 52.52, longitude: 13.4, state: 'Berlin', countryCode: 'DE' };

function view(value: string, now: string, region: Parameters<typeof viewOpeningHours>[1] = bavaria) {
  const hours = viewOpeningHours(value, region, new Date(now));
  if (!hours) throw new Error(`Not understood: ${value}`);
  return hours;
}

const weekOf = (value: string, now = '2026-11-23T10:00Z') => view(value, now).week.map(({ text }) => text);
const says = (value: string, now: string) => openNow(view(value, now).intervals, new Date(now))?.text ?? null;

describe('the week', () => {
  it('names breaks, nights and days off', () => {
    expect(weekOf('Mo-Fr 09:00-12:30,14:30-18:00; Sa 20:00-04:00')).toEqual([
      ...Array(5).fill('09:00–12:30, 14:30–18:00'),
      '20:00–04:00',
      'geschlossen',
    ]);
    expect(weekOf('24/7')).toEqual(Array(7).fill('durchgehend geöffnet'));
    expect(weekOf('Mo-Fr 00:00-24:00').slice(4)).toEqual(['durchgehend geöffnet', 'geschlossen', 'geschlossen']);
    expect(weekOf('Su 10:00-24:00')[6]).toBe('10:00–24:00');
    expect(weekOf('Fr 08:00-24:00; Sa 00:00-24:00; Su 00:00-02:00').slice(4)).toEqual([
      '08:00–24:00',
      'durchgehend geöffnet',
      '00:00–02:00',
    ]);
  });

  it('says what is uncertain in the words of the entry, never as open', () => {
    expect(weekOf('"nach Vereinbarung"')).toEqual(Array(7).fill('nach Vereinbarung'));
    expect(weekOf('Mo-Fr 09:00-17:00 || "nach Anmeldung"').slice(4)).toEqual([
      '09:00–17:00; nach Anmeldung',
      'nach Anmeldung',
      'nach Anmeldung',
    ]);
    expect(weekOf('Mo 10:00-12:00 unknown; Tu 10:00-12:00 "Praxis"').slice(0, 2)).toEqual([
      '10:00–12:00 (nach Vereinbarung)',
      '10:00–12:00 (Praxis)',
    ]);
    expect(weekOf('Fr 18:00+; Sa 11:00-14:00,18:00-22:00+').slice(4)).toEqual([
      'ab 18:00',
      '11:00–14:00, 18:00–22:00 oder länger',
      'geschlossen',
    ]);
  });

  it('is the usual one even when both of its Fridays are holidays', () => {
    const hours = view('Mo-Fr 09:00-18:00; PH off', '2026-12-20T10:00Z');
    expect(hours.week[4]?.text).toBe('09:00–18:00');
    expect(hours.special).toEqual([
      { date: '2026-12-25', reason: '1. Weihnachtstag', text: 'geschlossen' },
      { date: '2027-01-01', reason: 'Neujahr', text: 'geschlossen' },
    ]);
  });

  it('is the season that holds for most of the coming weeks, and names the rule', () => {
    const hours = view('Apr-Oct: Mo-Su 09:00-20:00; Nov-Mar: Mo-Su 10:00-16:00', '2026-10-25T10:00Z');
    expect(hours.week[0]?.text).toBe('10:00–16:00');
    expect(hours.week[6]?.text).toBe('10:00–16:00');
    expect(hours.special.find(({ date }) => date === '2026-10-26')?.text).toBe('09:00–20:00');
    expect(hours.rule).toBe('Mo–So Apr–Okt: 09:00–20:00; Mo–So Nov–Mär: 10:00–16:00');
  });

  it('does not pretend to know the sun', () => {
    expect(view('sunrise-sunset', '2026-11-23T10:00Z')).toEqual({
      week: [],
      special: [],
      rule: 'Sonnenaufgang–Sonnenuntergang',
      intervals: [],
    });
  });

  it('is null for what cannot be read', () => {
    expect(viewOpeningHours('immer dienstags, manchmal', bavaria)).toBeNull();
  });
});

describe('special days', () => {
  it('follow the holidays of the Bundesland', () => {
    const epiphany = (region: typeof bavaria) =>
      view('Mo-Fr 09:00-18:00; PH off', '2027-01-04T10:00Z', region).special.map(({ reason }) => reason);
    expect(epiphany(bavaria)).toEqual(['Heilige Drei Könige']);
    expect(epiphany(berlin)).toEqual([]);
  });

  it('leave the Friedensfest to Augsburg', () => {
    const special = (place: string) =>
      view('Mo-Fr 09:00-18:00; PH off', '2028-08-01T10:00Z', { ...bavaria, place }).special.map(({ date }) => date);
    expect(special('Augsburg')).toEqual(['2028-08-08']);
    expect(special('München')).toEqual([]);
  });

  it('name the eves and say when nobody has told about a holiday', () => {
    expect(view('Mo-Fr 09:00-18:00; Dec 24 09:00-12:00', '2026-12-20T10:00Z').special).toEqual([
      { date: '2026-12-24', reason: 'Heiligabend', text: '09:00–12:00' },
      { date: '2026-12-25', reason: '1. Weihnachtstag', text: '09:00–18:00, bitte nachfragen' },
      { date: '2027-01-01', reason: 'Neujahr', text: '09:00–18:00, bitte nachfragen' },
    ]);
  });

  it('are none in an ordinary fortnight', () => {
    expect(view('Mo-Fr 09:00-18:00; PH off', '2026-11-23T10:00Z').special).toEqual([]);
  });
});

describe('the clock', () => {
  it('tells until when it is open and when it opens', () => {
    const shop = 'Mo-Fr 09:00-12:30,14:00-18:00; Sa 09:30-14:00; PH off';
    expect(says(shop, '2026-11-23T10:00Z')).toBe('Geöffnet bis 12:30 Uhr');
    expect(says(shop, '2026-11-23T12:00Z')).toBe('Geschlossen, öffnet 14 Uhr');
    expect(says(shop, '2026-11-23T18:00Z')).toBe('Geschlossen, öffnet morgen 9 Uhr');
    expect(says(shop, '2026-11-28T14:00Z')).toBe('Geschlossen, öffnet Montag 9 Uhr');
    expect(says('Dec 6 10:00-12:00', '2026-11-23T10:00Z')).toBe('Geschlossen, öffnet am 6. Dezember, 10 Uhr');
    expect(says('Jul: Mo-Fr 10:00-12:00', '2026-11-23T10:00Z')).toBe('Zurzeit geschlossen');
  });

  it('knows the night that began yesterday, midnight, and what never closes', () => {
    expect(says('Fr,Sa 20:00-04:00', '2026-11-29T01:00Z')).toBe('Geöffnet bis 4 Uhr');
    expect(says('Mo-Su 10:00-24:00', '2026-11-23T10:00Z')).toBe('Geöffnet bis 24 Uhr');
    expect(says('24/7', '2026-11-23T10:00Z')).toBe('Durchgehend geöffnet');
  });

  it('joins stretches that differ only in their comment', () => {
    expect(says('Mo 09:00-12:00 open "Praxis", Mo 12:00-14:00 open "Rezepte"', '2026-11-23T09:00Z')).toBe(
      'Geöffnet bis 14 Uhr',
    );
  });

  it('claims nothing that is uncertain', () => {
    expect(says('Mo-Su 18:00+', '2026-11-23T19:00Z')).toBe('Geöffnet seit 18 Uhr, Ende offen');
    expect(says('Mo-Su 18:00+', '2026-11-23T12:00Z')).toBe('Geschlossen, öffnet 18 Uhr');
    expect(says('Mo-Fr 09:00-12:00 || "nach Vereinbarung"', '2026-11-23T14:00Z')).toBe('Eventuell geöffnet');
    expect(says('"nach Vereinbarung"', '2026-11-23T10:00Z')).toBeNull();
    expect(says('We "nach Vereinbarung"', '2026-11-23T10:00Z')).toBeNull();
  });

  it('keeps time in both nights of the change', () => {
    const intervals = (now: string, value: string) =>
      view(value, now)
        .intervals.filter(({ from }) => from >= now)
        .map(({ from, to }) => [from, to]);
    // Summer time begins on 29 March 2026 at 2 o'clock: the night is an hour shorter.
    expect(intervals('2026-03-28T12:00:00.000Z', 'Sa 22:00-04:00')[0]).toEqual([
      '2026-03-28T21:00:00.000Z',
      '2026-03-29T02:00:00.000Z',
    ]);
    expect(intervals('2026-03-28T12:00:00.000Z', 'Su 09:00-18:00')[0]).toEqual([
      '2026-03-29T07:00:00.000Z',
      '2026-03-29T16:00:00.000Z',
    ]);
    expect(intervals('2026-10-24T12:00:00.000Z', 'Sa 22:00-04:00')[0]).toEqual([
      '2026-10-24T20:00:00.000Z',
      '2026-10-25T03:00:00.000Z',
    ]);
    expect(says('Mo-Fr 09:00-18:00', '2026-10-24T22:30Z')).toBe('Geschlossen, öffnet morgen 9 Uhr');
  });
});

describe('laws', () => {
  const time = fc.integer({ min: 0, max: 95 }).map((quarter) => quarter * 15);
  const written = (minutes: number) =>
    `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  const codes = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
  const rule = fc
    .record({ days: fc.subarray([0, 1, 2, 3, 4, 5, 6], { minLength: 1 }), from: time, to: time })
    .filter(({ from, to }) => from < to);
  const instant = fc
    .date({ min: new Date('2026-01-01T00:00Z'), max: new Date('2027-12-31T00:00Z'), noInvalidDate: true })
    .map((date) => new Date(Math.floor(date.getTime() / 60_000) * 60_000));

  /** Asks a clock in Berlin, minute by minute, without any of our own arithmetic. */
  const wallClock = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/Berlin',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  function isOpen({ days, from, to }: { days: number[]; from: number; to: number }, now: Date): boolean {
    const part = Object.fromEntries(wallClock.formatToParts(now).map(({ type, value }) => [type, value]));
    const minutes = Number(part.hour) * 60 + Number(part.minute);
    return days.some((day) => codes[day] === part.weekday?.slice(0, 2)) && from <= minutes && minutes < to;
  }

  it('open now is what a clock in Berlin says', () => {
    fc.assert(
      fc.property(rule, instant, fc.integer({ min: 0, max: 13 * 24 * 60 }), (each, made, later) => {
        const value = `${each.days.map((day) => codes[day]).join(',')} ${written(each.from)}-${written(each.to)}`;
        const hours = view(value, made.toISOString());
        const now = new Date(made.getTime() + later * 60_000);
        // In the hour that comes twice a year, opening hours do not say which one they mean.
        fc.pre(!/-10-25T0[01]|-10-31T0[01]/.test(now.toISOString()));
        expect(openNow(hours.intervals, now)?.state === 'open').toBe(isOpen(each, now));
      }),
      { numRuns: 300 },
    );
  });

  it('the week is the same on each of its days, nights and days without end included', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...codes), time, fc.integer({ min: 1, max: 96 })), {
          minLength: 1,
          maxLength: 5,
        }),
        (parts) => {
          const value = parts
            .map(([day, from, quarters]) => `${day} ${written(from)}-${written((from + quarters * 15) % 1440 || 1440)}`)
            .join(', ');
          // Five weeks without a holiday.
          const views = [1, 2, 3, 4, 5, 6, 7].map((day) => view(value, `2027-02-0${day}T03:00Z`));
          for (const { week, special } of views) {
            expect(week).toEqual(views[0]?.week);
            expect(special).toEqual([]);
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  const zone = process.env.TZ;
  afterAll(() => {
    process.env.TZ = zone;
  });

  it('is the same in every zone of a server', () => {
    fc.assert(
      fc.property(rule, instant, (each, made) => {
        const value = `${each.days.map((day) => codes[day]).join(',')} ${written(each.from)}-${written(each.to)}`;
        const views = ['UTC', 'Europe/Berlin', 'Pacific/Chatham', 'America/New_York'].map((name) => {
          process.env.TZ = name;
          return view(value, made.toISOString());
        });
        for (const other of views) expect(other).toEqual(views[0]);
      }),
      { numRuns: 60 },
    );
  });

  it('is the same on the days on which the clocks of the server change, not ours', () => {
    // In Chatham: 2:45 on 27 September 2026 and 3:45 on 4 April 2027.
    for (const day of ['2026-09-24', '2026-09-26', '2026-09-27', '2027-04-02', '2027-04-03', '2027-04-04']) {
      for (const value of ['Mo-Su 01:00-03:00,22:00-02:30', 'Fr-Su 02:00-03:15; PH off', 'Sa 20:00-04:00', '24/7']) {
        const views = ['UTC', 'Pacific/Chatham', 'Europe/Berlin'].map((name) => {
          process.env.TZ = name;
          return view(value, `${day}T13:50Z`);
        });
        for (const other of views) expect(other).toEqual(views[0]);
      }
    }
  });

  it('is answered quickly, the values that once hung included', () => {
    for (const value of ['Mo-Su,PH 00:00+', 'Mo-Sa 00:00-24:00+', 'PH,Mo-Su 00:00+; Dec 24 off']) {
      const start = performance.now();
      view(value, '2026-11-23T10:00Z');
      expect(performance.now() - start).toBeLessThan(20_000);
    }
  });
});
