import { eq, sql } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { closeDatabase, db, rolledBack } from '#db/client.ts';
import { evaluatedDays, isKnownDay } from '#lib/companies/known-days.ts';
import { openNow } from '#lib/companies/open-now.ts';
import { viewOpeningHours } from '#lib/companies/opening-hours.ts';
import { notNarrowed } from '#lib/search/narrowing.ts';
import type { Intent } from '#lib/search/understand.ts';
import { insertTestCompany } from './fixtures.ts';
import { renewOpeningTimes } from './opening-times.ts';
import { searchCompanies } from './search.ts';
import { companies, openingTimes } from './tables.ts';

afterAll(closeDatabase);

const HOURS = [
  'Mo-Fr 09:00-12:30,14:00-18:00',
  'Mo-Sa 09:00-20:00; PH off',
  'Mo-Su 11:00-23:00; PH 11:00-15:00',
  'Fr,Sa 20:00-04:00; PH 10:00-12:00',
  '24/7',
  'Mo-Fr 08:00-16:00; Dec 24-26 off',
  'Mo-Fr 09:00-12:00 "nach Vereinbarung" || "nach Vereinbarung"',
  'Mo-Su 17:00+',
  'Mo-Su sunrise-sunset',
  'Apr-Oct Mo-Su 10:00-18:00; Nov-Mar Sa,Su 11:00-16:00',
  'PH,Su 08:00-11:00',
];
/** Saxony has the Buß- und Bettag, Bavaria Three Kings, Augsburg the Friedensfest as well. */
const PLACES = ['goerlitz', 'muenchen', 'augsburg', 'berlin'];

/** Noon, breaks, nights, ends; holidays of some states; the night in which an hour is missing. */
const INSTANTS = [
  '2027-01-06T10:00',
  '2027-03-26T11:00',
  '2027-03-28T01:30',
  '2027-03-28T03:30',
  '2027-03-29T10:00',
  '2027-03-29T12:29',
  '2027-03-29T12:30',
  '2027-04-02T23:59',
  '2027-04-03T03:59',
  '2027-04-03T04:00',
].map((wall) => new Date(`${wall}:00+0${wall >= '2027-03-28T02:00' ? 2 : 1}:00`));

describe('what is open', () => {
  it('is said by SQL as the page of the entry says it, in every Bundesland', () =>
    rolledBack(async () => {
      const made: { id: number; openingHours: string; place: string }[] = [];
      for (const place of PLACES) {
        for (const [index, openingHours] of HOURS.entries()) {
          const { id } = await insertTestCompany({ name: `Offen ${index}`, place, openingHours });
          made.push({ id, openingHours, place });
        }
      }
      for (const now of ['2026-12-30', '2027-03-20', '2027-08-01'].map((day) => new Date(`${day}T12:00Z`))) {
        await db.update(openingTimes).set({ knownUntil: null });
        await renewOpeningTimes(now);
        const last = new Date(now.getTime() + 13 * 86_400_000);
        const asked = [...INSTANTS, new Date('2027-08-09T07:00Z')].filter((time) => time > now && time < last);
        expect(asked.length).toBeGreaterThan(0);
        for (const time of asked) {
          const open = new Set<number>();
          for (const place of PLACES) {
            const intent = await intentOf(place);
            const { companies: found } = await searchCompanies(intent, {
              sort: 'relevanz',
              page: 1,
              narrowing: { ...notNarrowed, openAt: time },
            });
            for (const { id } of found) open.add(id);
          }
          const expected = made.filter(({ openingHours, place }) => isOpen(openingHours, place, now, time));
          expect([time, [...open].sort()]).toEqual([time, expected.map(({ id }) => id).sort()]);
        }
      }
    }));

  it('is known for the coming weeks and for the holidays of the coming year', () => {
    const now = new Date('2026-11-25T12:00Z');
    expect(isKnownDay('2026-11-24', now)).toBe(false);
    expect(isKnownDay('2026-11-25', now)).toBe(true);
    expect(isKnownDay('2026-12-22', now)).toBe(true);
    expect(isKnownDay('2027-01-14', now)).toBe(false);
    expect(isKnownDay('2027-03-29', now)).toBe(true);
    expect(evaluatedDays(now)).toContain('2027-03-29');
  });

  it('of Easter Monday is answered months before', () =>
    rolledBack(async () => {
      await insertTestCompany({ name: 'Osterbäckerei', openingHours: 'Mo-Sa 06:00-18:00; PH 08:00-11:00' });
      await insertTestCompany({ name: 'Werktagsbäckerei', openingHours: 'Mo-Sa 06:00-18:00; PH off' });
      await renewOpeningTimes(new Date('2026-11-25T12:00Z'));
      const found = await searchCompanies(await intentOf('goerlitz'), {
        sort: 'relevanz',
        page: 1,
        narrowing: { ...notNarrowed, openAt: new Date('2027-03-29T10:00+02:00') },
      });
      expect(found.companies.map(({ name }) => name)).toEqual(['Osterbäckerei']);
    }));

  it('follows a change of the hours, of the place and of the visibility', () =>
    rolledBack(async () => {
      const { id } = await insertTestCompany({ name: 'Wandel', openingHours: 'Mo-Fr 09:00-17:00' });
      await db.update(companies).set({ openingHours: 'Mo-Su 00:00-24:00; PH off' }).where(eq(companies.id, id));
      await db.execute(
        sql`update companies set place_id = (select id from places where slug = 'muenchen') where id = ${id}`,
      );
      const rows = await db.execute<{ hours: string; region: string | null }>(sql`
        select opening_hours as hours, places.slug as region from opening_times left join places on places.id = region
        where opening_hours like 'Mo-Su 00:00%' order by 2`);
      expect(rows.map(({ region }) => region)).toEqual(['bayern', 'sachsen']);
    }));
});

function isOpen(openingHours: string, place: string, now: Date, time: Date): boolean {
  const address = {
    latitude: 50.1,
    longitude: 8.7,
    countryCode: 'DE',
    state: { goerlitz: 'Sachsen', berlin: 'Berlin' }[place] ?? 'Bayern',
    place: { augsburg: 'Augsburg', muenchen: 'München' }[place] ?? place,
  };
  const view = viewOpeningHours(openingHours, address, now);
  return openNow(view?.intervals ?? [], time)?.state === 'open';
}

async function intentOf(slug: string): Promise<Intent> {
  const [place] = await db.execute<{ id: number }>(sql`select id from places where slug = ${slug}`);
  const [trade] = await db.execute<{ id: number }>(sql`select id from categories where slug = 'baeckerei'`);
  return {
    categoryIds: [trade?.id as number],
    categoryWords: [],
    categoryGuessed: false,
    textWords: [],
    alternatives: new Map(),
    mayBeUnfinished: false,
    phone: null,
    domain: null,
    nearby: false,
    onlyCategoryIds: null,
    area: { label: slug, place: null, origin: null, placeIds: [place?.id as number], postalCodes: null },
    unknownPlace: null,
    radiusKm: 0,
  };
}
