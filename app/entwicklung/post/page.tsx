import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { connection } from 'next/server';
import { PageHeader } from '#components/ui/page-header.tsx';
import { clientAddress } from '#lib/auth/limits.ts';
import { dateAndTime } from '#lib/dates.ts';
import { listKeptMails } from '#lib/mail/deliver.ts';
import { canReadKeptMails } from '#lib/permissions.ts';

export const metadata: Metadata = { title: 'Gehaltene Mails', robots: { index: false, follow: false } };

/** The mails that no server was given for: to try things out on one's own machine. */
export default async function KeptMailsPage() {
  await connection();
  if (!canReadKeptMails(await clientAddress(), Boolean(process.env.SMTP_URL))) notFound();
  const mails = await listKeptMails();
  return (
    <div className="max-w-text">
      <PageHeader title="Gehaltene Mails">
        <p>SMTP_URL ist nicht gesetzt: Mails werden nicht verschickt, sondern liegen in .data/mail.</p>
      </PageHeader>
      {mails.length === 0 && <p>Noch keine.</p>}
      <ol className="grid gap-5">
        {mails.map(({ id, at, to, subject, text }) => (
          <li key={id} className="card p-4 md:p-5">
            <h2 className="text-lg">{subject}</h2>
            <p className="mb-3 text-ink-soft text-sm">
              an {to}, {dateAndTime(new Date(at))}
            </p>
            <div className="whitespace-pre-line">{linked(text)}</div>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** Addresses in a text as links. */
function linked(text: string) {
  return text.split(/(https?:\/\/\S+)/).map((part, index) =>
    index % 2 === 1 ? (
      <a key={part} href={part} className="link">
        {part}
      </a>
    ) : (
      part
    ),
  );
}
