import { createPatientThread } from '#db/patient-thread.ts';
import { companyLimits } from '#lib/companies/limits.ts';
import { isPlainWeek } from '#lib/companies/plain-hours.ts';

const MOST_REMEMBERED = 200_000;

export interface OpeningHoursChecker {
  /** Which of these values in OSM syntax are understood. */
  check(values: Iterable<string>): Promise<Map<string, boolean>>;
  close(): Promise<void>;
}

/**
 * Asks the opening_hours library in a thread that can be ended, because some values keep it busy for ever (`Mo-Su,PH 00:00+` did,
 * without an end date).
 */
export function createOpeningHoursChecker(): OpeningHoursChecker {
  const known = new Map<string, boolean>();
  const thread = createPatientThread<string, boolean>(new URL('./opening-hours-worker.ts', import.meta.url));
  let turn: Promise<unknown> = Promise.resolve();

  const learn = async (values: string[]) => {
    const unknown = values.filter((value) => !known.has(value));
    const answers = await thread.ask(unknown);
    for (const [index, value] of unknown.entries()) known.set(value, answers[index] ?? false);
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
    close: thread.close,
  };
}
