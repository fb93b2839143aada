import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { TaskList } from '#components/articles/task-list.tsx';
import { Breadcrumbs } from '#components/site/breadcrumbs.tsx';
import { Section } from '#components/ui/section.tsx';
import {
  type DeskArticle,
  getArticleForDesk,
  listAllAuthors,
  listAllTopics,
  listPreviews,
  listRemarks,
} from '#db/articles/desk-queries.ts';
import { listCorrectionsOfArticle } from '#db/articles/queries.ts';
import { listShown } from '#db/articles/shown.ts';
import { listOpenTasks } from '#db/articles/tasks.ts';
import { CORRECTION_MAX_LENGTH, REMARK_MAX_LENGTH } from '#lib/articles/desk-input.ts';
import { renderArticleHtml } from '#lib/articles/html.ts';
import { ARTICLE_STATES, isSlugOfTitle, isUnnamed } from '#lib/articles/states.ts';
import { requireRole } from '#lib/auth/session.ts';
import { counted } from '#lib/counting.ts';
import { berlinDate, berlinTimeField, dateAndTime, shortDate } from '#lib/dates.ts';
import { articlePath, deskPath, versionsPath } from '#lib/paths.ts';
import {
  type ArticleStatus,
  type CurrentUser,
  canApprove,
  canEditText,
  canPublish,
  canWriteArticles,
} from '#lib/permissions.ts';
import { isRowId } from '#lib/text-input.ts';
import { settleTask } from '../../aufgaben/actions.ts';
import { correctArticle, removeCorrection } from './correction-actions.ts';
import { CorrectionForm } from './correction-form.tsx';
import { DeskFrame } from './desk-state.tsx';
import { saveArticleDetails } from './details-actions.ts';
import { DetailsForm } from './details-form.tsx';
import { checkLinks } from './link-actions.ts';
import { sharePreview, stopPreviews } from './preview-actions.ts';
import { PreviewForm } from './preview-form.tsx';
import { addRemark, settleRemark } from './remark-actions.ts';
import { Remarks } from './remarks.tsx';
import {
  approveArticle,
  publishArticleNow,
  reopenArticle,
  scheduleArticle,
  sendBackArticle,
  submitArticle,
  withdrawFromReaders,
} from './state-actions.ts';
import { ScheduleForm, StepForm, WithdrawForm } from './state-forms.tsx';
import { holdArticle, keepVersion, saveArticleText } from './text-actions.ts';
import { WritingDesk } from './writing-desk.tsx';

export const metadata: Metadata = { title: 'Artikel schreiben', robots: { index: false, follow: false } };

export default async function DeskArticlePage({ params }: PageProps<'/redaktion/artikel/[id]'>) {
  const { id } = await params;
  const user = await requireRole(deskPath, canWriteArticles);
  const article = isRowId(Number(id)) ? await getArticleForDesk(Number(id)) : null;
  if (!article) notFound();

  const [topics, authors, remarks, corrections, previews, tasks] = await Promise.all([
    listAllTopics(),
    listAllAuthors(),
    listRemarks(article.id),
    listCorrectionsOfArticle(article.id),
    listPreviews(article.id),
    listOpenTasks(article.id),
  ]);
  const { title, teaser, body, seen } = article;
  const isPublic = article.status === 'published';
  return (
    <DeskFrame key={article.id} seen={seen}>
      <Breadcrumbs trail={[{ label: 'Redaktion', href: deskPath }]} current={title} />
      <h1 className="sr-only">{title}</h1>
      <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <WritingDesk
          key={`${article.stage} ${article.liveVersionId}`}
          articleId={article.id}
          initial={{ title, teaser, body }}
          seen={seen}
          isEditable={canEditText(user, article)}
          passages={remarks.filter(({ quote, settledAt }) => quote && !settledAt)}
          save={saveArticleText.bind(null, article.id)}
          hold={holdArticle.bind(null, article.id)}
          checkLinks={checkLinks}
        >
          <StandingText article={article} />
        </WritingDesk>
        <aside aria-label="Stand und Angaben" className="grid content-start gap-6">
          <div className="card grid gap-4 p-4">
            <State article={article} />
            <Steps user={user} article={article} />
            {article.isOpen && (
              <form action={keepVersion.bind(null, article.id)}>
                <button type="submit" className="button button-quiet">
                  Diesen Stand als Fassung festhalten
                </button>
              </form>
            )}
            {isPublic && <WithdrawForm action={withdrawFromReaders.bind(null, article.id)} />}
          </div>
          {tasks.length > 0 && (
            <Section title="Aufgaben" id="aufgaben">
              <TaskList
                tasks={tasks.map((task) => ({ ...task, settle: settleTask.bind(null, task.id) }))}
                isBesideArticle
              />
            </Section>
          )}
          <Section title="Anmerkungen" id="anmerkungen">
            <Remarks
              remarks={remarks.map(({ writer, createdAt, settledAt, ...remark }) => ({
                ...remark,
                by: `${writer ?? 'Gelöschtes Konto'}, ${dateAndTime(createdAt)}`,
                isSettled: settledAt !== null,
                settle: settleRemark.bind(null, article.id, remark.id, settledAt === null),
              }))}
              add={addRemark.bind(null, article.id)}
              maxLength={REMARK_MAX_LENGTH}
            />
          </Section>
          <Section title="Vorschau für andere" id="vorschau">
            {previews.length > 0 && (
              <div className="mb-3 grid gap-1">
                <p className="text-sm">
                  {counted(previews.length, 'Link gilt', 'Links gelten')}, der letzte bis{' '}
                  {dateAndTime(previews.at(-1)?.expiresAt as Date)}.
                </p>
                <form action={stopPreviews.bind(null, article.id)}>
                  <button type="submit" className="link text-sm">
                    Alle ungültig machen
                  </button>
                </form>
              </div>
            )}
            <PreviewForm action={sharePreview.bind(null, article.id)} />
          </Section>
          {isPublic && (
            <Section title="Berichtigungen" id="berichtigungen">
              <ul className="mb-4 grid gap-3 empty:hidden">
                {corrections.map(({ id: correction, correctedOn, text }) => (
                  <li key={correction} className="card grid gap-1 p-3">
                    <p className="whitespace-pre-line">
                      <strong>{shortDate(correctedOn)}</strong> {text}
                    </p>
                    <form action={removeCorrection.bind(null, article.id, correction)}>
                      <button type="submit" className="link text-sm">
                        Entfernen
                      </button>
                    </form>
                  </li>
                ))}
              </ul>
              <CorrectionForm
                action={correctArticle.bind(null, article.id)}
                today={berlinDate(new Date())}
                maxLength={CORRECTION_MAX_LENGTH}
              />
            </Section>
          )}
          <Section title="Angaben" id="angaben">
            <DetailsForm
              key={article.status}
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

/** What can be done next, and by this person. */
function Steps({ user, article }: { user: CurrentUser; article: DeskArticle }) {
  const { id, stage, hasNext, status, publishedAt, title, liveTitle, slug } = article;
  const mayPublish = canPublish(user, article);
  return (
    <>
      {stage === 'draft' && <StepForm action={submitArticle.bind(null, id)} submit="Zur Prüfung geben" />}
      {canApprove(user, article) && <StepForm action={approveArticle.bind(null, id)} submit="Freigeben" />}
      {stage === 'inReview' && (
        <>
          {!canApprove(user, article) && (
            <p className="text-sm">Freigeben kann, wer nicht selbst an diesem Text geschrieben hat.</p>
          )}
          <StepForm action={sendBackArticle.bind(null, id)} submit="Zurück an die Verfasser" />
        </>
      )}
      {mayPublish && (
        <StepForm
          action={publishArticleNow.bind(null, id)}
          submit={hasNext ? 'Neue Fassung veröffentlichen' : 'Jetzt veröffentlichen'}
          mayMove={hasNext && title !== liveTitle && !isSlugOfTitle(slug, title)}
        />
      )}
      {mayPublish && stage !== 'approved' && stage !== 'scheduled' && (
        <p className="text-ink-soft text-sm">Noch nicht freigegeben: Als Admin können Sie trotzdem veröffentlichen.</p>
      )}
      {mayPublish && status !== 'published' && (
        <ScheduleForm
          key={publishedAt?.getTime()}
          action={scheduleArticle.bind(null, id)}
          at={status === 'scheduled' && publishedAt ? berlinTimeField(publishedAt) : ''}
          earliest={berlinTimeField(new Date())}
        />
      )}
      {['approved', 'scheduled', 'withdrawn'].includes(stage) && (
        <form action={reopenArticle.bind(null, id)}>
          <button type="submit" className="button button-quiet">
            Wieder bearbeiten
          </button>
          {stage !== 'withdrawn' && (
            <p className="mt-1 text-ink-soft text-sm">Danach muss der Artikel noch einmal freigegeben werden.</p>
          )}
        </form>
      )}
    </>
  );
}

const detailsOf = ({ slug, publishedAt, plannedOn, topics, authors, pinned }: DeskArticle) => ({
  slug: isUnnamed(slug) ? '' : slug,
  publishedAt: publishedAt ? berlinTimeField(publishedAt) : '',
  plannedOn: plannedOn ?? '',
  topic: topics.join('\n'),
  author: authors.join('\n'),
  pinned: pinned ? 'ja' : '',
});

const NEXT_STAGES: Partial<Record<ArticleStatus, string>> = {
  draft: ', neue Fassung in Arbeit',
  inReview: ', neue Fassung in Prüfung',
  approved: ', neue Fassung freigegeben',
};

function State({
  article: { id, status, stage, slug, publishedAt, hasNext, savedAt, savedBy },
}: {
  article: DeskArticle;
}) {
  return (
    <div className="grid gap-1">
      <p className="font-semibold">
        {ARTICLE_STATES[status]}
        {hasNext && NEXT_STAGES[stage]}
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
        {savedBy && ` von ${savedBy}`} ·{' '}
        <Link href={versionsPath(id)} prefetch={false} className="link">
          alle Fassungen
        </Link>
      </p>
    </div>
  );
}

/** The text as it stands: what there is without a script. */
async function StandingText({ article: { title, teaser, body } }: { article: DeskArticle }) {
  const shown = await listShown(body);
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
        dangerouslySetInnerHTML={{ __html: renderArticleHtml(body, shown) }}
      />
    </article>
  );
}
