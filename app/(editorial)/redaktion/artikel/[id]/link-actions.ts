'use server';

import { listDeadPaths } from '#db/articles/desk-queries.ts';
import { requireRole } from '#lib/auth/session.ts';
import { isOwnAddress } from '#lib/own-addresses.ts';
import { deskPath } from '#lib/paths.ts';
import { canWriteArticles } from '#lib/permissions.ts';

const MOST_PATHS = 300;

/** Of the pages of this site that a text links to, those that are not there. */
export async function checkLinks(paths: unknown): Promise<string[]> {
  await requireRole(deskPath, canWriteArticles);

  const given = (Array.isArray(paths) ? paths : [])
    .filter((path): path is string => typeof path === 'string' && path.startsWith('/') && path.length < 1000)
    .map((path) => path.replaceAll('\u0000', '').toWellFormed())
    .slice(0, MOST_PATHS);
  return listDeadPaths(given, (path) => path === '/' || isOwnAddress(path));
}
