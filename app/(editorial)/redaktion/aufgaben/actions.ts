'use server';

import { refresh } from 'next/cache';
import { notFound } from 'next/navigation';
import { settleTask as markSettled } from '#db/articles/tasks.ts';
import { requireRole } from '#lib/auth/session.ts';
import { deskTasksPath } from '#lib/paths.ts';
import { canWriteArticles } from '#lib/permissions.ts';
import { isRowId } from '#lib/text-input.ts';

export async function settleTask(id: number): Promise<void> {
  const user = await requireRole(deskTasksPath, canWriteArticles);

  if (!isRowId(id) || !(await markSettled(id, user.id))) notFound();

  refresh();
}
