import type { Metadata } from 'next';
import { cache } from 'react';
import { Missing } from '#components/site/missing.tsx';
import { getPreview } from '#db/articles/desk-queries.ts';
import { listShown } from '#db/articles/shown.ts';
import { renderArticleHtml } from '#lib/articles/html.ts';
import { isPreviewToken, previewTokenHash } from '#lib/articles/preview-token.ts';
import { readingMinutes } from '#lib/articles/text.ts';
import { dateAndTime } from '#lib/dates.ts';

type Props = PageProps<'/vorschau/[token]'>;

// Once for the page and its title: a title that came later would come by a script, which the page's policy does not name.
const previewOf = cache((token: string) => (isPreviewToken(token) ? getPreview(previewTokenHash(token)) : null));

// The address is a secret: no other site hears of it, and no search engine keeps it.
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const preview = await previewOf((await params).token);
  const hidden: Metadata = { robots: { index: false, follow: false, noarchive: true }, referrer: 'same-origin' };
  return preview
    ? { ...hidden, title: `Vorschau: ${preview.title}` }
    : { ...hidden, title: 'Vorschau nicht gefunden', other: { 'http-status': '404' } };
}

export default async function PreviewPage({ params }: Props) {
  const preview = await previewOf((await params).token);
  if (!preview) {
    return (
      <Missing
        title="Diese Vorschau gibt es nicht mehr"
        text="Der Link ist abgelaufen oder wurde zurückgenommen. Bitte lassen Sie sich einen neuen schicken."
      />
    );
  }
  const shown = await listShown(preview.body);
  return (
    <article className="mx-auto max-w-text">
      <p className="mb-6 rounded-card border border-warn-line bg-warn-wash px-4 py-3">
        <strong>Vorschau, nicht veröffentlicht.</strong> Der Text kann sich noch ändern. Dieser Link gilt bis{' '}
        {dateAndTime(preview.expiresAt)}; bitte geben Sie ihn nicht weiter.
      </p>
      <h1 className="hyphens-auto text-3xl md:text-4xl">{preview.title}</h1>
      <p className="mt-3 text-ink-soft text-lg">{preview.teaser}</p>
      <p className="mt-3 mb-7 text-ink-soft text-sm">{readingMinutes(preview.plainText)} Min. Lesezeit</p>
      <div
        className="prose"
        // biome-ignore lint/security/noDangerouslySetInnerHtml: made by the allow-list of lib/articles/html.ts
        dangerouslySetInnerHTML={{ __html: renderArticleHtml(preview.body, shown) }}
      />
    </article>
  );
}
