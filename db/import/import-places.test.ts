import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connection, rolledBack } from '#db/client.ts';
import { osmRows } from './company-rows.ts';
import { importPlaces } from './import-places.ts';
import { realFile } from './real-files.ts';
import { loadReference } from './reference.ts';
import { SourceFile } from './source-file.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'places-'));
});
afterAll(() => rm(folder, { recursive: true }));

const row = (
  code: string,
  name: string,
  state: string,
  district: string,
  key: string,
  latitude: number,
  longitude: number,
) => {
  const [stateName, stateCode] = state.split('|');
  return ['DE', code, name, stateName, stateCode, '', '00', district, key, latitude, longitude, ''].join('\t');
};

const FILE = [
  row('01067', 'Dresden', 'Sachsen|SN', 'Kreisfreie Stadt Dresden', '14612', 51.0547, 13.7269),
  row('01067', 'Dresden Musterviertel', 'Sachsen|SN', 'Kreisfreie Stadt Dresden', '14612', 51.0587, 13.7172),
  row('01999', 'Muster Kredit', 'Saxony|13', 'Dresden', '14612', 51.06, 13.74),
  row('01997', 'Amtsgericht', 'Sachsen|SN', 'Kreisfreie Stadt Dresden', '14612', 51.06, 13.75),
  row('87988', 'Musterwinkel', 'Bavaria|BY', 'Oberallgäu', '09780', 47.6, 10.2),
  row('87988', 'Musterwinkel Oberdorf', 'Bayern|BY', 'Oberallgäu', '09780', 47.62, 10.22),
  row('87989', 'Musterau', '|BY', 'Landkreis Ostallgäu', '09777', 47.8, 10.6),
  row('87990', 'Musterau', 'Bayern|BY', 'Oberallgäu', '09780', 47.5, 10.3),
  row('87991', 'Muster Versand AG', 'Bavaria|02', 'Oberallgäu', '09780', 47.5, 10.3),
  row('1067', 'Verloren', 'Sachsen|SN', '', '', 51, 13.7),
  row('87492', 'Ausland', '|', '', '', 47.57, 10.44),
];

async function importRows(lines: string[]) {
  const path = join(folder, 'DE.txt');
  await writeFile(path, lines.join('\n'));
  const refused: number[] = [];
  const summary = await importPlaces(new SourceFile(path), { onRefused: (line) => refused.push(line) });
  return { summary, refused };
}

const place = async (slug: string) =>
  (
    await connection()`
  select place.*, district.slug as district, state.slug as state from places as place
  left join places as district on district.id = place.district_id
  left join places as state on state.id = place.state_id where place.slug = ${slug}`
  )[0];
const placesOf = async (code: string) =>
  (
    await connection()`
    select place.slug from place_postal_codes join places as place on place.id = place_id
    where postal_code = ${code} order by position`
  ).map(({ slug }) => slug);

describe('a file in the format of GeoNames', () => {
  test('adds districts and villages, and a page for no bulk receiver', () =>
    rolledBack(async () => {
      const before = await place('dresden');
      const { summary, refused } = await importRows(FILE);
      expect(refused).toEqual([10, 11]);
      expect(summary).toMatchObject({ read: 11, refused: 2, bulkRows: 3, placeRows: 6 });
      expect(await place('musterwinkel')).toMatchObject({
        name: 'Musterwinkel',
        kind: 'town',
        district: 'landkreis-oberallgaeu',
        state: 'bayern',
        latitude: 47.61,
      });
      expect(await place('landkreis-oberallgaeu')).toMatchObject({ kind: 'district', municipality_key: '09780' });
      // Two of one name: each is told by its district.
      expect(await place('musterau')).toBeUndefined();
      expect(await placesOf('87989')).toEqual(['musterau-ostallgaeu']);
      expect(await placesOf('87990')).toEqual(['musterau-oberallgaeu']);
      // Quarters belong to their city, which keeps what it was.
      expect(await place('dresden-musterviertel')).toBeUndefined();
      expect((await place('dresden'))?.id).toBe(before?.id);
      expect((await placesOf('01067'))[0]).toBe('dresden');
      // A bulk receiver's code leads to its town.
      expect(await placesOf('01999')).toEqual(['dresden']);
      expect(await placesOf('01997')).toEqual(['dresden']);
      expect((await placesOf('87991'))[0]).toBe('musterau-oberallgaeu');
      const pages = await connection()`select slug from places where name ~ 'Kredit|Amtsgericht|Versand'`;
      expect(pages).toEqual([]);
    }));

  test('changes nothing the second time', () =>
    rolledBack(async () => {
      await importRows(FILE);
      await connection()`delete from changed_tags`;
      const { summary } = await importRows(FILE);
      expect(summary).toMatchObject({ placesNew: 0, placesChanged: 0, codesNew: 0, codesChanged: 0 });
      expect(await connection()`select tag from changed_tags`).toEqual([]);
    }));

  test('without a usable row is refused', () =>
    rolledBack(async () => {
      await expect(importRows(['a,b,c'])).rejects.toThrow(/GeoNames/);
    }));
});

const [postalFile, farmshops] = [realFile('places/DE.txt'), realFile('osm/farmshops-dach.geojson')];

describe.skipIf(!postalFile || !farmshops)('the real file', () => {
  test(
    '16 states, no lost zero, no bulk receiver; knows the codes of the real entries; the second run changes nothing',
    () =>
      rolledBack(async () => {
        const slugs = await connection()`select id, slug from places where kind <> 'district'`;
        const first = await importPlaces(new SourceFile(postalFile as string));
        const second = await importPlaces(new SourceFile(postalFile as string));
        console.info(first);
        expect(second).toMatchObject({ placesNew: 0, placesChanged: 0, codesNew: 0, codesChanged: 0 });

        const kept =
          await connection()`select id, slug from places where id = any(${slugs.map(({ id }) => id)}::int[])`;
        expect(new Map(kept.map(({ id, slug }) => [id, slug]))).toEqual(
          new Map(slugs.map(({ id, slug }) => [id, slug])),
        );
        const [facts] = await connection()`
        select (select count(*)::int from places where kind = 'state') as states,
               (select count(*)::int from postal_codes where code like '0%') as zeros,
               (select count(*)::int from postal_codes where code !~ '^[0-9]{5}$') as broken,
               (select count(*)::int from places where name ~ '(GmbH|\\mAG\\M|\\mKG\\M|\\meG\\M|gericht$|^Finanzamt|sparkasse|verwaltung)'
                 and name not in ('Freigericht', 'Linsengericht')) as bulk`;
        expect(facts).toMatchObject({ states: 16, broken: 0, bulk: 0 });
        expect(facts?.zeros).toBeGreaterThanOrEqual(792);

        const { locate } = await loadReference();
        const codes = new Map((await connection()`select code from postal_codes`).map(({ code }) => [code, true]));
        const wanted = new Set<string>();
        for await (const { rows } of osmRows(new SourceFile(farmshops as string), await loadReference())) {
          for (const { draft } of rows) {
            const code = draft?.postalCode ?? '';
            if (draft && /^\d{5}$/.test(code) && 'placeId' in locate(draft)) wanted.add(code);
          }
        }
        const known = [...wanted].filter((code) => codes.has(code)).length;
        console.info(`${known} von ${wanted.size} Postleitzahlen bekannt`);
        expect(known / wanted.size).toBeGreaterThanOrEqual(0.99);
      }),
    120_000,
  );
});
