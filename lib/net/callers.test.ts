import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';

/** Who opens a connection that is not to our own database, and to whom. None of them takes the address from a visitor. */
const OPENS_CONNECTIONS: Record<string, string> = {
  'lib/net/safe-fetch.ts': 'addresses that users name, and the only one that may be given one',
  'lib/claims/proof.ts': 'asks the name server of this machine for a TXT record; pages go through safeFetch',
  'lib/places/geocode.ts': 'the geocoder of GEOCODER_URL, about an address that somebody typed',
  'db/articles/hub.ts': 'the hub of WEBSUB_HUB_URL',
  'lib/storage/s3.ts': 'the bucket of S3_BUCKET',
  'lib/mail/deliver.ts': 'the mail server of SMTP_URL',
};

/** On this machine, for those who sit at it. */
const OWN_MACHINE = /^(bin\/|db\/embedded\.ts)/;

test('whatever the server opens on behalf of somebody goes through safeFetch', async () => {
  const found: string[] = [];
  for (const file of globSync('{app,components,lib,db,bin}/**/*.{ts,tsx,mts}')) {
    if (/\.test\.tsx?$/.test(file) || OWN_MACHINE.test(file)) continue;
    const code = await readFile(file, 'utf8');
    if (code.startsWith("'use client'")) continue;
    const opens =
      /\bfetch\(/.test(code) ||
      /from 'node:(http|https|http2|tls|dgram|dns|dns\/promises)'/.test(code) ||
      /from '(undici|nodemailer|@aws-sdk\/[\w-]+)'/.test(code) ||
      /import \{[^}]*\b(connect|createConnection|Socket)\b[^}]*\} from 'node:net'/.test(code);
    if (opens) found.push(file);
  }
  expect(found.sort().filter((file) => !(file in OPENS_CONNECTIONS))).toEqual([]);
  expect(Object.keys(OPENS_CONNECTIONS).filter((file) => !found.includes(file))).toEqual([]);
});
