import type { Metadata } from 'next';
import Link from 'next/link';
import { DeskFilterForm } from '#components/articles/desk-filter.tsx';
import { DeskList } from '#components/articles/desk-list.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { Pagination } from '#components/ui/pagination.tsx';
import { AccountNav } from '#components/users/account-nav.tsx';
import { countByStatus, listAllAuthors, listAllTopics, listDeskArticles } from '#db/articles/desk-queries.ts';
import { countOpenTasks } from '#db/articles/tasks.ts';
import { deskSearch, readDeskFilter, TITLE_MAX_LENGTH } from '#lib/articles/desk-input.ts';
import { requireRole } from '#lib/auth/session.ts';
import { counted } from '#lib/counting.ts';
import { deskCalendarPath, deskListPath, deskPath, deskTasksPath, deskTopicsPath, libraryPath } from '#lib/paths.ts';
import { canWriteArticles } from '#lib/permissions.ts';
import { signOut } from '../../(account)/anmelden/actions.ts';
import { createArticle } from './actions.ts';
import { NewArticleForm } from './new-article-form.tsx';

export const metadata: Metadata = { title: 'Redaktion', robots: { index: false, follow: false } };

export default async function DeskPage({ searchParams }: PageProps<'/redaktion'>) {
  const user = await requireRole(deskPath, canWriteArticles);
  const filter = readDeskFilter(await searchParams);
  const [found, counts, topics, authors, tasks] = await Promise.all([
    listDeskArticles(filter),
    countByStatus(),
    listAllTopics(),
    listAllAuthors(),
    countOpenTasks(),
  ]);
  const isFiltered = Boolean(filter.search || filter.status || filter.topic || filter.author);
  return (
    <>
      <AccountNav current={deskPath} role={user.role} signOut={signOut} />
      <PageHeader title="Redaktion">
        <p>
          {counted(found.total, 'Artikel', 'Artikel')} ·{' '}
          <Link href={deskCalendarPath()} prefetch={false} className="link">
            Kalender
          </Link>{' '}
          ·{' '}
          <Link href={deskTopicsPath} prefetch={false} className="link">
            Themen
          </Link>{' '}
          ·{' '}
          <Link href={libraryPath} prefetch={false} className="link">
            Mediathek
          </Link>{' '}
          ·{' '}
          <Link href={deskTasksPath} prefetch={false} className="link">
            {tasks > 0 ? counted(tasks, 'offene Aufgabe', 'offene Aufgaben') : 'Aufgaben'}
          </Link>
        </p>
      </PageHeader>
      <NewArticleForm action={createArticle} titleMaxLength={TITLE_MAX_LENGTH} />
      <DeskFilterForm
        key={deskListPath(deskSearch(filter))}
        filter={filter}
        counts={counts}
        topics={topics}
        authors={authors}
      />
      {found.articles.length === 0 ? (
        <p>
          {isFiltered ? 'Dazu gibt es keinen Artikel.' : 'Es gibt noch keinen Artikel.'}{' '}
          {isFiltered && (
            <Link href={deskPath} prefetch={false} className="link">
              Alle Artikel
            </Link>
          )}
        </p>
      ) : (
        <DeskList articles={found.articles} />
      )}
      <Pagination page={filter.page} pages={found.pages} href={(page) => deskListPath(deskSearch(filter, page))} />
    </>
  );
}
