import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { setImmediate } from 'node:timers/promises';
import { createGunzip, createGzip } from 'node:zlib';
import postgres from 'postgres';

/**
 * The backup format, gzipped: a JSON line that says what it is; for each table a JSON line with its name and columns, its rows
 * as PostgreSQL's COPY text and the line `\.`; a JSON line with the digest of all table parts. Rows are in the order of their
 * keys, so that equal databases have equal digests.
 */
const FORMAT = 'branchenbuch-backup-1';
const END_OF_ROWS = Buffer.from('\\.\n');

/** Transient: notices of changes between running processes, in terms of this server's transactions. */
const LEFT_OUT = ['changed_tags'];

/** The file is not a whole backup that this version made. The message says what to do. */
export class BackupError extends Error {}

interface Table {
  name: string;
  columns: string[];
  key: string[];
}

export interface BackupResult {
  digest: string;
  rows: number;
}

type OnProgress = (table: string, rows: number) => void;

/** Writes the whole database, as of one moment, to `file`. The file appears only when it is complete. */
export async function backUp(url: string, file: string, onProgress: OnProgress = () => {}): Promise<BackupResult> {
  const sql = connect(url);
  const part = `${file}.part`;
  try {
    const result = await sql.begin('isolation level repeatable read read only', async (tx) => {
      const header = { format: FORMAT, migrations: await listMigrations(tx), sequences: await listSequences(tx) };
      let read: BackupResult = { digest: '', rows: 0 };
      await pipeline(
        async function* () {
          yield jsonLine(header);
          read = yield* readTables(tx, onProgress);
          yield jsonLine(read);
        },
        createGzip({ level: 6 }),
        createWriteStream(part, { mode: 0o600 }),
      );
      return read;
    });
    await rename(part, file);
    return result;
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  } finally {
    await sql.end();
  }
}

/** The digest that a backup of this database would have. */
export async function digestDatabase(url: string): Promise<BackupResult> {
  const sql = connect(url);
  try {
    return await sql.begin('isolation level repeatable read read only', async (tx) => {
      const tables = readTables(tx);
      for (;;) {
        const { done, value } = await tables.next();
        if (done) return value;
      }
    });
  } finally {
    await sql.end();
  }
}

/**
 * Puts a backup into a migrated database: all of it or, after any error or a kill, nothing. Refuses one that holds entries,
 * articles or accounts, unless it may `replace` them.
 */
export async function restore(
  url: string,
  file: string,
  { replace = false, onProgress = (() => {}) as OnProgress } = {},
): Promise<BackupResult> {
  const sql = connect(url);
  try {
    const lines = readLines(file);
    const header = parseJson<{ format?: string; migrations: string[]; sequences: Record<string, string> }>(
      (await lines.next()).value,
    );
    if (header?.format !== FORMAT) throw new BackupError('Diese Datei ist keine Sicherung dieses Programms.');

    await sql
      .begin(async (tx) => {
        if (JSON.stringify(header.migrations) !== JSON.stringify(await listMigrations(tx))) {
          throw new BackupError(
            'Die Sicherung stammt von einer anderen Version. Bitte mit der Version einspielen, die sie gemacht hat, und danach aktualisieren.',
          );
        }
        const tables = await listTables(tx);
        const names = tables.map(({ name }) => quoted(name));
        if (!replace && !(await isEmpty(tx))) {
          throw new BackupError(
            'Die Datenbank ist nicht leer. Mit --replace wird ihr Inhalt durch die Sicherung ersetzt.',
          );
        }
        await tx.unsafe(`truncate ${[...names, ...LEFT_OUT].join(', ')}`);
        // Copies and totals are in the backup: triggers that keep them would count twice.
        for (const name of names) await tx.unsafe(`alter table ${name} disable trigger user`);
        await writeTables(tx, lines, new Map(tables.map((table) => [table.name, table])), onProgress);
        // Deferred checks are due now: a table that still waits for some cannot be altered.
        await tx`set constraints all immediate`;
        for (const name of names) await tx.unsafe(`alter table ${name} enable trigger user`);
        for (const [sequence, value] of Object.entries(header.sequences)) {
          await tx`select setval(${sequence}::regclass, ${value}::bigint, true)`;
        }
        // Kept pages of running processes show the old content.
        await tx`insert into changed_tags (tag) values ('everything')`;
      })
      .catch(explained);
    await sql.unsafe('analyze');
    return await digestDatabase(url);
  } finally {
    await sql.end();
  }
}

/** Values, keys or names that the database does not take: this program never writes such a backup. */
function explained(error: unknown): never {
  const code = error instanceof postgres.PostgresError ? error.code : '';
  if (!/^(22|23|25P02|42)/.test(code)) throw error;
  throw new BackupError('Die Sicherung ist beschädigt: die Datenbank nimmt ihren Inhalt nicht an.', { cause: error });
}

function connect(url: string): postgres.Sql {
  return postgres(url, {
    max: 1,
    onnotice: () => {},
    connection: { application_name: 'branchenbuch-backup', statement_timeout: 0, TimeZone: 'UTC', DateStyle: 'ISO' },
  });
}

/** The tables as they stand in a backup, piece by piece; at the end, what they come to. */
async function* readTables(
  tx: postgres.TransactionSql,
  onProgress: OnProgress = () => {},
): AsyncGenerator<Buffer, BackupResult> {
  const hash = createHash('sha256');
  let rows = 0;
  for (const { name, columns, key } of await listTables(tx)) {
    const head = jsonLine({ table: name, columns });
    hash.update(head);
    yield head;
    const list = columns.map(quoted).join(', ');
    const query = `copy (select ${list} from ${quoted(name)} order by ${key.map(quoted).join(', ')}) to stdout`;
    const copy = await tx.unsafe(query).readable();
    // The driver stops listening to the server when rows come faster than they are read, and forgets to go on when the rows
    // end just then: the server's next answer would never be heard.
    copy.once('end', () => copy._read(0));
    try {
      for await (const chunk of copy.iterator({ destroyOnReturn: false })) {
        for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) rows += 1;
        hash.update(chunk);
        yield chunk;
        onProgress(name, rows);
      }
    } finally {
      // When nobody reads on (the disk is full), the rest must still leave the connection: the rollback comes behind it.
      copy.resume();
    }
    hash.update(END_OF_ROWS);
    yield END_OF_ROWS;
  }
  return { digest: hash.digest('hex'), rows };
}

const jsonLine = (value: object) => Buffer.from(`${JSON.stringify(value)}\n`);

async function writeTables(
  tx: postgres.TransactionSql,
  lines: AsyncGenerator<Buffer>,
  tables: Map<string, Table>,
  onProgress: OnProgress,
) {
  const hash = createHash('sha256');
  let rows = 0;
  for await (const line of lines) {
    const part = parseJson<{ table?: string; columns?: string[]; digest?: string }>(line);
    if (part.digest) {
      if (part.digest !== hash.digest('hex'))
        throw new BackupError('Die Sicherung ist beschädigt: die Prüfsumme stimmt nicht.');
      if (!(await lines.next()).done)
        throw new BackupError('Die Sicherung ist beschädigt: nach dem Ende kommt noch etwas.');
      return;
    }
    hash.update(line);
    const table = tables.get(part.table ?? '');
    const columns = part.columns ?? [];
    if (!table || columns.some((column) => !table.columns.includes(column))) {
      throw new BackupError(`Die Sicherung ist beschädigt: unbekannte Tabelle oder Spalte (${part.table}).`);
    }
    const rowsOfTable = async function* () {
      // Not `for await`: leaving such a loop would close `lines`, of which the next table is a part.
      for (let next = await lines.next(); !next.done; next = await lines.next()) {
        hash.update(next.value);
        if (next.value.equals(END_OF_ROWS)) return;
        rows += 1;
        if (rows % 1000 === 0) onProgress(table.name, rows);
        yield next.value;
      }
      throw new BackupError('Die Sicherung ist nicht vollständig.');
    };
    await copyIn(tx, `copy ${quoted(table.name)} (${columns.map(quoted).join(', ')}) from stdin`, rowsOfTable());
  }
  throw new BackupError('Die Sicherung ist nicht vollständig.');
}

/** Runs a COPY FROM STDIN. The server's refusal of a row arrives whenever it likes, the driver tells it only while rows are sent. */
async function copyIn(tx: postgres.TransactionSql, query: string, rows: AsyncIterable<Buffer>) {
  const copy = await tx.unsafe(query).writable();
  let refusal: Error | undefined;
  copy.on('error', (error) => {
    refusal = error;
  });
  try {
    for await (const row of rows) {
      if (refusal) throw refusal;
      if (!copy.write(row)) await once(copy, 'drain');
    }
    await new Promise<void>((sent, failed) => copy.write('', (error) => (error ? failed(error) : sent())));
  } catch (error) {
    // Tells the server as well, which would take the rollback for a row.
    copy.destroy(error as Error);
    throw error;
  }
  // A refusal that comes after the last row never reaches the stream: its `finish` would be awaited for ever. The next
  // question, though, is refused in a transaction that has failed.
  copy.end();
  await setImmediate();
  await tx`select`;
}

/** The file's lines with their newline; rows of COPY text never contain one. */
async function* readLines(file: string): AsyncGenerator<Buffer> {
  const source = createReadStream(file);
  const unzipped = source.pipe(createGunzip());
  source.on('error', (error) => unzipped.destroy(error));
  let rest: Buffer = Buffer.alloc(0);
  try {
    for await (const chunk of unzipped) {
      const data: Buffer = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
      let start = 0;
      for (let end = data.indexOf(10); end >= 0; end = data.indexOf(10, start)) {
        yield data.subarray(start, end + 1);
        start = end + 1;
      }
      rest = data.subarray(start);
    }
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    if (code === 'ENOENT') throw new BackupError(`Die Datei ${file} gibt es nicht.`);
    if (code.startsWith('Z_')) throw new BackupError('Die Sicherung ist beschädigt oder nicht vollständig.');
    throw error;
  }
  if (rest.length > 0) throw new BackupError('Die Sicherung ist nicht vollständig.');
}

function parseJson<T>(line: Buffer | undefined): T {
  try {
    return JSON.parse(String(line));
  } catch {
    throw new BackupError('Die Sicherung ist beschädigt oder nicht vollständig.');
  }
}

async function isEmpty(tx: postgres.TransactionSql): Promise<boolean> {
  const [row] = await tx`select exists (select from companies) or exists (select from articles) as filled`;
  return !row?.filled;
}

async function listMigrations(tx: postgres.TransactionSql): Promise<string[]> {
  const rows = await tx<{ hash: string }[]>`select hash from drizzle.__drizzle_migrations order by id`;
  return rows.map(({ hash }) => hash);
}

async function listSequences(tx: postgres.TransactionSql): Promise<Record<string, string>> {
  const rows = await tx<{ name: string; value: string }[]>`
    select sequencename as name, last_value::text as value from pg_sequences
    where schemaname = 'public' and last_value is not null order by 1`;
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
}

/** Tables with the columns that are stored (generated ones follow by themselves), those that others refer to first. */
async function listTables(tx: postgres.TransactionSql): Promise<Table[]> {
  const tables = await tx<Table[]>`
    select c.relname as name,
      (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      (select array_agg(a.attname::text order by k.position)
        from pg_index i, unnest(i.indkey::int[]) with ordinality as k (attnum, position), pg_attribute a
        where i.indrelid = c.oid and i.indisprimary and a.attrelid = c.oid and a.attnum = k.attnum) as key
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and not c.relname = any(${LEFT_OUT})
    order by 1`;
  const references = await tx<{ name: string; target: string }[]>`
    select conrelid::regclass::text as name, confrelid::regclass::text as target from pg_constraint
    where contype = 'f' and connamespace = 'public'::regnamespace and not condeferrable and conrelid <> confrelid`;

  const sorted: Table[] = [];
  const waiting = new Set<Table>(tables);
  while (waiting.size > 0) {
    const waitingNames = new Set([...waiting].map(({ name }) => name));
    const ready = [...waiting].filter(
      ({ name }) => !references.some((reference) => reference.name === name && waitingNames.has(reference.target)),
    );
    if (ready.length === 0) throw new Error(`Tables refer to each other in a circle: ${[...waitingNames].join(', ')}`);
    for (const table of ready) {
      sorted.push(table);
      waiting.delete(table);
    }
  }
  return sorted;
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
