import { afterAll, expect, test } from 'vitest';
import { closeDatabase, db, rolledBack } from '#db/client.ts';
import { findCategories, listPlacesOfPostalCode } from '#db/submissions/queries.ts';
import type { Described } from '#lib/companies/likely.ts';
import { publishCompany } from './mutations.ts';
import { listLikelySame } from './similar.ts';
import { companies } from './tables.ts';

afterAll(closeDatabase);

const nothing: Described = { name: '', streetAddress: null, postalCode: null, phone: null, website: null };

async function publish(name: string, part: Record<string, string> = {}) {
  const [place] = await listPlacesOfPostalCode('02826');
  const [category] = await findCategories(['Bäckerei']);
  const empty = { legalForm: null, fax: null, email: null, openingHours: null, description: null, wheelchair: null };
  const imprint = { position: null, responsiblePerson: null, registerCourt: null, registerNumber: null, vatId: null };
  const { slug } = await publishCompany(
    {
      ...empty,
      ...imprint,
      name,
      streetAddress: 'Hauptstraße 7',
      postalCode: '02826',
      placeId: place?.id as number,
      categoryIds: [category?.id as number],
      phone: null,
      website: null,
      payment: [],
      languages: [],
      pictures: [],
      ...part,
    },
    '2026-11-23',
  );
  return slug;
}

test('an entry is found by its telephone, its host, or its name where it is', () =>
  rolledBack(async () => {
    const slug = await publish('Backhaus Zwirbel', {
      phone: '+4935819990001',
      website: 'https://www.zwirbel.example/',
    });
    await publish('Etwas ganz anderes');
    const found = async (said: Partial<Described>) =>
      (await listLikelySame({ ...nothing, ...said })).map((entry) => entry.slug);
    expect(await found({ phone: '+4935819990001' })).toEqual([slug]);
    expect(await found({ website: 'https://zwirbel.example/kontakt' })).toEqual([slug]);
    expect(await found({ name: 'backhaus zwirbel', postalCode: '02826' })).toEqual([slug]);
    expect(await found({ name: 'Zwirbel', streetAddress: 'Hauptstr. 7', postalCode: '02826' })).toEqual([slug]);
    expect(await found({ name: 'Backhaus Zwirbel', postalCode: '24103' })).toEqual([]);
    expect(await found({ name: "'; drop table companies; --", postalCode: '%' })).toEqual([]);
    expect(await found({})).toEqual([]);

    // Nobody takes over an example.
    await db.update(companies).set({ demo: true });
    expect(await found({ phone: '+4935819990001' })).toEqual([]);
  }));
