import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterEach, expect, test, vi } from 'vitest';
import { deliver } from './deliver.ts';
import { type MailJob, messageOf } from './messages.ts';
import { renderMail } from './render.ts';

afterEach(() => vi.unstubAllEnvs());

const EVIL = '<script>alert(1)</script> "Müller & Söhne"\r\nBcc: all@evil.example';

test.each<MailJob>([
  { kind: 'confirmEmail', to: 'a@b.de', token: 't' },
  { kind: 'signIn', to: 'a@b.de', token: 't' },
  { kind: 'resetPassword', to: 'a@b.de', token: 't' },
  { kind: 'changeEmail', to: 'a@b.de', token: 't' },
  { kind: 'linkProvider', to: 'a@b.de', token: 't', provider: EVIL },
  { kind: 'providerConnected', to: 'a@b.de', provider: EVIL },
  { kind: 'providerDisconnected', to: 'a@b.de', provider: EVIL },
  { kind: 'alreadyRegistered', to: 'a@b.de' },
  { kind: 'passwordChanged', to: 'a@b.de' },
  { kind: 'accountDeleted', to: 'a@b.de' },
  { kind: 'emailChangeRequested', to: 'a@b.de', newEmail: EVIL },
  { kind: 'emailChanged', to: 'a@b.de', newEmail: EVIL },
  { kind: 'entryReceived', to: 'a@b.de', name: EVIL },
  { kind: 'confirmEntry', to: 'a@b.de', token: 't', name: EVIL, since: '2025-11-20' },
  { kind: 'entryHandedOver', to: 'a@b.de', name: EVIL, company: 7 },
  { kind: 'entryClaimed', to: 'a@b.de', name: EVIL },
  { kind: 'claimDecided', to: 'a@b.de', name: EVIL, accepted: false, reason: EVIL },
  { kind: 'entryClosed', isClosed: true, to: 'a@b.de', name: EVIL, company: 7, number: '2026-000001', reason: EVIL },
  { kind: 'entryTakenOut', to: 'a@b.de', name: EVIL, number: '2026-000001', reason: EVIL, ground: EVIL },
  {
    kind: 'entryCorrected',
    to: 'a@b.de',
    name: EVIL,
    slug: 'a',
    number: '2026-000001',
    fields: ['Telefon'],
    reason: EVIL,
  },
  { kind: 'entryClaimDecided', to: 'a@b.de', name: EVIL, accepted: true, reason: EVIL },
  {
    kind: 'entryDecided',
    to: 'a@b.de',
    name: EVIL,
    slug: 'a',
    accepted: ['Telefon'],
    refused: [{ label: 'Name', reason: EVIL }],
    note: EVIL,
  },
])('$kind: text and HTML say the same, and nothing in it runs or makes a header', (job) => {
  const { subject, text, html } = renderMail(messageOf(job, (id) => `signed-${id}`));
  expect(subject).not.toMatch(/[\r\n]/);
  expect(html).not.toContain('<script');
  expect(text).toContain('Freundliche Grüße');
  for (const [link] of text.matchAll(/https?:\/\/\S+/g)) expect(html).toContain(link);
});

test('a mail goes out through the server of SMTP_URL, once, with both parts', async () => {
  const received: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        received.push(Buffer.concat(parts).toString('utf8'));
        done();
      });
    },
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.server.address() as { port: number };
  vi.stubEnv('SMTP_URL', `smtp://127.0.0.1:${port}`);
  vi.stubEnv('SITE_URL', 'https://branchenbuch.example');
  await deliver(
    { to: 'erika@beispiel.example', ...renderMail({ subject: 'Grüße', paragraphs: ['Über Öfen.'] }) },
    'job-1',
  );
  await new Promise<void>((done) => server.close(done));

  expect(received).toHaveLength(1);
  const mail = await simpleParser(received[0] as string);
  expect(mail.subject).toBe('Grüße');
  expect(mail.text).toContain('Über Öfen.');
  expect(mail.html).toContain('Über Öfen.');
  expect(mail.messageId).toBe('<job-1@branchenbuch.example>');
});

test('a server that refuses is an error, so that the job is tried again', async () => {
  vi.stubEnv('SMTP_URL', 'smtp://127.0.0.1:9');
  await expect(deliver({ to: 'a@b.example', subject: 'x', text: 'x', html: 'x' }, 'job-2')).rejects.toThrow();
});
