import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { Breadcrumbs } from '#components/site/breadcrumbs.tsx';
import { Section } from '#components/ui/section.tsx';
import { type DeskArticle, getArticleForDesk, listAllAuthors, listAllTopics } from '#db/articles/desk-queries.ts';
import { renderArticleHtml } from '#lib/articles/html.ts';
import { ARTICLE_STATES, isUnnamed } from '#lib/articles/states.ts';
import { requireRole } from '#lib/auth/session.ts';
import { berlinTimeField, dateAndTime } from '#lib/dates.ts';
import { articlePath, deskPath } from '#lib/paths.ts';
import { canEditText, canWriteArticles } from '#lib/permissions.ts';
import { isRowId } from '#lib/text-input.ts';
import { publishArticleNow, reopenArticle, saveArticleDetails, withdrawFromReaders } from './actions.ts';
import { DeskFrame } from './desk-state.tsx';
import { DetailsForm } from './details-form.tsx';
import { PublishForm, WithdrawForm } from './state-forms.tsx';
import { holdArticle, keepVersion, saveArticleText } from './text-actions.ts';
import { WritingDesk } from './writing-desk.tsx';

export const metadata: Metadata = { title: 'Artikel schreiben', robots: { index: false, follow: false } };

export default async function DeskArticlePage({ params }: PageProps<'/redaktion/artikel/[id]'>) {
  const { id } = await params;
  const user = await requireRole(deskPath, canWriteArticles);
  const article = isRowId(Number(id)) ? await getArticleForDesk(Number(id)) : null;
  if (!article) notFound();

  const [topics, authors] = await Promise.all([listAllTopics(), listAllAuthors()]);
  const { title, teaser, body, seen } = article;
  const isPublic = article.status === 'published';
  return (
    <DeskFrame key={article.id} seen={seen}>
      <Breadcrumbs trail={[{ label: 'Redaktion', href: deskPath }]} current={title} />
      <h1 className="sr-only">{title}</h1>
      <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <WritingDesk
          key={`${article.status} ${article.liveVersionId}`}
          articleId={article.id}
          initial={{ title, teaser, body }}
          seen={seen}
          isEditable={canEditText(user, article)}
          save={saveArticleText.bind(null, article.id)}
          hold={holdArticle.bind(null, article.id)}
        >
          <StandingText article={article} />
        </WritingDesk>
        <aside aria-label="Stand und Angaben" className="grid content-start gap-6">
          <div className="card grid gap-3 p-4">
            <State article={article} />
            {article.status === 'withdrawn' ? (
              <form action={reopenArticle.bind(null, article.id)}>
                <button type="submit" className="button">
                  Wieder bearbeiten
                </button>
              </form>
            ) : (
              (!isPublic || article.hasNext) && (
                <PublishForm action={publishArticleNow.bind(null, article.id)} isPublic={isPublic} />
              )
            )}
            {article.isOpen && (
              <form action={keepVersion.bind(null, article.id)}>
                <button type="submit" className="button button-quiet">
                  Diesen Stand als Fassung festhalten
                </button>
              </form>
            )}
            {isPublic && <WithdrawForm action={withdrawFromReaders.bind(null, article.id)} />}
          </div>
          <Section title="Angaben" id="angaben">
            <DetailsForm
              key={`${article.slug} ${article.publishedAt?.getTime()} ${article.topics} ${article.authors}`}
              action={saveArticleDetails.bind(null, article.id)}
              initial={{ values: detailsOf(article), errors: {} }}
              isPublic={isPublic}
              path={articlePath('')}
              topics={topics.map(({ name }) => name)}
              authors={authors.map(({ name }) => name)}
            />
          </Section>
        </aside>
      </div>
    </DeskFrame>
  );
}

const detailsOf = ({ slug, publishedAt, topics, authors, pinned }: DeskArticle) => ({
  slug: isUnnamed(slug) ? '' : slug,
  publishedAt: publishedAt ? berlinTimeField(publishedAt) : '',
  topic: topics.join('\n'),
  author: authors.join('\n'),
  pinned: pinned ? 'ja' : '',
});

function State({ article: { status, slug, publishedAt, hasNext, savedAt, savedBy } }: { article: DeskArticle }) {
  return (
    <div className="grid gap-1">
      <p className="font-semibold">
        {ARTICLE_STATES[status]}
        {hasNext && ', neue Fassung in Arbeit'}
      </p>
      {publishedAt && status === 'scheduled' && <p>Erscheint {dateAndTime(publishedAt)}</p>}
      {status === 'published' && (
        <p>
          <Link href={articlePath(slug)} prefetch={false} className="link">
            {articlePath(slug)}
          </Link>
        </p>
      )}
      {hasNext && (
        <p className="text-ink-soft text-sm">
          Leser sehen die veröffentlichte Fassung, bis Sie die neue veröffentlichen.
        </p>
      )}
      <p className="text-ink-soft text-sm">
        Zuletzt gespeichert {dateAndTime(savedAt)}
        {savedBy && ` von ${savedBy}`}
      </p>
    </div>
  );
}

/** The text as it stands: what there is without a script. */
function StandingText({ article: { title, teaser, body } }: { article: DeskArticle }) {
  return (
    <article className="grid content-start gap-3">
      <noscript>
        <p className="rounded-card border border-warn-line bg-warn-wash px-4 py-3">
          Zum Schreiben braucht diese Seite JavaScript. Ohne können Sie den Text lesen und alles andere auf dieser Seite
          benutzen.
        </p>
      </noscript>
      <p className="font-serif text-3xl">{title}</p>
      <p className="text-ink-soft text-lg">{teaser}</p>
      <div
        className="prose"
        // biome-ignore lint/security/noDangerouslySetInnerHtml: made by the allow-list of lib/articles/html.ts
        dangerouslySetInnerHTML={{ __html: renderArticleHtml(body) }}
      />
    </article>
  );
}
