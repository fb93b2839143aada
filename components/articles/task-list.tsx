import Link from 'next/link';
import type { OpenTask } from '#db/articles/tasks.ts';
import { dateAndTime } from '#lib/dates.ts';
import { companyPath, deskArticlePath } from '#lib/paths.ts';

/** What became of companies in articles, each with a button for who has looked at it. */
export function TaskList({
  tasks,
  isBesideArticle = false,
}: {
  tasks: (OpenTask & { settle: () => Promise<void> })[];
  /** All about one article, which is there already. */
  isBesideArticle?: boolean;
}) {
  return (
    <ul className="divide-y divide-line border-line border-y">
      {tasks.map((task) => (
        <li
          key={task.id}
          className={`grid gap-x-6 gap-y-2 py-3 ${isBesideArticle ? '' : 'sm:grid-cols-[1fr_auto] sm:items-center'}`}
        >
          <div className="min-w-0">
            {!isBesideArticle && (
              <Link href={deskArticlePath(task.articleId)} prefetch={false} className="link font-semibold">
                {task.title}
              </Link>
            )}
            <p>
              <Happened task={task} />
            </p>
            <p className="text-ink-soft text-sm">
              <time dateTime={task.createdAt.toISOString()}>{dateAndTime(task.createdAt)}</time>
            </p>
          </div>
          <form action={task.settle}>
            <button type="submit" className="button button-quiet">
              Erledigt
              <span className="sr-only">
                : {task.companyName} in „{task.title}“
              </span>
            </button>
          </form>
        </li>
      ))}
    </ul>
  );
}

function Happened({ task: { kind, companyName, newName, companySlug } }: { task: OpenTask }) {
  const page = (name: string) =>
    companySlug ? (
      <Link href={companyPath(companySlug)} prefetch={false} className="link">
        {name}
      </Link>
    ) : (
      `„${name}“`
    );
  if (kind === 'renamed')
    return (
      <>
        „{companyName}“ heißt jetzt {page(newName ?? '')}.
      </>
    );
  return (
    <>
      {page(companyName)}{' '}
      {kind === 'closed'
        ? 'hat dauerhaft geschlossen.'
        : 'steht nicht mehr im Verzeichnis; der Artikel nennt nur noch den Namen.'}
    </>
  );
}
