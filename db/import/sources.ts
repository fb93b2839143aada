import { db } from '#db/client.ts';
import { dataSources } from '#db/sources/tables.ts';

interface Source {
  key: string;
  name: string;
  licence: string | null;
  attribution: string | null;
}

/** A table's own source, as it was named first; a later import without these words leaves them. */
export async function ensureSource(source: Source): Promise<void> {
  const { licence, attribution } = source;
  const said = Object.fromEntries(Object.entries({ licence, attribution }).filter(([, text]) => text !== null));
  const insert = db.insert(dataSources).values(source);
  await (Object.keys(said).length > 0
    ? insert.onConflictDoUpdate({ target: dataSources.key, set: said })
    : insert.onConflictDoNothing());
}
