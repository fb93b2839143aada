import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { waitFor } from './console.ts';

let lines: string[];

beforeEach(() => {
  vi.useFakeTimers();
  lines = [];
  vi.spyOn(console, 'log').mockImplementation((line) => void lines.push(line));
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test('a long step says how long it takes, until somebody wants it to end', async () => {
  const stop = new AbortController();
  const work = Promise.withResolvers<string>();
  const step = waitFor('Beispiele', work.promise, stop.signal);
  await vi.advanceTimersByTimeAsync(10_500);
  expect(lines).toEqual(['  Beispiele: 10 s']);
  stop.abort();
  await vi.advanceTimersByTimeAsync(60_000);
  work.resolve('fertig');
  expect(await step).toBe('fertig');
  expect(lines).toHaveLength(1);
});
