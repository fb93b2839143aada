import { Worker } from 'node:worker_threads';
import { companyLimits } from '#lib/companies/limits.ts';
import { isPlainWeek } from '#lib/companies/plain-hours.ts';

/** The library reads no longer than this in earnest; beyond it hangs (`Mo-Su,PH 00:00+` did, without an end date). */
const PATIENCE_MS = 2000;
/** Loading the library takes a moment on a busy machine. */
const START_MS = 20_000;
const MOST_REMEMBERED = 200_000;

export interface OpeningHoursChecker {
  /** Which of these values in OSM syntax are understood. */
  check(values: Iterable<string>): Promise<Map<string, boolean>>;
  close(): Promise<void>;
}

/** Asks the opening_hours library in a thread that can be ended, because some values keep it busy for ever. */
export function createOpeningHoursChecker(): OpeningHoursChecker {
  const known = new Map<string, boolean>();
  let worker: Worker | undefined;
  let isWarm = false;
  let turn: Promise<unknown> = Promise.resolve();

  const stop = async () => {
    const ended = worker;
    worker = undefined;
    isWarm = false;
    await ended?.terminate();
  };

  /** Hands all values over at once and takes the answers as they come; gives back how many were answered. */
  const ask = (values: string[]) =>
    new Promise<number>((done, fail) => {
      worker ??= new Worker(new URL('./opening-hours-worker.ts', import.meta.url));
      worker.unref();
      const asked = worker;
      let answered = 0;
      const finish = () => {
        clearTimeout(timer);
        asked.off('message', hear);
        asked.off('error', fail);
        done(answered);
      };
      let timer = setTimeout(finish, isWarm ? PATIENCE_MS : START_MS);
      const hear = ({ value, understood }: { value: string; understood: boolean }) => {
        isWarm = true;
        known.set(value, understood);
        answered += 1;
        clearTimeout(timer);
        if (answered === values.length) finish();
        else timer = setTimeout(finish, PATIENCE_MS);
      };
      asked.on('message', hear);
      asked.on('error', fail);
      for (const value of values) asked.postMessage(value);
    });

  const learn = async (values: string[]) => {
    let rest = values.filter((value) => !known.has(value));
    while (rest.length > 0) {
      const answered = await ask(rest);
      if (answered < rest.length) {
        known.set(rest[answered] as string, false);
        await stop();
      }
      rest = rest.slice(answered + 1);
    }
  };

  return {
    async check(values) {
      const wanted = [...new Set(values)];
      if (known.size > MOST_REMEMBERED) known.clear();
      const short = wanted.filter((value) => value.length <= companyLimits.openingHours && !isPlainWeek(value));
      turn = turn.then(() => learn(short));
      await turn;
      return new Map(wanted.map((value) => [value, isPlainWeek(value) || (known.get(value) ?? false)]));
    },
    close: stop,
  };
}
