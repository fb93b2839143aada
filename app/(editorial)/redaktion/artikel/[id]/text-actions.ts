'use server';

import { refresh } from 'next/cache';
import { notFound } from 'next/navigation';
import { holdForWriting, keepOpenVersion, type SaveOutcome, saveText } from '#db/articles/desk.ts';
import { acceptText } from '#lib/articles/desk-input.ts';
import { requireRole, userOfForm } from '#lib/auth/session.ts';
import { deskArticlePath, signedInAgainPath, signInPath } from '#lib/paths.ts';
import { canEditText, canWriteArticles } from '#lib/permissions.ts';
import { isRowId } from '#lib/text-input.ts';

export type SaveAnswer = SaveOutcome | { kind: 'signedOut'; message: string; signIn: string };

/** What somebody is writing, again and again. It never leads away: the text is in that page. */
export async function saveArticleText(id: number, seen: string, text: unknown): Promise<SaveAnswer> {
  const user = await userOfForm();

  if (!user) {
    const message =
      'Ihre Anmeldung ist abgelaufen. Ihr Text bleibt in diesem Browser und wird gespeichert, sobald Sie wieder angemeldet sind.';
    return { kind: 'signedOut', message, signIn: signInPath(signedInAgainPath) };
  }
  if (!canWriteArticles(user) || !isRowId(id)) notFound();

  const saved = await saveText(id, user.id, asText(seen), acceptText(text), (article) => canEditText(user, article));
  if (!saved) notFound();
  return saved;
}

const asText = (sent: unknown) => (typeof sent === 'string' ? sent : '');

export interface HoldAnswer {
  isMine: boolean;
  holder: string | null;
}

/** The open page says that somebody is still there; with `takeOver`, in the place of whoever was. */
export async function holdArticle(id: number, takeOver?: boolean): Promise<HoldAnswer> {
  const user = await requireRole(deskArticlePath(id), canWriteArticles);

  const held = isRowId(id) ? await holdForWriting(id, user.id, { takeOver: takeOver === true }) : null;
  if (!held) notFound();
  return held;
}

/** Keeps what stands there as a version to return to. */
export async function keepVersion(id: number): Promise<void> {
  const user = await requireRole(deskArticlePath(id), canWriteArticles);

  if (!isRowId(id) || !canWriteArticles(user)) notFound();
  await keepOpenVersion(id);

  refresh();
}
