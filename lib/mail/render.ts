import { siteUrl } from '#lib/env.ts';
import { operator } from '#lib/operator.ts';
import type { MailText } from './messages.ts';

const escaped = (text: string) => text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);

/** Both parts of a mail. Everything that came from a person is text in both. */
export function renderMail({ subject, paragraphs, link, closing = [] }: MailText): {
  subject: string;
  text: string;
  html: string;
} {
  const { name, address } = operator();
  const signature = [name, ...address.split('\n').filter(Boolean), siteUrl()];
  const text = [
    'Guten Tag,',
    ...paragraphs,
    ...(link ? [`${link.label}:\n${link.url}`] : []),
    ...closing,
    'Freundliche Grüße\nIhr Branchenbuch',
    `-- \n${signature.join('\n')}`,
  ].join('\n\n');
  const block = (inner: string) => `<p style="margin:0 0 16px">${inner}</p>`;
  const html = `<!doctype html>
<html lang="de">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(subject)}</title></head>
<body style="margin:0;padding:24px;background:#faf8f3;color:#1d2327;font:16px/1.5 sans-serif">
<div style="max-width:560px;margin:0 auto;padding:24px;background:#ffffff;border:1px solid #e0dbcd;border-radius:10px">
${block('Guten Tag,')}
${paragraphs.map((paragraph) => block(escaped(paragraph))).join('\n')}
${
  link
    ? block(
        `<a href="${escaped(link.url)}" style="display:inline-block;padding:12px 20px;background:#0a5c50;color:#ffffff;border-radius:8px;text-decoration:none;font-weight:600">${escaped(link.label)}</a>`,
      ) + block(`<span style="color:#566068;font-size:14px">Oder diese Adresse öffnen: ${escaped(link.url)}</span>`)
    : ''
}
${closing.map((paragraph) => block(escaped(paragraph))).join('\n')}
${block('Freundliche Grüße<br>Ihr Branchenbuch')}
<p style="margin:0;padding-top:16px;border-top:1px solid #e0dbcd;color:#566068;font-size:14px">${signature.map(escaped).join('<br>')}</p>
</div>
</body>
</html>
`;
  // A line break in a subject would begin another header.
  return { subject: subject.replace(/\s+/g, ' ').trim(), text, html };
}
