import { eq } from 'drizzle-orm';
import { notFound } from 'next/navigation';
import { db } from '#db/client.ts';
import { settings } from '#db/settings/tables.ts';
import { keepUntilChanged } from '#lib/freshness.ts';
export const revalidate = 3600;
export const generateStaticParams = () => [];
async function load(slug: string) {
  const [row] = await db.select().from(settings).where(eq(settings.key, slug));
  return row;
}
export async function generateMetadata({ params }: any) {
  const row = await load((await params).slug);
  if (!row) notFound();
  return { title: 'probe' };
}
export default async function Page({ params }: any) {
  const { slug } = await params;
  await keepUntilChanged(`probe:${slug}`);
  const row = await load(slug);
  if (!row) return <h1>Fehlt: {slug}</h1>;
  return <h1>Wert {JSON.stringify(row.value)}</h1>;
}
