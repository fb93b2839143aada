import { sql } from 'drizzle-orm';
import { db } from '#db/client.ts';
export default async function Page({ searchParams }: any) {
  const { s = '0' } = await searchParams;
  await db.execute(sql`select pg_sleep(${Number(s)})`);
  return <h1>dynamisch {s}</h1>;
}
