import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvColumns, csvDraft, mapColumns } from './csv-columns.ts';

const draft = (row: Record<string, string>) => csvDraft(mapColumns(Object.keys(row)).columns, Object.values(row));

describe('mapColumns', () => {
  it('reads German and English headings in any spelling, and names those that it does not know', () => {
    const { columns, unknown } = mapColumns(['Firmenname', ' STRASSE ', 'plz', 'Ort', 'Umsatz', '', 'constructor']);
    expect(columns.get('name')).toBe(0);
    expect(columns.get('streetAddress')).toBe(1);
    expect(columns.get('postalCode')).toBe(2);
    expect(columns.get('city')).toBe(3);
    expect(unknown).toEqual(['Umsatz', 'constructor']);
  });

  it('knows every heading of its own list, and no two fields by the same', () => {
    for (const [field, names] of Object.entries(csvColumns)) {
      for (const name of names) expect([...mapColumns([name]).columns.keys()]).toEqual([field]);
    }
  });
});

describe('csvDraft', () => {
  it('keeps leading zeros and reads an address that stands in one cell', () => {
    expect(draft({ Name: 'Bäckerei', PLZ: '02826', Ort: 'Görlitz' })).toMatchObject({
      postalCode: '02826',
      city: 'Görlitz',
    });
  });

  it('refuses a row without a name', () => {
    expect(draft({ Name: ' ', PLZ: '02826' })).toEqual({ error: 'ohne Namen' });
  });

  it('takes the mark off that keeps a spreadsheet from calculating, and no other apostrophe', () => {
    expect(draft({ Name: "'=1+1" })).toMatchObject({ name: '=1+1' });
    expect(draft({ Name: "'s Wirtshaus" })).toMatchObject({ name: "'s Wirtshaus" });
    expect(draft({ Name: 'Bäckerei', Telefon: "'+49 30 23125000" })).toMatchObject({ phone: '+493023125000' });
  });

  it.each(['constructor', '__proto__', 'toString', 'valueOf'])('knows no payment and no language called %s', (word) => {
    const row = Object.fromEntries([
      ['Name', 'Bäckerei'],
      [csvColumns.payment[0], `Bar; ${word}`],
      [csvColumns.languages[0], `Deutsch, ${word}`],
    ]);
    expect(draft(row)).toMatchObject({ payment: ['cash'], languages: ['de'] });
  });

  it('gives text or nothing, whatever stands in a row', () => {
    const fields = Object.values(csvColumns).map(([name]) => name as string);
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary' }), { minLength: fields.length, maxLength: fields.length }),
        (values) => {
          const row = draft(Object.fromEntries(fields.map((field, index) => [field, values[index] as string])));
          for (const value of Object.values(row).flat()) {
            if (typeof value === 'string') {
              expect(value).not.toBe('');
              expect(value).not.toContain('\0');
              expect(value.isWellFormed()).toBe(true);
            } else {
              expect(value === null || typeof value === 'number' || typeof value === 'boolean').toBe(true);
            }
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
