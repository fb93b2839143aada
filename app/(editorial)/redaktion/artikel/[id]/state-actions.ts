'use server';

import { refresh } from 'next/cache';
import { notFound } from 'next/navigation';
import { type DeskArticle, getArticleForDesk } from '#db/articles/desk-queries.ts';
import {
  publishFromDesk,
  type StepOutcome,
  scheduleFromDesk,
  takeStep,
  withdrawFromDesk,
} from '#db/articles/desk-steps.ts';
import { problemsBeforePublishing } from '#lib/articles/complete.ts';
import { scheduleInput, withdrawInput } from '#lib/articles/desk-input.ts';
import { requireRole } from '#lib/auth/session.ts';
import { dateAndTime } from '#lib/dates.ts';
import { asForm, type FormState, formState, parseForm } from '#lib/form.ts';
import { deskArticlePath } from '#lib/paths.ts';
import { canApprove, canPublish, canWriteArticles } from '#lib/permissions.ts';
import { isRowId } from '#lib/text-input.ts';

/** To the others: is it good? */
export async function submitArticle(id: number, _previous: FormState, formData: FormData): Promise<FormState> {
  const user = await requireRole(deskArticlePath(id), canWriteArticles);

  const problems = await problemsOf(id);
  if (problems) return formState(formData, {}, problems);

  return answer(formData, await takeStep(id, user.id, 'submit', seenIn(formData)), 'Der Artikel wartet auf Freigabe.');
}

export async function sendBackArticle(id: number, _previous: FormState, formData: FormData): Promise<FormState> {
  const user = await requireRole(deskArticlePath(id), canWriteArticles);

  if (!isRowId(id)) notFound();
  return answer(formData, await takeStep(id, user.id, 'sendBack', null), 'Der Artikel ist wieder ein Entwurf.');
}

export async function approveArticle(id: number, _previous: FormState, formData: FormData): Promise<FormState> {
  const user = await requireRole(deskArticlePath(id), canWriteArticles);

  const problems = await problemsOf(id);
  if (problems) return formState(formData, {}, problems);

  const outcome = await takeStep(id, user.id, 'approve', seenIn(formData), (article) => canApprove(user, article));
  return answer(formData, outcome, 'Der Artikel ist freigegeben.');
}

export async function publishArticleNow(id: number, _previous: FormState, formData: FormData): Promise<FormState> {
  const user = await requireRole(deskArticlePath(id), canWriteArticles);

  const problems = await problemsOf(id);
  if (problems) return formState(formData, {}, problems);

  const movesAddress = asForm(formData).get('movesAddress') === 'ja';
  const may = (article: DeskArticle) => canPublish(user, article);
  const outcome = await publishFromDesk(id, user.id, seenIn(formData), may, { movesAddress });
  return answer(formData, outcome, 'Der Artikel ist veröffentlicht.');
}

export async function scheduleArticle(id: number, _previous: FormState, formData: FormData): Promise<FormState> {
  const user = await requireRole(deskArticlePath(id), canWriteArticles);

  const form = parseForm(scheduleInput, formData);
  if (!form.ok) return form.state;
  const problems = await problemsOf(id);
  if (problems) return formState(formData, {}, problems);

  const { at } = form.data;
  const outcome = await scheduleFromDesk(id, user.id, seenIn(formData), at, (article) => canPublish(user, article));
  return answer(formData, outcome, `Der Artikel erscheint am ${dateAndTime(at)}.`);
}

export async function withdrawFromReaders(id: number, _previous: FormState, formData: FormData): Promise<FormState> {
  const user = await requireRole(deskArticlePath(id), canWriteArticles);

  const form = parseForm(withdrawInput, formData);
  if (!form.ok) return form.state;
  const { instead } = form.data;

  if (!isRowId(id) || !(await withdrawFromDesk(id, user.id, instead || undefined))) {
    return instead
      ? formState(formData, { instead: ['Unter dieser Adresse ist kein anderer Artikel veröffentlicht.'] })
      : formState(formData, {}, 'Dieser Artikel ist nicht veröffentlicht.');
  }

  return answer(formData, 'done', 'Der Artikel ist zurückgezogen.');
}

/** Written on again: what was approved or planned no longer is. */
export async function reopenArticle(id: number): Promise<void> {
  const user = await requireRole(deskArticlePath(id), canWriteArticles);

  if (isRowId(id)) await takeStep(id, user.id, 'reopen', null);

  refresh();
}

const seenIn = (formData: FormData): string => String(asForm(formData).get('seen'));

async function problemsOf(id: number): Promise<string | null> {
  const article = isRowId(id) ? await getArticleForDesk(id) : null;
  if (!article) notFound();
  return problemsBeforePublishing(article).join(' ') || null;
}

function answer(formData: FormData, outcome: StepOutcome, done: string): FormState {
  if (outcome === 'notThere') notFound();
  if (outcome === 'stale')
    return formState(
      formData,
      {},
      'Der Text ist inzwischen ein anderer. Bitte laden Sie die Seite neu und sehen Sie ihn sich an.',
    );
  if (outcome === 'notNow')
    return formState(
      formData,
      {},
      'Das geht jetzt nicht (mehr). Bitte laden Sie die Seite neu und sehen Sie, wie weit der Artikel ist.',
    );
  refresh();
  return { ...formState(formData, {}, done), done: true };
}
