import { eq } from 'drizzle-orm';
import { categories } from '#db/categories/tables.ts';
import { db } from '#db/client.ts';
import { pictures } from '#db/pictures/tables.ts';
import { places } from '#db/places/tables.ts';
import { newPictureKey } from '#lib/pictures/files.ts';
import { slugify } from '#lib/slug.ts';
import { companies, companyCategories } from './tables.ts';

type Given = Partial<Omit<typeof companies.$inferInsert, 'id'>> & {
  name: string;
  /** Slugs. The first trade is the main one. */
  place?: string;
  trades?: string[];
};

/** A published entry for a database test. */
export async function insertTestCompany({ place = 'goerlitz', trades = ['baeckerei'], ...given }: Given) {
  const [town] = await db.select().from(places).where(eq(places.slug, place));
  if (!town) throw new Error(`No such place: ${place}`);
  const tradeIds: number[] = [];
  for (const slug of trades) {
    const [trade] = await db.select({ id: categories.id }).from(categories).where(eq(categories.slug, slug));
    if (!trade) throw new Error(`No such trade: ${slug}`);
    tradeIds.push(trade.id);
  }
  const [company] = await db
    .insert(companies)
    .values({
      slug: slugify(`${given.name}-${place}`),
      status: 'published',
      publishedAt: new Date(),
      sourceKey: 'owner',
      postalCode: '02826',
      placeId: town.id,
      mainCategoryId: tradeIds[0],
      ...given,
    })
    .returning();
  if (!company) throw new Error('Not inserted');
  await db.insert(companyCategories).values(tradeIds.map((categoryId) => ({ companyId: company.id, categoryId })));
  return company;
}

/** An uploaded picture, ready to be shown; without files. */
export async function insertTestPicture(): Promise<string> {
  const key = newPictureKey();
  await db.insert(pictures).values({ key, status: 'ready', width: 10, height: 10 });
  return key;
}
