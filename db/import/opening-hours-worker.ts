import { parentPort } from 'node:worker_threads';
import OpeningHours from 'opening_hours';

/** Pages evaluate this often: what is slower is shown as text. */
const SLOW_MS = 50;
const DAY = 86_400_000;
/** Christmas and New Year; the night in which an hour is missing. */
const STARTS = ['2027-12-20', '2028-03-20'].map((day) => new Date(`${day}T00:00`));
const GERMANY = { lat: 50.1, lon: 8.7, address: { country_code: 'de', state: 'Hessen' } };

parentPort?.on('message', (value: string) => {
  parentPort?.postMessage(isUnderstood(value));
});

export function isUnderstood(value: string): boolean {
  try {
    // The first evaluation may pay for compiling and tidying up.
    return evaluate(value) <= SLOW_MS || evaluate(value) <= SLOW_MS;
  } catch {
    return false;
  }
}

function evaluate(value: string): number {
  // The types of the options ask for all of them; the library does not.
  const hours = new OpeningHours(value, GERMANY, { locale: 'de' } as never);
  // A warning tells of something that the library has made up its mind about: `Sep-Oct` would be open day and night.
  if (hours.getWarnings().length > 0) throw new Error('ambiguous');
  let slowest = 0;
  for (const start of STARTS) {
    const begun = cpuMilliseconds();
    hours.getOpenIntervals(start, new Date(start.getTime() + 14 * DAY));
    slowest = Math.max(slowest, cpuMilliseconds() - begun);
  }
  return slowest;
}

/** What this thread has worked, not what the clock says: a busy machine must not decide what is understood. */
function cpuMilliseconds(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
