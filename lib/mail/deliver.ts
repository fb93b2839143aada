import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import nodemailer, { type Transporter } from 'nodemailer';
import { readEnvironment } from '#lib/env.ts';
import { operator } from '#lib/operator.ts';

export interface Mail {
  to: string;
  subject: string;
  text: string;
  html: string;
}

/** Where mails lie that no server was given for. */
const FOLDER = '.data/mail';

let transport: { url: string; transporter: Transporter } | undefined;

/** Hands a mail to the server of SMTP_URL; without one it becomes a file. `id` keeps a repeated mail recognisable to its reader. */
export async function deliver(mail: Mail, id: string): Promise<void> {
  const { SMTP_URL: url, MAIL_FROM, SITE_URL } = readEnvironment();
  const domain = new URL(SITE_URL ?? 'http://localhost').hostname;
  const message = {
    ...mail,
    from: { name: operator().name, address: MAIL_FROM || operator().email || `branchenbuch@${domain}` },
    messageId: `<${id}@${domain}>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
  if (!url) return keep(mail, id);
  if (transport?.url !== url) {
    transport?.transporter.close();
    const limits = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };
    transport = { url, transporter: nodemailer.createTransport({ url, ...limits }) };
  }
  await transport.transporter.sendMail(message);
}

export interface KeptMail extends Mail {
  id: string;
  at: string;
}

async function keep(mail: Mail, id: string): Promise<void> {
  await mkdir(FOLDER, { recursive: true, mode: 0o700 });
  const at = new Date().toISOString();
  const file = join(FOLDER, `${at.replaceAll(':', '-')}-${id}.json`);
  await writeFile(`${file}.part`, JSON.stringify({ id, at, ...mail } satisfies KeptMail, null, 2), { mode: 0o600 });
  await rename(`${file}.part`, file);
}

/** The newest mails that were kept as files. */
export async function listKeptMails(limit = 50): Promise<KeptMail[]> {
  const names = await readdir(FOLDER).catch(() => []);
  const newest = names
    .filter((name) => name.endsWith('.json'))
    .sort()
    .reverse()
    .slice(0, limit);
  return Promise.all(newest.map(async (name) => JSON.parse(await readFile(join(FOLDER, name), 'utf8')) as KeptMail));
}

/** Days that a kept mail lies there. */
const KEPT_DAYS = 7;

export async function deleteOldKeptMails(now = new Date()): Promise<void> {
  const oldest = new Date(now.getTime() - KEPT_DAYS * 24 * 3600_000).toISOString().replaceAll(':', '-');
  // Their names begin with the moment.
  for (const name of await readdir(FOLDER).catch(() => []))
    if (name < oldest) await rm(join(FOLDER, name), { force: true });
}

/** Removes what was kept for an address, and what names it. */
export async function forgetKeptMails(address: string): Promise<void> {
  const named = new RegExp(`(?<![\\w.+-])${address.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}(?![\\w-])`, 'i');
  for (const name of await readdir(FOLDER).catch(() => [])) {
    const text = await readFile(join(FOLDER, name), 'utf8').catch(() => '');
    if (named.test(text)) await rm(join(FOLDER, name), { force: true });
  }
}
