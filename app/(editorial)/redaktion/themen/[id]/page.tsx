import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { Breadcrumbs } from '#components/site/breadcrumbs.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { Section } from '#components/ui/section.tsx';
import { getTopicForEditing, listTopicsForEditing } from '#db/articles/topics.ts';
import { TOPIC_DESCRIPTION_MAX_LENGTH, TOPIC_NAME_MAX_LENGTH, topicState } from '#lib/articles/topic-input.ts';
import { requireRole } from '#lib/auth/session.ts';
import { counted } from '#lib/counting.ts';
import { deskPath, deskTopicsPath, mergeTopicPath, topicPath } from '#lib/paths.ts';
import { canWriteArticles } from '#lib/permissions.ts';
import { isRowId } from '#lib/text-input.ts';
import { removeTopic, saveTopic } from './actions.ts';
import { TopicForm } from './topic-form.tsx';

export const metadata: Metadata = { title: 'Thema bearbeiten', robots: { index: false, follow: false } };

export default async function DeskTopicPage({ params }: PageProps<'/redaktion/themen/[id]'>) {
  const { id } = await params;
  await requireRole(deskPath, canWriteArticles);
  const topic = isRowId(Number(id)) ? await getTopicForEditing(Number(id)) : null;
  if (!topic) notFound();

  const { name, slug, description, articles } = topic;
  const others = (await listTopicsForEditing()).filter((other) => other.id !== topic.id);
  return (
    <>
      <Breadcrumbs
        trail={[
          { label: 'Redaktion', href: deskPath },
          { label: 'Themen', href: deskTopicsPath },
        ]}
        current={name}
      />
      <PageHeader title={name}>
        <p>
          {counted(articles, 'Artikel', 'Artikel')} ·{' '}
          <Link href={topicPath(slug)} prefetch={false} className="link">
            {topicPath(slug)}
          </Link>
        </p>
      </PageHeader>
      <TopicForm
        key={topic.id}
        action={saveTopic.bind(null, topic.id)}
        initial={{ values: { name, slug, description: description ?? '', seen: topicState(topic) }, errors: {} }}
        nameMaxLength={TOPIC_NAME_MAX_LENGTH}
        descriptionMaxLength={TOPIC_DESCRIPTION_MAX_LENGTH}
      />
      <Section title="Mit einem anderen zusammenlegen" id="zusammenlegen">
        <form action={mergeTopicPath(topic.id)} className="grid max-w-text gap-3">
          <label className="grid gap-1">
            <span className="font-semibold text-sm">„{name}“ geht auf im Thema</span>
            <input
              name="mit"
              list="topics"
              required
              autoComplete="off"
              maxLength={TOPIC_NAME_MAX_LENGTH}
              className="min-h-12 rounded-card border border-line bg-surface px-3.5"
            />
          </label>
          <datalist id="topics">
            {others.map((other) => (
              <option key={other.id} value={other.name} />
            ))}
          </datalist>
          <div>
            <button type="submit" className="button button-quiet">
              Ansehen, was dann geschieht
            </button>
          </div>
        </form>
      </Section>
      {articles === 0 && (
        <Section title="Löschen" id="loeschen">
          <form action={removeTopic.bind(null, topic.id)} className="grid gap-2">
            <p>Kein Artikel steht unter diesem Thema.</p>
            <div>
              <button type="submit" className="button button-quiet">
                Thema löschen
              </button>
            </div>
          </form>
        </Section>
      )}
    </>
  );
}
