import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const makers = {
  AUTH_SECRET: () => randomBytes(32).toString('base64url'),
  // Next expects base64 of an AES key: 16, 24 or 32 bytes.
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: () => randomBytes(32).toString('base64'),
};

/** Puts the secrets into the environment: those that are set there win, the others are made once and kept in `directory`. */
export async function provideSecrets(directory: string): Promise<void> {
  const file = join(directory, 'secrets.json');
  const kept: Record<string, string> = JSON.parse(await readFile(file, 'utf8').catch(() => '{}'));
  let changed = false;
  for (const [name, make] of Object.entries(makers)) {
    if (process.env[name]) continue;
    if (!kept[name]) {
      kept[name] = make();
      changed = true;
    }
    process.env[name] = kept[name];
  }
  if (!changed) return;
  await mkdir(directory, { recursive: true });
  await writeFile(file, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 });
}
