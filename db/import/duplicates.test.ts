import { describe, expect, test } from 'vitest';
import { connection, rolledBack } from '#db/client.ts';
import type { CompanyDraft } from '#lib/companies/draft.ts';
import { osmRows } from './company-rows.ts';
import { flagDuplicates } from './duplicates.ts';
import { importCompanies, type SourceRow } from './import-companies.ts';
import { realFile } from './real-files.ts';
import { loadReference } from './reference.ts';
import { SourceFile } from './source-file.ts';
import { ensureSource } from './sources.ts';

const COPIES = 600;
const path = realFile('osm/farmshops-dach.geojson');

/** How the same business stands in another list. */
const rules: ((draft: CompanyDraft, random: () => number) => Partial<CompanyDraft> | null)[] = [
  () => ({}),
  ({ name }) => ({ name: `${name} GmbH` }),
  ({ name }) => ({ name: name.toUpperCase() }),
  ({ name }) => ({
    name: name.replace(/[äöüß]/g, (letter) => ({ ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' })[letter] ?? letter),
  }),
  ({ name }) => (name.includes(' ') ? { name: name.split(' ').toReversed().join(' ') } : null),
  ({ name }, random) => {
    const at = 1 + Math.floor(random() * (name.length - 2));
    return name.length > 6 ? { name: name.slice(0, at) + name.slice(at + 1) } : null;
  },
  ({ name, phone }) => (phone ? { name: `Inh. ${name}`, website: null, email: null } : null),
  ({ streetAddress }) =>
    streetAddress ? { streetAddress: streetAddress.replace(/straße\b/i, 'str.'), phone: null } : null,
  ({ streetAddress, website }) => (streetAddress && website ? { phone: null, email: null } : null),
  // A table knows the address and no coordinates.
  ({ streetAddress, postalCode }) => (streetAddress && postalCode ? { latitude: null, longitude: null } : null),
  ({ phone, website }) => ((phone ?? website) ? { streetAddress: null, postalCode: null } : null),
];

describe.skipIf(!path)('duplicates made by rule from real rows', () => {
  test(
    'nine of ten are flagged, one in a hundred falsely at most',
    () =>
      rolledBack(async () => {
        const reference = await loadReference();
        const drafts: SourceRow[] = [];
        async function* original() {
          for await (const batch of osmRows(new SourceFile(path as string), reference)) {
            drafts.push(...batch.rows.filter(({ draft }) => draft && 'placeId' in reference.locate(draft)));
            yield batch;
          }
        }
        await importCompanies(original(), { sourceKey: 'osm', reference });
        const found = await flagDuplicates();

        const random = seededRandom(20_180_903);
        const copies = Array.from({ length: COPIES }, (_, index): SourceRow[] => {
          const row = drafts[Math.floor(random() * drafts.length)] as SourceRow & { draft: CompanyDraft };
          const change = rules[index % rules.length]?.(row.draft, random);
          if (!change) return [];
          const jitter = () => (random() - 0.5) * 0.0008;
          const moved =
            row.draft.latitude === null || row.draft.longitude === null
              ? {}
              : { latitude: row.draft.latitude + jitter(), longitude: row.draft.longitude + jitter() };
          const draft = { ...row.draft, ...moved, ...change, externalId: `${row.draft.externalId}#${index}` };
          return [{ ...row, draft }];
        }).flat();
        await ensureSource({ key: 'copies', name: 'Kopien', licence: null, attribution: null });
        const summary = await importCompanies([{ rows: copies }] as never, { sourceKey: 'copies', reference });
        await flagDuplicates();

        const pairs = await connection()<{ copy: string; other: string }[]>`
        select copy.external_id as copy, other.external_id as other
        from companies as copy
        join duplicate_candidates as pair on copy.id in (pair.company_id, pair.other_id)
        join companies as other on other.id in (pair.company_id, pair.other_id) and other.id <> copy.id
        where copy.source_key = 'copies' and other.source_key = 'osm'`;
        const right = new Set(pairs.filter(({ copy, other }) => copy.startsWith(`${other}#`)).map(({ copy }) => copy));
        const wrong = pairs.filter(({ copy, other }) => !copy.startsWith(`${other}#`));
        // Some real rows stand twice in the file: a copy of one is rightly like the other, too.
        const doubled = await connection()<{ a: string; b: string }[]>`
        select one.external_id as a, other.external_id as b from duplicate_candidates
        join companies as one on one.id = company_id join companies as other on other.id = other_id
        where one.source_key = 'osm' and other.source_key = 'osm'`;
        const twins = new Set(doubled.flatMap(({ a, b }) => [`${a} ${b}`, `${b} ${a}`]));
        const falsely = wrong.filter(({ copy, other }) => !twins.has(`${copy.split('#')[0]} ${other}`));

        console.info(
          `${right.size} von ${summary.new} Kopien erkannt, ${falsely.length} falsche Paare; im Bestand ${found} Paare`,
        );
        if (process.env.SHOW_MISSED) {
          for (const { draft } of copies) if (draft && !right.has(draft.externalId)) console.info(draft);
          console.info(falsely);
        }
        expect(summary.new).toBeGreaterThan(COPIES / 2);
        expect(right.size / summary.new).toBeGreaterThanOrEqual(0.9);
        expect(falsely.length / summary.new).toBeLessThanOrEqual(0.01);
      }),
    600_000,
  );
});

function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
}
