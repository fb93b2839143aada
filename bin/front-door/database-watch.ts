import { setTimeout as after } from 'node:timers/promises';
import {
  CHANGES_KEPT_FOR_HOURS,
  type ChangesCursor,
  currentChangesCursor,
  deleteOldChangedTags,
  listChangedTags,
} from '#db/changes/queries.ts';
import { pool } from '#db/client.ts';
import { followNotifications } from '#db/notifications.ts';
import { listRedirects } from '#db/redirects/queries.ts';
import { everythingTag } from '#lib/tags.ts';
import { RedirectMap } from './redirect-map.ts';

const HOUR = 3_600_000;
const ANSWER_WITHIN_MS = 1000;

export interface DatabaseWatch {
  /** Whether the database answered when last asked, at most a few seconds ago. */
  readonly reachable: boolean;
  readonly redirects: RedirectMap;
  /** Asks now. For when a page has failed and it must be known why. */
  answers(): Promise<boolean>;
  stop(): Promise<void>;
}

/**
 * Keeps what this process holds in memory in step with the database: the redirects, and through `onChangedTags` the kept
 * pages. Resolves once both are known for the first time, or at once when there is no database to ask.
 */
export async function watchDatabase(url: string, onChangedTags: (tags: string[]) => void): Promise<DatabaseWatch> {
  const state = { reachable: false, redirects: new RedirectMap() };
  let cursor: ChangesCursor | undefined;
  let readAt = 0;
  let cleanedAt = 0;
  let firstAnswer = () => {};
  const answered = new Promise<void>((done) => {
    firstAnswer = done;
  });

  const follower = followNotifications(url, ['redirects', 'changed_tags'], {
    async connected(sql) {
      const kept = Date.now() - readAt < (CHANGES_KEPT_FOR_HOURS - 1) * HOUR;
      if (!cursor || !kept) {
        cursor = await currentChangesCursor(sql);
        readAt = Date.now();
        // Pages may have been kept before the first cursor, or changed unseen since the last.
        onChangedTags([everythingTag]);
      }
      state.redirects = new RedirectMap(await listRedirects(sql));
      state.reachable = true;
      firstAnswer();
    },
    async look(sql, channels) {
      if (channels.has('redirects')) state.redirects = new RedirectMap(await listRedirects(sql));
      const changes = await listChangedTags(sql, cursor as ChangesCursor);
      if (changes.tags.length > 0) onChangedTags(changes.tags);
      cursor = changes.cursor;
      readAt = Date.now();
      if (readAt - cleanedAt > HOUR) {
        cleanedAt = readAt;
        await deleteOldChangedTags(sql);
      }
    },
    disconnected(error) {
      if (state.reachable) console.error('Die Datenbank ist nicht erreichbar:', error);
      state.reachable = false;
      firstAnswer();
    },
  });

  await answered;
  return {
    async answers() {
      const asked = pool()`select 1`.then(
        () => true,
        () => false,
      );
      return (await Promise.race([asked, after(ANSWER_WITHIN_MS, false, { ref: false })])) as boolean;
    },
    get reachable() {
      return state.reachable;
    },
    get redirects() {
      return state.redirects;
    },
    stop: () => follower.stop(),
  };
}
