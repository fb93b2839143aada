import type { Metadata } from 'next';
import Link from 'next/link';
import { Breadcrumbs } from '#components/site/breadcrumbs.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { listTopicsForEditing } from '#db/articles/topics.ts';
import { TOPIC_NAME_MAX_LENGTH } from '#lib/articles/topic-input.ts';
import { requireRole } from '#lib/auth/session.ts';
import { counted } from '#lib/counting.ts';
import { deskPath, deskTopicPath } from '#lib/paths.ts';
import { canWriteArticles } from '#lib/permissions.ts';
import { createTopic } from './actions.ts';
import { NewTopicForm } from './new-topic-form.tsx';

export const metadata: Metadata = { title: 'Themen verwalten', robots: { index: false, follow: false } };

export default async function DeskTopicsPage() {
  await requireRole(deskPath, canWriteArticles);
  const topics = await listTopicsForEditing();
  return (
    <>
      <Breadcrumbs trail={[{ label: 'Redaktion', href: deskPath }]} current="Themen" />
      <PageHeader title="Themen">
        <p>{counted(topics.length, 'Thema', 'Themen')}</p>
      </PageHeader>
      <NewTopicForm action={createTopic} nameMaxLength={TOPIC_NAME_MAX_LENGTH} />
      <ul className="divide-y divide-line border-line border-y empty:hidden">
        {topics.map(({ id, name, articles, description }) => (
          <li key={id} className="grid gap-x-4 py-2 sm:grid-cols-[1fr_auto]">
            <Link
              href={deskTopicPath(id)}
              prefetch={false}
              className="link inline-flex min-h-9 items-center font-semibold"
            >
              {name}
            </Link>
            <span className="text-ink-soft text-sm sm:text-right">
              {counted(articles, 'Artikel', 'Artikel')}
              {!description && ' · ohne Beschreibung'}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
