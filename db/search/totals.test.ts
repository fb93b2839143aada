import { sql } from 'drizzle-orm';
import { afterAll, expect, test } from 'vitest';
import { closeDatabase, db, rolledBack } from '#db/client.ts';
import { insertTestCompany } from '#db/companies/fixtures.ts';
import { entriesWith, getTotals } from './totals.ts';

afterAll(closeDatabase);

test('common words are known in all their forms, about as often as they are met', () =>
  rolledBack(async () => {
    for (let number = 0; number < 30; number++) await insertTestCompany({ name: `Zwirbelmoos ${number}` });
    await db.execute(sql`analyze companies`);
    const totals = await getTotals();
    for (const form of ['zwirbelmoos', 'zwirbelmoose', 'zwirbelmoosen']) {
      expect(entriesWith(form, totals)).toBeGreaterThan(20);
      expect(entriesWith(form, totals)).toBeLessThan(40);
    }
    expect(entriesWith('zwirbelmoosbauer', totals)).toBe(0);
    expect(entriesWith('x', totals)).toBe(0);
  }));
