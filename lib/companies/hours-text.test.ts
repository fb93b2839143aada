import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { realFile } from '#db/import/real-files.ts';
import { readHours, writeHours } from './hours-rules.ts';
import { readHoursText, writeHoursText } from './hours-text.ts';
import { openingHoursOf, weekOf } from './hours-week.ts';
import { arbitraryWeek } from './hours-week-arbitrary.ts';

/** The OSM syntax, or what was said about which part of the text. */
function read(text: string) {
  const reading = readHoursText(text);
  return reading.ok ? reading.openingHours : reading.problems.map(({ from, to }) => text.slice(from, to));
}

describe('what people type', () => {
  test.each([
    ['Mo–Fr 9–18, Sa 9–13', 'Mo-Fr 09:00-18:00; Sa 09:00-13:00'],
    ['Mo-Fr 9-12 und 14-18 Uhr', 'Mo-Fr 09:00-12:00,14:00-18:00'],
    ['Montag bis Freitag von 9:30 bis 18.00 Uhr', 'Mo-Fr 09:30-18:00'],
    ['Mo.-Fr. 9h–18h, Sa. 9h30-13h', 'Mo-Fr 09:00-18:00; Sa 09:30-13:00'],
    ['MO - FR: 8.00 - 18.00 UHR; SA.: 8.00 - 14.00 UHR', 'Mo-Fr 08:00-18:00; Sa 08:00-14:00'],
    ['Mo, Di, Do 9–12, 14–18; Mi geschlossen', 'Mo,Tu,Th 09:00-12:00,14:00-18:00'],
    ['Mo+Di 9-12', 'Mo,Tu 09:00-12:00'],
    ['Mo9-12', 'Mo 09:00-12:00'],
    ['dienstags und donnerstags 15-18 Uhr', 'Tu,Th 15:00-18:00'],
    ['Fr–Mo 10–16', 'Mo,Fr-Su 10:00-16:00'],
    ['Mo–Fr 9:00–18:00 Uhr / Sa 9:00–13:00 Uhr', 'Mo-Fr 09:00-18:00; Sa 09:00-13:00'],
    ['Mo – Fr von 8 bis 12 Uhr sowie von 14 bis 18 Uhr', 'Mo-Fr 08:00-12:00,14:00-18:00'],
    ['9–18 Uhr (Mo–Fr), 9–13 Uhr (Sa)', 'Mo-Fr 09:00-18:00; Sa 09:00-13:00'],
    ['Montag\n9–12\n14–18\nDienstag: geschlossen\nMittwoch: 9–12', 'Mo 09:00-12:00,14:00-18:00; We 09:00-12:00'],
    ['täglich 10–18', 'Mo-Su 10:00-18:00'],
    ['Sa 9–13\nApril–Oktober Sa 8–16', 'Sa 09:00-13:00; Apr-Oct Sa 08:00-16:00'],
    ['Sa 9–13.\nMai geschlossen', 'Sa 09:00-13:00; May off'],
    ['Mo-Fr 9-12 14-18', 'Mo-Fr 09:00-12:00,14:00-18:00'],
    ['Geöffnet Mo–Fr von 9 bis 18 Uhr', 'Mo-Fr 09:00-18:00'],
    ['werktags 8–17', 'Mo-Sa 08:00-17:00'],
    ['Wochenende 10-14', 'Sa,Su 10:00-14:00'],
    ['Mo–Fr 9–18 Uhr durchgehend', 'Mo-Fr 09:00-18:00'],
    ['Montagvormittag 8-12, Mo-Fr: 8 Uhr bis 12 Uhr mittags', 'Mo-Fr 08:00-12:00'],
  ])('%s', (text, value) => expect(read(text)).toBe(value));

  test.each([
    ['Fr, Sa 18–2', 'Fr,Sa 18:00-02:00'],
    ['Fr 20 bis 2 Uhr nachts', 'Fr 20:00-02:00'],
    ['Fr-So 22–6 Uhr morgens', 'Fr-Su 22:00-06:00'],
    ['Mo 6–2 Uhr am Folgetag', 'Mo 06:00-02:00'],
    ['täglich 18–0 Uhr', 'Mo-Su 18:00-24:00'],
    ['täglich ab 17 Uhr', 'Mo-Su 17:00+'],
    ['Mo-Do ab 17 Uhr, Fr 15 Uhr bis Ende offen', 'Mo-Th 17:00+, Fr 15:00+'],
    ['Fr 18 Uhr - open end', 'Fr 18:00+'],
    ['24 Stunden', '24/7'],
    ['rund um die Uhr geöffnet', '24/7'],
    ['Mo-Fr durchgehend geöffnet', 'Mo-Fr 00:00-24:00'],
    ['Sa 0–24 Uhr', 'Sa 00:00-24:00'],
  ])('nights and whole days: %s', (text, value) => expect(read(text)).toBe(value));

  test.each([
    ['Ruhetag Montag. Di–So 11–22 Uhr', 'Tu-Su 11:00-22:00'],
    ['täglich 11–22, Montag Ruhetag', 'Tu-Su 11:00-22:00'],
    ['Ruhetag Montag, täglich ab 18', 'Tu-Su 18:00+'],
    ['täglich außer Montag 10-18', 'Tu-Su 10:00-18:00'],
    ['täglich 10-18 außer montags', 'Tu-Su 10:00-18:00'],
    ['Mo–Fr 9–18, Mittagspause 12:30–13:30', 'Mo-Fr 09:00-12:30,13:30-18:00'],
    ['Mo-Fr 8-12 und 14-18, Mi nachmittags geschlossen', 'Mo,Tu,Th,Fr 08:00-12:00,14:00-18:00; We 08:00-12:00'],
    ['Mo-Fr 9-18, Fr 9-13', 'Mo-Th 09:00-18:00; Fr 09:00-13:00'],
    ['Mo-Fr 8-12, Do auch 14-18', 'Mo-We,Fr 08:00-12:00; Th 08:00-12:00,14:00-18:00'],
    ['Mo-Fr 9-18, sonst geschlossen', 'Mo-Fr 09:00-18:00'],
    ['geschlossen', 'Mo-Su off'],
  ])('exceptions: %s', (text, value) => expect(read(text)).toBe(value));

  test.each([
    ['nach Vereinbarung', '"nach Vereinbarung"'],
    ['Termine nach telefonischer Vereinbarung', '"nach Vereinbarung"'],
    ['Mo–Fr 9–17 und nach Vereinbarung', 'Mo-Fr 09:00-17:00 || "nach Vereinbarung"'],
    ['Mo-Fr 9-17, Sa nach Vereinbarung', 'Mo-Fr 09:00-17:00; Sa "nach Vereinbarung"'],
    ['Mo–Fr 9–18, feiertags geschlossen', 'Mo-Fr 09:00-18:00; PH off'],
    ['Mo-Fr 9-18, an Feiertagen 10–14', 'Mo-Fr 09:00-18:00; PH 10:00-14:00'],
    ['Sonn- und Feiertage 10–12 Uhr', 'Su 10:00-12:00; PH 10:00-12:00'],
    ['täglich 10–18, auch an Feiertagen', 'Mo-Su 10:00-18:00; PH 10:00-18:00'],
    ['Mo–Fr 9–18 (außer feiertags)', 'Mo-Fr 09:00-18:00; PH off'],
  ])('appointments and holidays: %s', (text, value) => expect(read(text)).toBe(value));

  test.each([
    ['April bis Oktober täglich 10–18', 'Apr-Oct 10:00-18:00'],
    [
      'April–Oktober: Mo–Fr 9–18, Sa 9–13; Nov.-März: Mo–Fr 10–16; Feiertage geschlossen',
      'Apr-Oct Mo-Fr 09:00-18:00; Apr-Oct Sa 09:00-13:00; Nov-Mar Mo-Fr 10:00-16:00; PH off',
    ],
    ['Mo-Fr 9-18, im Dezember auch Sa 9-18', 'Mo-Fr 09:00-18:00; Dec Sa 09:00-18:00'],
    ['Ruhetag Montag; April–Oktober 10–18', 'Apr-Oct Tu-Su 10:00-18:00; Apr-Oct Mo off'],
    ['Ruhetag Montag; April–Oktober 10–18, Mo 10-12', 'Apr-Oct Mo 10:00-12:00; Apr-Oct Tu-Su 10:00-18:00'],
    [
      'April–August Mi 14–18, Sa 8–12; Sonn- und Feiertage geschlossen',
      'Apr-Aug We 14:00-18:00; Apr-Aug Sa 08:00-12:00; Apr-Aug Su off; PH off',
    ],
    ['April–Oktober Mo–Fr 9–18; ganzjährig Sa 9–13', 'Sa 09:00-13:00; Apr-Oct Mo-Fr 09:00-18:00'],
    ['Juli 2026 geschlossen', '2026 Jul off'],
  ])('seasons: %s', (text, value) => expect(read(text)).toBe(value));

  test.each([
    ['24.–31.12. geschlossen', 'Dec 24-31 off'],
    ['24.12.2026 9–13', '2026 Dec 24 09:00-13:00'],
    ['24.12.26 9–13', '2026 Dec 24 09:00-13:00'],
    ['Do, 24.12.2026 9–13', '2026 Dec 24 09:00-13:00'],
    ['vom 24.12.2026 bis 6.1.2027 geschlossen', '2026 Dec 24-2027 Jan 06 off'],
    ['24.12.–6.1.2027 geschlossen', '2026 Dec 24-2027 Jan 06 off'],
    ['24. Dez - 6. Jan geschlossen', 'Dec 24-Jan 06 off'],
    ['24., 25. und 26.12.2026 geschlossen', '2026 Dec 24 off; 2026 Dec 25 off; 2026 Dec 26 off'],
    ['Betriebsferien 3.–21. August 2026', '2026 Aug 03-21 off'],
    ['Weihnachten geschlossen', 'Dec 24-26 off'],
    ['Heiligabend und Silvester 9–13', 'Dec 24 09:00-13:00; Dec 31 09:00-13:00'],
    ['Heiligabend bis Neujahr geschlossen', 'Dec 24-Jan 01 off'],
    ['Karfreitag geschlossen', 'easter -2 days off'],
    ['28.12.2026 10–12, 24.–31.12.2026 geschlossen', '2026 Dec 24-31 off; 2026 Dec 28 10:00-12:00'],
    ['Mo–Fr 9.00–12.30. 24.12. zu.', 'Mo-Fr 09:00-12:30; Dec 24 off'],
  ])('special days: %s', (text, value) => expect(read(text)).toBe(value));
});

test.each(['Mo-Fr sunrise-sunset', 'PH off; Sa 9:00-12:00', 'Apr-Sep Mo-Su 08:00-18:00', 'Th 08:00-13:00 "Markt"'])(
  'what is stored stays letter by letter while nobody touches its text: %s',
  (stored) => {
    expect(readHoursText(` ${writeHoursText(stored)}\n`, { stored })).toMatchObject({ openingHours: stored });
    expect(readHoursText('Mo 9–12', { stored })).toMatchObject({ openingHours: 'Mo 09:00-12:00' });
  },
);

describe('OSM syntax', () => {
  it('is taken as it is', () => {
    expect(read('Mo-Fr 09:00-18:00; PH off')).toBe('Mo-Fr 09:00-18:00; PH off');
    expect(read('24/7')).toBe('24/7');
  });

  it('beyond our own is left to who knows it', () => {
    const value = 'Mo-Fr sunrise-sunset; SH off';
    expect(readHoursText(value).ok).toBe(false);
    expect(readHoursText(value, { understands: (asked) => asked === value })).toEqual({
      ok: true,
      openingHours: value,
      notes: [],
    });
    // As German, Saturday would belong to the season.
    const season = 'Sep Tu 09:00-12:00; Oct Tu 09:00-12:00; Sa, Tu 10:00-12:00';
    expect(readHoursText(season, { understands: (asked) => asked === season })).toMatchObject({ openingHours: season });
  });
});

test.each([
  ['Mo-Fr 9-18 bla Sa 9-13', ['bla']],
  ['9-18 Uhr', ['9-18 Uhr']],
  ['Mo–Fr', ['Mo–Fr']],
  ['Mo-Fr 9-18, Sa', ['Sa']],
  ['Mo-Fr 9', ['9']],
  ['Mo-Fr 9-18, Do bis 20', ['bis']],
  ['Mo-Fr 9-5', ['9-5']],
  ['Mo-Fr 9-9', ['9-9']],
  ['Mo-Fr 25-26', ['25', '26']],
  ['Mo-Fr 9–18 und 17–20', ['9–18 und 17–20']],
  ['Mo 9-12, Mo 10-13', ['Mo 10-13']],
  ['Mo-Fr 9-17 nach Vereinbarung', ['nach Vereinbarung']],
  ['im Sommer täglich 10-18', ['im Sommer']],
  ['wochentags 9-18', ['wochentags']],
  ['Ruhetage Mo, Di, Mi–So 11–22 Uhr', ['Mo, Di, Mi–So']],
  ['Ruhetag Montag', ['Ruhetag Montag']],
  ['Mo-Fr durchgehend', ['durchgehend']],
  ['Mo-Fr 9-18, sonst 10-12', ['sonst']],
  ['Fr 24.12.2026 9-13', ['Fr 24.12.2026']],
  ['Sa 24.12. 9-13', ['Sa 24.12.']],
  ['30.2. geschlossen', ['30.2.']],
  ['10.12 geschlossen', ['10.12']],
  ['nachmittags 2-6, Mo', ['2-6']],
  ['Mo 9-12-14', ['-']],
  ['Mo-Fr 9-18, Mi nachmittags geschlossen', ['Mi nachmittags geschlossen']],
  ['jeden ersten Samstag im Monat 9-12', ['ersten', 'Monat']],
  ['April–Oktober geöffnet; November–März geschlossen', ['April–Oktober']],
  ['Montag\nDienstag 9–12', ['Montag']],
  ['Sa; So 9–12', ['Sa']],
  ['24.12.2026 ab 14 Uhr geschlossen', ['geschlossen']],
  ['Mo–Fr 9–18, 12–14 geschlossen', ['9–18, 12–14']],
  ['Mo–Fr 9–18, 24 Stunden', ['24 Stunden']],
  ['Mo–Fr 9–18, bitte klingeln Sie an der Hoftür', ['bitte klingeln Sie an der Hoftür']],
  ['', ['']],
])('never guessed: „%s“', (text, places) => expect(read(text)).toEqual(places));

test.each([
  ['werktags 8–17', 'werktags', 'Montag bis Samstag'],
  ['24.–31.12. geschlossen', '24.–31.12.', 'jedes Jahr'],
  ['Mo-Fr 8-12, Do 14-18', 'Do 14-18', '8–12 und 14–18 Uhr'],
  ['April–Oktober: Mo–Fr 9–18, Sa 9–13', 'Sa 9–13', 'April–Oktober'],
])('says how it was understood: %s', (text, place, message) => {
  const reading = readHoursText(text);
  const notes = reading.ok ? reading.notes : [];
  expect(notes.map(({ from, to }) => text.slice(from, to))).toEqual([place]);
  expect(notes[0]?.message).toContain(message);
});

describe('written in German', () => {
  test.each([
    [
      'Mo-Fr 09:00-12:00,14:00-18:30; Sa 09:00-13:00; PH off',
      'Mo–Fr 9–12 und 14–18:30, Sa 9–13, Feiertage geschlossen',
    ],
    ['24/7', 'rund um die Uhr'],
    ['Mo-Su 17:00+', 'täglich ab 17'],
    [
      'Mo-Fr 09:00-17:00 || "nach Vereinbarung"; 2026 Dec 24-31 off',
      'Mo–Fr 9–17, sonst nach Vereinbarung, 24.–31.12.2026 geschlossen',
    ],
    ['Apr-Oct Mo-Fr 09:00-18:00; PH off', 'April–Oktober Mo–Fr 9–18, Feiertage geschlossen'],
    ['easter -2 days off', 'Karfreitag geschlossen'],
    ['Mo-Fr sunrise-sunset', 'Mo-Fr sunrise-sunset'],
  ])('%s', (value, text) => expect(writeHoursText(value)).toBe(text));
});

test('the hours of real shops survive the table and the text', () => {
  const file = realFile('osm/farmshops-dach.geojson');
  if (!file) return;
  const { features } = JSON.parse(readFileSync(file, 'utf8')) as { features: { properties: Record<string, string> }[] };
  const values = new Set(features.flatMap(({ properties }) => properties.opening_hours ?? []));
  let tables = 0;
  let understood = 0;
  for (const value of values) {
    const week = weekOf(value);
    if (week) tables += 1;
    const kept = week && openingHoursOf(week, '2026-01-01');
    if (kept) expect(read(writeHoursText(kept)), value).toBe(kept);
    if (readHoursText(value).ok) understood += 1;
  }
  expect(values.size).toBeGreaterThan(1000);
  expect(tables / values.size).toBeGreaterThan(0.75);
  expect(understood / values.size).toBeGreaterThan(0.85);
});

describe('laws', () => {
  it('what the table says can be written, edited as text and comes back the same', () => {
    fc.assert(
      fc.property(arbitraryWeek, (week) => {
        const value = openingHoursOf(week, '2026-01-01');
        fc.pre(value !== null);
        const text = writeHoursText(value as string);
        expect(readHoursText(text), text).toMatchObject({ ok: true, openingHours: value });
      }),
      { numRuns: 3000 },
    );
  });

  const pieces = fc.constantFrom(
    ...'Mo Di–Fr Sa So montags täglich werktags Wochenende Feiertage 9 9:30 18.00 24 Uhr – - bis und , ; : . / ( ) ab von'.split(
      ' ',
    ),
    ...'geschlossen Ruhetag außer auch sonst nachts nachmittags 24.12. 31.12.2026 24. Dezember April Ostern 24/7 pause'.split(
      ' ',
    ),
    ...[
      '\n',
      'nach Vereinbarung',
      '24 Stunden',
      'durchgehend',
      'am Folgetag',
      'Ende offen',
      '2026',
      'äöü',
      '\u{1F600}',
    ],
  );
  const texts = fc.oneof(
    fc.array(pieces, { maxLength: 14 }).map((parts) => parts.join(' ')),
    fc.array(pieces, { maxLength: 14 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary' }),
  );

  it('whatever is typed is understood as something that can be shown and typed again, or said where it is not', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const reading = readHoursText(text);
        if (!reading.ok) {
          expect(reading.problems.length).toBeGreaterThan(0);
          for (const { from, to } of reading.problems) {
            expect(from <= to && to <= text.length && (from < to || text === '')).toBe(true);
          }
          return;
        }
        const hours = readHours(reading.openingHours);
        expect(hours, reading.openingHours).not.toBeNull();
        if (hours) expect(writeHours(hours)).toBe(reading.openingHours);
        const again = readHoursText(writeHoursText(reading.openingHours));
        expect(again, `${text} → ${reading.openingHours} → ${writeHoursText(reading.openingHours)}`).toMatchObject({
          ok: true,
          openingHours: reading.openingHours,
        });
      }),
      { numRuns: 5000 },
    );
  });

  it('a long text is answered at once', () => {
    const started = performance.now();
    for (const part of ['Mo', '9-', '24.12.', '24., ', 'bis ', ' ', 'a', '1', '(', 'Mo 9-12, ']) {
      expect(readHoursText(part.repeat(2000 / part.length)).ok).toBeTypeOf('boolean');
      expect(readHoursText(part.repeat(100_000)).ok).toBe(false);
    }
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});
