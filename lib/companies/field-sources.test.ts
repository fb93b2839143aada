import { expect, test } from 'vitest';
import { noteFieldSources } from './field-sources.ts';

const imported = { sourceKey: 'osm', sourceDate: '2026-10-01' };

test('fields of one source and day stand together, the newest first', () => {
  const owner = (date: string) => ({ source: 'owner', date });
  expect(
    noteFieldSources(
      {
        phone: owner('2026-11-23'),
        description: owner('2026-10-02'),
        openingHours: owner('2026-11-23'),
        postalCode: owner('2026-10-02'),
        placeId: owner('2026-10-02'),
      },
      imported,
    ),
  ).toEqual([
    { source: 'owner', date: '2026-11-23', labels: ['Telefon', 'Öffnungszeiten'] },
    { source: 'owner', date: '2026-10-02', labels: ['Anschrift', 'Beschreibung'] },
  ]);
});

test('what is as old as the entry and from the same source needs no word', () => {
  expect(noteFieldSources({}, imported)).toEqual([]);
  const entry = { sourceKey: 'owner', sourceDate: '2026-11-20' };
  expect(noteFieldSources({ phone: { source: 'owner', date: '2026-11-20' } }, entry)).toEqual([]);
  expect(noteFieldSources({ phone: { source: 'owner', date: '2026-11-21' } }, entry)).toEqual([
    { source: 'owner', date: '2026-11-21', labels: ['Telefon'] },
  ]);
});
