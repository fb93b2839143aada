import { setTimeout as after } from 'node:timers/promises';

/** Longer than the work takes that is done for an address with an account, and not for one without. */
const FLOOR_MS = 400;

/** What an answer says does not tell whether an address has an account; nor does when it comes. */
export async function evenly<T>(work: () => Promise<T>): Promise<T> {
  const [result] = await Promise.all([work(), after(FLOOR_MS)]);
  return result;
}
