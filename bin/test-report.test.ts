import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { e2eOutcome, unitOutcome } from './test-report.ts';

test('names each failed test with its file and the first line of its reason', () => {
  const outcome = unitOutcome({
    numPassedTests: 3,
    testResults: [
      { name: resolve('lib/fine.test.ts'), status: 'passed', assertionResults: [{ status: 'passed', fullName: 'a' }] },
      {
        name: resolve('lib/broken.test.ts'),
        status: 'failed',
        assertionResults: [
          { status: 'passed', fullName: 'b' },
          { status: 'failed', fullName: 'c', failureMessages: ['\u001b[31mError: 1 is not 2\u001b[39m\n    at line'] },
        ],
      },
      { name: resolve('lib/torn.test.ts'), status: 'failed', message: 'cannot load', assertionResults: [] },
    ],
  });
  expect(outcome).toEqual({
    passed: 3,
    failures: ['lib/broken.test.ts › c: Error: 1 is not 2', 'lib/torn.test.ts › the file: cannot load'],
  });
});

test('finds the failed browser tests in groups as well, and what went wrong outside of them', () => {
  const spec = (title: string, status: string, message?: string) => ({
    title,
    file: 'a.spec.ts',
    tests: [{ status, results: [{ error: message ? { message } : undefined }] }],
  });
  const outcome = e2eOutcome({
    stats: { expected: 1 },
    suites: [
      {
        specs: [spec('opens', 'expected'), spec('is left out', 'skipped')],
        suites: [{ specs: [spec('closes', 'unexpected', '\nError: it is open')] }],
      },
    ],
    errors: [{ message: 'no such file' }],
  });
  expect(outcome).toEqual({
    passed: 1,
    failures: ['e2e/a.spec.ts › closes: Error: it is open', 'e2e › outside: no such file'],
  });
});

test('a report that is missing has neither', () => {
  expect(unitOutcome({})).toEqual({ passed: 0, failures: [] });
  expect(e2eOutcome({})).toEqual({ passed: 0, failures: [] });
});
