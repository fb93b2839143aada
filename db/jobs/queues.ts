import { PgBoss } from 'pg-boss';

export const JOBS_SCHEMA = 'jobs';

export const queues = {
  mail: 'mail',
  mailFailed: 'mail-failed',
  decisions: 'decisions',
  housekeeping: 'housekeeping',
  nameWords: 'name-words',
  openingTimes: 'opening-times',
  weekly: 'weekly',
  pictures: 'pictures',
  publishing: 'publishing',
  feeds: 'feeds',
} as const;

export interface PictureJob {
  key: string;
}

const DAY = 24 * 3600;

/** Brings pg-boss' own schema and our queues up to date. Several processes may do so at once. */
export async function migrateJobs(url: string): Promise<void> {
  const boss = new PgBoss({ connectionString: url, schema: JOBS_SCHEMA, supervise: false, schedule: false, max: 1 });
  await boss.start();
  try {
    for (const [name, options] of [
      [queues.mailFailed, { retentionSeconds: 30 * DAY }],
      [queues.decisions, { retryLimit: 12, retryDelay: 10, retryBackoff: true, deleteAfterSeconds: DAY }],
      [queues.housekeeping, { retentionSeconds: DAY, deleteAfterSeconds: DAY }],
      // One at a time, and long enough for millions of entries.
      [queues.nameWords, { expireInSeconds: 3600, retentionSeconds: DAY, deleteAfterSeconds: DAY }],
      [queues.openingTimes, { retentionSeconds: 3600, deleteAfterSeconds: 3600 }],
      // What one run misses, the next minute's finds.
      [queues.publishing, { retryLimit: 2, deleteAfterSeconds: 3600 }],
      [queues.feeds, { retryLimit: 0, expireInSeconds: 120, retentionSeconds: 3600, deleteAfterSeconds: 3600 }],
      [queues.weekly, { retentionSeconds: DAY, deleteAfterSeconds: DAY }],
      [
        queues.pictures,
        // A storage that is away for longer: housekeeping asks again every hour.
        {
          retryLimit: 5,
          retryDelay: 5,
          retryBackoff: true,
          expireInSeconds: 300,
          retentionSeconds: DAY,
          deleteAfterSeconds: 3600,
        },
      ],
      [
        queues.mail,
        {
          // A mail server that is away for a day or two loses nothing.
          retryLimit: 12,
          retryDelay: 30,
          retryBackoff: true,
          retryDelayMax: DAY / 4,
          expireInSeconds: 120,
          retentionSeconds: 14 * DAY,
          // Addresses lie here: what was sent is forgotten soon.
          deleteAfterSeconds: 3600,
          deadLetter: queues.mailFailed,
        },
      ],
    ] as const) {
      if (await boss.getQueue(name)) await boss.updateQueue(name, options);
      else await boss.createQueue(name, options);
    }
  } finally {
    await boss.stop({ graceful: false });
  }
}
