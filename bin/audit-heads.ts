import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getAuditHead } from '#db/audit/queries.ts';
import type { AuditHead } from '#db/audit/verify.ts';
import { DATA_DIRECTORY } from './database.ts';

/** Beside the database, so that whoever can write in one of them cannot shorten the log unseen. */
const FILE = join(DATA_DIRECTORY, 'audit-heads.jsonl');

/** Writes down where the log ends now. */
export async function noteAuditHead(): Promise<void> {
  const head = await getAuditHead();
  if (!head || (await readNotedHeads()).at(-1)?.id === head.id) return;
  await mkdir(DATA_DIRECTORY, { recursive: true });
  await appendFile(FILE, `${JSON.stringify({ at: new Date().toISOString(), ...head })}\n`, { mode: 0o600 });
}

export async function readNotedHeads(): Promise<AuditHead[]> {
  const text = await readFile(FILE, 'utf8').catch(() => '');
  return text.split('\n').flatMap((line) => {
    try {
      return [JSON.parse(line) as AuditHead];
    } catch {
      // The last line may be half written.
      return [];
    }
  });
}
