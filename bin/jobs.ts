import { PgBoss } from 'pg-boss';
import { deleteOldPreviews } from '#db/articles/desk-previews.ts';
import { publishDueArticles } from '#db/articles/desk-steps.ts';
import { tellHub } from '#db/articles/hub.ts';
import { deleteWithdrawnCompanies } from '#db/companies/mutations.ts';
import { deleteUnusedOpeningTimes, renewOpeningTimes } from '#db/companies/opening-times.ts';
import { askForConfirmations, deleteOldConfirmations } from '#db/confirmations/mutations.ts';
import { carryOutDecision } from '#db/inbox/mutations.ts';
import { JOBS_SCHEMA, type PictureJob, queues } from '#db/jobs/queues.ts';
import { tidyPictures } from '#db/pictures/mutations.ts';
import { settlePicture } from '#db/pictures/settle.ts';
import { recountNameWords } from '#db/search/mutations.ts';
import { forgetReporters } from '#db/users/deletion.ts';
import { deleteExpired } from '#db/users/mutations.ts';
import { writeMailToken } from '#lib/auth/mail-token.ts';
import { berlinDate } from '#lib/dates.ts';
import { readEnvironment } from '#lib/env.ts';
import { deleteOldKeptMails, deliver, forgetKeptMails } from '#lib/mail/deliver.ts';
import { type MailJob, messageOf } from '#lib/mail/messages.ts';
import { renderMail } from '#lib/mail/render.ts';
import { noteAuditHead } from './audit-heads.ts';

/** A run of what is due every minute makes room for the next. */
const PATIENCE_MS = 45_000;

/**
 * Does what requests have left for later: mails, pictures, who is open when, what time has made useless, at night a
 * recount. Any number of processes may.
 */
export async function startJobs(url: string): Promise<{ stop(): Promise<void> }> {
  const boss = new PgBoss({
    connectionString: url,
    schema: JOBS_SCHEMA,
    application_name: 'branchenbuch-jobs',
    migrate: false,
    max: 4,
  });
  // A database that is away for a moment is said once by the front door; the work goes on when it is back.
  let silent = false;
  boss.on('error', (error) => {
    if (!silent) console.error(`Aufträge warten: ${error.message}`);
    silent = true;
  });
  await boss.start();
  await boss.work<MailJob>(queues.mail, { pollingIntervalSeconds: 1 }, async (jobs) => {
    silent = false;
    for (const { id, data } of jobs) {
      if (data.kind === 'accountDeleted') await forgetKeptMails(data.to);
      await deliver({ to: data.to, ...renderMail(messageOf(data, writeMailToken)) }, id);
    }
  });
  await boss.work<{ id: string }>(queues.decisions, { pollingIntervalSeconds: 2 }, async (jobs) => {
    for (const { data } of jobs) await carryOutDecision(data.id, berlinDate(new Date()));
  });
  await boss.work<PictureJob>(queues.pictures, { pollingIntervalSeconds: 1, batchSize: 10 }, async (jobs) => {
    // One after the other; one that fails keeps none from its turn, and those that are settled do nothing the next time.
    const failures: unknown[] = [];
    for (const { data } of jobs) await settlePicture(data.key).catch((error) => failures.push(error));
    if (failures.length > 0) throw failures[0];
  });
  await boss.work(queues.housekeeping, async () => {
    await deleteExpired();
    await forgetReporters();
    await deleteOldKeptMails();
    await deleteWithdrawnCompanies();
    await tidyPictures();
    await deleteOldPreviews();
    await askForConfirmations();
    await deleteOldConfirmations();
    await noteAuditHead();
  });
  await boss.schedule(queues.housekeeping, '17 * * * *');
  await boss.work(queues.nameWords, recountNameWords);
  await boss.schedule(queues.nameWords, '41 3 * * *');
  await boss.work(queues.openingTimes, async () => {
    await renewOpeningTimes(new Date(), PATIENCE_MS);
  });
  await boss.schedule(queues.openingTimes, '* * * * *');
  await boss.work(queues.publishing, { pollingIntervalSeconds: 1 }, async () => {
    await publishDueArticles();
  });
  await boss.schedule(queues.publishing, '* * * * *');
  if (readEnvironment().WEBSUB_HUB_URL) {
    await boss.work(queues.feeds, tellHub);
    await boss.schedule(queues.feeds, '* * * * *');
  } else {
    await boss.unschedule(queues.feeds);
  }
  await boss.work(queues.weekly, deleteUnusedOpeningTimes);
  await boss.schedule(queues.weekly, '41 3 * * 0');
  return { stop: () => boss.stop({ graceful: true, timeout: 5000 }) };
}
