import type { Route } from 'next';
import { redirect } from 'next/navigation';
import { getNextCase } from '#db/inbox/queries.ts';
import type { InboxCursor } from '#lib/inbox/cursor.ts';
import { asInboxFilter, casePath, type InboxFilter, inboxPagePath } from '#lib/inbox/input.ts';

/** After a decision: on to the next one of the same kind of work, or back to the queue when it is done. */
export async function openNext(sent: InboxFilter, after: InboxCursor, userId: string): Promise<never> {
  const filter = asInboxFilter(sent);
  const next = await getNextCase(filter, after, userId);
  redirect(next ? casePath(next, filter, { isNext: true }) : inboxPagePath(filter));
}

/** The way on for who leaves a case for later. */
export async function nextCasePath(filter: InboxFilter, after: InboxCursor, userId: string): Promise<Route | null> {
  const next = await getNextCase(filter, after, userId);
  return next && next.id !== after.id ? casePath(next, filter) : null;
}
