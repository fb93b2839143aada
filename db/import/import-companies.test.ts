import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connection, rolledBack } from '#db/client.ts';
import { closeCompany } from '#db/companies/mutations.ts';
import { fingerprints } from '#lib/companies/fingerprint.ts';
import { csvRows, osmRows } from './company-rows.ts';
import { flagDuplicates } from './duplicates.ts';
import { importCompanies } from './import-companies.ts';
import { loadReference, type Reference } from './reference.ts';
import { SourceFile } from './source-file.ts';
import { ensureSource } from './sources.ts';

let folder: string;
let reference: Reference;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'import-'));
  reference = await loadReference();
});
afterAll(() => rm(folder, { recursive: true }));

type Tags = Record<string, string>;
const bakery: Tags = {
  shop: 'bakery',
  name: 'Bäckerei Beispiel',
  'addr:street': 'Beispielstraße',
  'addr:housenumber': '5',
  'addr:postcode': '67655',
  'addr:city': 'Kaiserslautern',
  'contact:phone': '(0631) 23125-000',
  website: 'www.beispiel-baeckerei.example',
  opening_hours: 'Mo-Fr 07:00-18:00; PH off',
  wheelchair: 'yes',
  'payment:cash': 'yes',
};

const object = (id: number, tags: Tags, latitude = 49.4435, longitude = 7.769) => ({
  type: 'Feature',
  id: `node/${id}`,
  properties: tags,
  geometry: { type: 'Point', coordinates: [longitude, latitude] },
});

async function importObjects(objects: unknown[], batchSize?: number) {
  const path = join(folder, 'objects.geojson');
  await writeFile(path, JSON.stringify({ type: 'FeatureCollection', features: objects }));
  const refused: Record<string, string> = {};
  const summary = await importCompanies(osmRows(new SourceFile(path), reference), {
    sourceKey: 'osm',
    reference,
    batchSize,
    onRefused: ({ position }, { reason }) => {
      refused[position] = reason;
    },
  });
  const accounted = summary.new + summary.changed + summary.unchanged + Object.keys(refused).length;
  expect(accounted).toBe(summary.read);
  return { ...summary, refused };
}

const company = async (externalId = 'node/1') =>
  (await connection()`select * from companies where source_key = 'osm' and external_id = ${externalId}`)[0];
const tags = async () => (await connection()`select tag from changed_tags order by id`).map(({ tag }) => tag as string);
const forgetTags = () => connection()`delete from changed_tags`;

describe('a new entry', () => {
  test('has what the tags say, and renews its pages', () =>
    rolledBack(async () => {
      await forgetTags();
      expect(await importObjects([object(1, bakery)])).toMatchObject({ read: 1, new: 1, refused: {} });
      expect(await company()).toMatchObject({
        slug: 'baeckerei-beispiel-kaiserslautern',
        status: 'published',
        name: 'Bäckerei Beispiel',
        street_address: 'Beispielstraße 5',
        postal_code: '67655',
        phone: '+4963123125000',
        website: 'https://www.beispiel-baeckerei.example/',
        opening_hours: 'Mo-Fr 07:00-18:00; PH off',
        opening_hours_text: null,
        wheelchair: 'yes',
        payment: ['cash'],
        coordinate_precision: 'exact',
        latitude: 49.4435,
      });
      expect(await tags()).toEqual(
        expect.arrayContaining([
          'company:baeckerei-beispiel-kaiserslautern',
          'place:kaiserslautern',
          'place:rheinland-pfalz',
          'category:baeckerei',
          'category:lebensmittel',
          'directory',
        ]),
      );
      const [counts] = await connection()`
        select companies from category_place_counts
        join categories on categories.id = category_id join places on places.id = place_id
        where categories.slug = 'baeckerei' and places.slug = 'kaiserslautern'`;
      expect(counts?.companies).toBeGreaterThan(0);
    }));

  test('of the same name in the same place gets a number, in one batch or in two', () =>
    rolledBack(async () => {
      const objects = Array.from({ length: 25 }, (_, index) => object(index + 1, { shop: 'bakery', name: 'Beispiel' }));
      await importObjects(objects, 10);
      const slugs = (await connection()`select slug from companies where name = 'Beispiel' order by id`).map(
        ({ slug }) => slug,
      );
      expect(slugs).toEqual([
        'beispiel-kaiserslautern',
        ...Array.from({ length: 24 }, (_, index) => `beispiel-kaiserslautern-${index + 2}`),
      ]);
    }));

  test('never takes an address that has moved', () =>
    rolledBack(async () => {
      await connection()`
        insert into redirects (path, target, status) values ('/firmen/baeckerei-beispiel-kaiserslautern', '/firmen/x', 301)`;
      await importObjects([object(1, bakery)]);
      expect((await company())?.slug).toBe('baeckerei-beispiel-kaiserslautern-2');
    }));

  test('whose hours cannot be understood shows them as text', () =>
    rolledBack(async () => {
      await importObjects([
        object(1, { ...bakery, opening_hours: 'wenn das Licht brennt' }),
        object(2, { ...bakery, opening_hours: 'Mo-Su,PH 00:00+' }),
        object(3, { ...bakery, opening_hours: 'Sep-Oct' }),
      ]);
      expect(await company('node/1')).toMatchObject({
        opening_hours: null,
        opening_hours_text: 'wenn das Licht brennt',
      });
      expect((await company('node/3'))?.opening_hours).toBeNull();
    }));

  test('with hostile text is stored without what no page could show', () =>
    rolledBack(async () => {
      await importObjects([
        object(1, { ...bakery, name: 'A\u0000B\t\\N"\ud800{}\u202e', description: 'x'.repeat(9000), phone: 'x' }),
      ]);
      expect(await company()).toMatchObject({ name: 'AB \\N"{}' });
      expect((await company())?.description).toHaveLength(5000);
    }));
});

test('what cannot be an entry is refused with its reason', () =>
  rolledBack(async () => {
    const { refused } = await importObjects([
      object(1, { highway: 'bus_stop', name: 'Markt' }),
      object(2, { amenity: 'bench', name: 'Bank' }),
      object(3, { shop: 'bakery' }),
      object(4, bakery, 48.2, 16.37),
      object(5, { ...bakery, opening_hours: 'closed' }),
      object(6, { 'disused:shop': 'bakery', name: 'War einmal' }),
      { type: 'Feature', properties: bakery },
      object(8, bakery),
      object(8, bakery),
      object(10, bakery, 54.9, 7.0),
    ]);
    expect(refused).toEqual({
      1: 'noBusiness',
      2: 'noTrade',
      3: 'noName',
      4: 'outside',
      5: 'closed',
      6: 'closed',
      7: 'unreadable',
      9: 'repeated',
      10: expect.stringMatching(/outside|noPlace/),
    });
  }));

describe('again', () => {
  test('the same file changes nothing', () =>
    rolledBack(async () => {
      await importObjects([object(1, bakery)]);
      const before = await company();
      await forgetTags();
      expect(await importObjects([object(1, bakery)])).toMatchObject({ new: 0, changed: 0, unchanged: 1 });
      expect(await company()).toEqual(before);
      expect(await tags()).toEqual([]);
    }));

  const shut = { ...bakery, opening_hours: 'closed' };
  const closedAt = async () => (await company())?.closed_at;
  const idOf = async () => (await company())?.id as number;

  test('a business that is no more is shown as closed, and as open when it is there again', () =>
    rolledBack(async () => {
      await importObjects([object(1, bakery), object(2, { ...bakery, name: 'Nachbar' })]);
      await forgetTags();
      expect((await importObjects([object(1, shut)])).closings).toEqual({ closed: 1, reopened: 0 });
      expect(await closedAt()).not.toBeNull();
      expect((await company('node/2'))?.closed_at).toBeNull();
      expect(await tags()).toContain('company:baeckerei-beispiel-kaiserslautern');
      expect((await importObjects([object(1, shut)])).closings).toEqual({ closed: 0, reopened: 0 });

      expect(await importObjects([object(1, bakery)])).toMatchObject({ closings: { closed: 0, reopened: 1 } });
      expect(await closedAt()).toBeNull();
      const history = await connection()`
        select kind, source_key from company_changes where company_id = ${await idOf()} order by id`;
      expect(history.map((change) => ({ ...change }))).toEqual([
        { kind: 'closed', source_key: 'osm' },
        { kind: 'reopened', source_key: 'osm' },
      ]);
    }));

  test('what a person has said of that stands', () =>
    rolledBack(async () => {
      await importObjects([object(1, bakery)]);
      await closeCompany(await idOf(), true);
      expect((await importObjects([object(1, bakery)])).closings).toEqual({ closed: 0, reopened: 0 });
      expect(await closedAt()).not.toBeNull();
      await closeCompany(await idOf(), false);
      expect((await importObjects([object(1, shut)])).closings).toEqual({ closed: 0, reopened: 0 });
      expect(await closedAt()).toBeNull();
    }));

  test('an entry that belongs to somebody is for its people to close', () =>
    rolledBack(async () => {
      await importObjects([object(1, bakery)]);
      await connection()`insert into users (id, email) values ('somebody', 'somebody@beispiel.example')`;
      await connection()`
        insert into company_members (company_id, user_id, role) values (${await idOf()}, 'somebody', 'manager')`;
      expect((await importObjects([object(1, shut)])).closings).toEqual({ closed: 0, reopened: 0 });
      expect(await closedAt()).toBeNull();
    }));

  test('a changed object updates its entry and keeps its address', () =>
    rolledBack(async () => {
      await importObjects([object(1, bakery)]);
      const before = await company();
      await forgetTags();
      const moved = {
        ...bakery,
        name: 'Beispiel & Kind',
        shop: 'pastry',
        'addr:postcode': '79098',
        'addr:city': 'Freiburg',
      };
      expect(await importObjects([object(1, moved, 47.9959, 7.8522)])).toMatchObject({ new: 0, changed: 1 });
      const after = await company();
      expect(after).toMatchObject({
        id: before?.id,
        slug: before?.slug,
        name: 'Beispiel & Kind',
        postal_code: '79098',
        version: 2,
      });
      const trades = await connection()`select place_id from company_categories where company_id = ${after?.id}`;
      expect(trades).toEqual([{ place_id: after?.place_id }]);
      expect(await tags()).toEqual(
        expect.arrayContaining(['category:baeckerei', 'place:kaiserslautern', `company:${before?.slug}`]),
      );
    }));

  test('a field of the owner stays, also when it was emptied', () =>
    rolledBack(async () => {
      await importObjects([object(1, bakery)]);
      const owner = { source: 'owner', date: '2026-11-01' };
      const sources = { phone: owner, name: owner, openingHours: owner };
      await connection()`
        update companies set phone = null, name = 'Vom Inhaber', field_sources = ${JSON.stringify(sources)}
        where external_id = 'node/1'`;
      const changed = {
        ...bakery,
        name: 'Anders',
        phone: '0631 23125 111',
        opening_hours: '24/7',
        wheelchair: 'limited',
      };
      expect(await importObjects([object(1, changed)])).toMatchObject({ changed: 1 });
      expect(await company()).toMatchObject({
        name: 'Vom Inhaber',
        phone: null,
        opening_hours: 'Mo-Fr 07:00-18:00; PH off',
        wheelchair: 'limited',
        field_sources: sources,
      });
    }));

  test('what was withdrawn, deleted or suppressed stays away', () =>
    rolledBack(async () => {
      const phone = (number: number) => ({
        ...bakery,
        'contact:phone': `0631 2312500${number}`,
        website: '',
        name: `Beispiel ${number}`,
      });
      await importObjects([object(1, phone(1))]);
      await connection()`update companies set status = 'withdrawn' where external_id = 'node/1'`;
      const before = await company();
      await connection()`insert into company_tombstones (source_key, external_id) values ('osm', 'node/2')`;
      const identity = {
        sourceKey: 'csv',
        externalId: null,
        name: 'x',
        postalCode: null,
        streetAddress: null,
        email: null,
        website: null,
      };
      const [print] = fingerprints({ ...identity, phone: '+4963123125003' });
      await connection()`insert into suppressions (fingerprint) values (${print ?? ''})`;
      const { refused } = await importObjects([
        object(1, { ...phone(1), name: 'Anders' }),
        object(2, phone(2)),
        object(3, phone(3)),
      ]);
      expect(refused).toEqual({ 1: 'withdrawn', 2: 'deleted', 3: 'suppressed' });
      expect(await company()).toEqual(before);
      expect(await company('node/3')).toBeUndefined();
    }));
});

test('a failing batch leaves whole batches only, and the next run goes on', () =>
  rolledBack(async () => {
    const objects = Array.from({ length: 30 }, (_, index) =>
      object(index + 1, { ...bakery, name: `Beispiel ${index}` }),
    );
    const path = join(folder, 'broken.geojson');
    await writeFile(path, `{"features":[${objects.map((one) => JSON.stringify(one)).join(',')}`);
    const run = importCompanies(osmRows(new SourceFile(path), reference), {
      sourceKey: 'osm',
      reference,
      batchSize: 10,
    });
    await expect(run).rejects.toThrow(/bricht nach Objekt 30 ab/);
    const [half] = await connection()`select count(*)::int as rows from companies where source_key = 'osm'`;
    expect((half?.rows ?? 0) % 10).toBe(0);
    const summary = await importObjects(objects, 10);
    expect(summary.new + summary.unchanged).toBe(30);
  }));

test('a table in Windows-1252 with German columns', () =>
  rolledBack(async () => {
    const path = join(folder, 'firmen.csv');
    const text = [
      'Nr.;Firma;Straße;Hausnr.;PLZ;Ort;Branche;Tel.;E-Mail;Öffnungszeiten;Farbe',
      '1;"Bäckerei ""Süß""; Inh. Müller";Beispielstr.;5;67655;Kaiserslautern;Bäckerei;0631/23125000;info@suess.example;Mo-Fr 08:00-18:00;rot',
      '2;Klempner Beispiel;Weg;1;1067;Dresden;Klempner;;;;',
      '3;;;;;;Bäckerei;;;;',
      '4;Ohne Branche;;;67655;Kaiserslautern;Unfug;;;;',
      '5;Zu viel;;;67655;Kaiserslautern;Bäckerei;;;;;x;y',
      '6;Wo;;;99999;Nirgends;Bäckerei;;;;',
      '1;Doppelt;;;67655;Kaiserslautern;Bäckerei;;;;',
    ].join('\r\n');
    await writeFile(path, Buffer.from(text, 'latin1'));
    await ensureSource({ key: 'csv', name: 'Tabelle', licence: null, attribution: null });
    const refused: Record<number, string> = {};
    let unknown: string[] = [];
    const rows = csvRows(new SourceFile(path), reference, (_, others) => {
      unknown = others;
    });
    const summary = await importCompanies(rows, {
      sourceKey: 'csv',
      reference,
      onRefused: ({ position }, { reason }) => {
        refused[position] = reason;
      },
    });
    expect(unknown).toEqual(['Farbe']);
    expect(summary).toMatchObject({ read: 7, new: 2 });
    expect(refused).toEqual({ 4: 'noName', 5: 'noTrade', 6: 'unreadable', 7: 'unknownPostalCode', 8: 'repeated' });
    const [first, second] = await connection()`
      select name, street_address, postal_code, phone, email, opening_hours, coordinate_precision from companies
      where source_key = 'csv' order by external_id`;
    expect(first).toEqual({
      name: 'Bäckerei "Süß"; Inh. Müller',
      street_address: 'Beispielstr. 5',
      postal_code: '67655',
      phone: '+4963123125000',
      email: 'info@suess.example',
      opening_hours: 'Mo-Fr 08:00-18:00',
      coordinate_precision: 'postalCode',
    });
    expect(second).toMatchObject({ name: 'Klempner Beispiel', postal_code: '01067' });
  }));

test('two entries of one business are flagged once', () =>
  rolledBack(async () => {
    const twin = { ...bakery, name: 'Baeckerei Beispiel GmbH', 'contact:phone': '+49 631 23125000', opening_hours: '' };
    const other = {
      ...bakery,
      name: 'Metzgerei Anders',
      shop: 'butcher',
      'addr:housenumber': '50',
      'contact:phone': '0631 23125777',
      website: '',
    };
    await importObjects([object(1, bakery), object(2, twin, 49.4436, 7.7691), object(3, other, 49.446, 7.772)]);
    expect(await flagDuplicates()).toBe(1);
    const pairs = await connection()`
      select one.external_id as one, other.external_id as other from duplicate_candidates
      join companies as one on one.id = company_id join companies as other on other.id = other_id`;
    expect(pairs).toEqual([{ one: 'node/1', other: 'node/2' }]);
    expect(await flagDuplicates()).toBe(0);
  }));
