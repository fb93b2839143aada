import { asc, isNotNull } from 'drizzle-orm';
import { db } from '#db/client.ts';
import { dataSources } from './tables.ts';

/** The sources whose licence asks to be named. */
export const listDataSources = () =>
  db.select().from(dataSources).where(isNotNull(dataSources.licence)).orderBy(asc(dataSources.name));
