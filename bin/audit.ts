import { type AuditHead, verifyAudit } from '#db/audit/verify.ts';
import { readNotedHeads } from './audit-heads.ts';
import { runCommand, say, UserError } from './console.ts';
import { DATA_DIRECTORY, openDatabase } from './database.ts';
import { provideSecrets } from './secrets.ts';

const USAGE = 'Aufruf: npm run audit -- verify [ENDE …], jedes ENDE so, wie dieser Befehl es früher genannt hat';

const PROBLEMS = {
  row: 'fehlt, wurde verändert oder steht an anderer Stelle',
  details: 'hat andere Begleitangaben als bei seiner Entstehung',
  end: 'und alles danach fehlt am Ende',
  signature: 'ist als Ende nicht von dieser Website unterschrieben, oder AUTH_SECRET ist ein anderes',
};

/** `npm run audit -- verify`: whether the log is whole. Shows its end, to be kept elsewhere and given to a later run. */
await runCommand(async () => {
  const [verb, ...ends] = process.argv.slice(2);
  const given = ends.map(readEnd);
  if (verb !== 'verify' || given.some((end) => end === null)) throw new UserError(USAGE);
  await provideSecrets(DATA_DIRECTORY);
  const database = await openDatabase();
  try {
    const { head, broken } = await verifyAudit([...(await readNotedHeads()), ...(given as AuditHead[])]);
    if (broken)
      throw new UserError(`Das Protokoll ist unterbrochen: Eintrag ${broken.event} ${PROBLEMS[broken.what]}.`);
    say(`Das Protokoll ist unversehrt: ${head.id} Einträge.`);
    if (head.id > 0) say(`Ende: ${head.id}:${head.hash}`);
  } finally {
    await database.close();
  }
});

function readEnd(text: string): AuditHead | null {
  const [, id, hash] = /^([1-9]\d{0,14}):([0-9a-f]{64})$/.exec(text) ?? [];
  return id && hash ? { id: Number(id), hash } : null;
}
