import type { Metadata } from 'next';
import { TaskList } from '#components/articles/task-list.tsx';
import { Breadcrumbs } from '#components/site/breadcrumbs.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { countOpenTasks, listOpenTasks } from '#db/articles/tasks.ts';
import { requireRole } from '#lib/auth/session.ts';
import { counted } from '#lib/counting.ts';
import { deskPath, deskTasksPath } from '#lib/paths.ts';
import { canWriteArticles } from '#lib/permissions.ts';
import { settleTask } from './actions.ts';

export const metadata: Metadata = { title: 'Aufgaben der Redaktion', robots: { index: false, follow: false } };

export default async function DeskTasksPage() {
  await requireRole(deskTasksPath, canWriteArticles);
  const [tasks, total] = await Promise.all([listOpenTasks(), countOpenTasks()]);
  return (
    <>
      <Breadcrumbs trail={[{ label: 'Redaktion', href: deskPath }]} current="Aufgaben" />
      <PageHeader title="Aufgaben">
        <p className="max-w-text">
          {total > 0 && `${counted(total, 'offene Aufgabe', 'offene Aufgaben')}. `}
          Hier steht, wenn eine Firma, die ein veröffentlichter Artikel nennt, anders heißt, geschlossen hat oder nicht
          mehr im Verzeichnis steht. Links in den Artikeln bleiben dabei richtig: Sie führen zum Eintrag oder werden zu
          Text.
        </p>
      </PageHeader>
      {tasks.length === 0 ? (
        <p>Es ist nichts zu tun.</p>
      ) : (
        <TaskList tasks={tasks.map((task) => ({ ...task, settle: settleTask.bind(null, task.id) }))} />
      )}
    </>
  );
}
