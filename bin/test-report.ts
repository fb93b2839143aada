import { relative } from 'node:path';

export interface Outcome {
  passed: number;
  /** File, title and first line of the reason of each test that failed. */
  failures: string[];
}

interface UnitReport {
  numPassedTests?: number;
  testResults?: {
    name: string;
    status: string;
    message?: string;
    assertionResults: { status: string; fullName: string; failureMessages?: string[] | null }[];
  }[];
}

/** Of Vitest's JSON reporter. A file that could not even be loaded has no tests, and counts as one failure. */
export function unitOutcome({ numPassedTests = 0, testResults = [] }: UnitReport): Outcome {
  const failures = testResults.flatMap((file) => {
    const failed = file.assertionResults.filter(({ status }) => status === 'failed');
    if (failed.length === 0 && file.status === 'failed') return [line(file.name, 'the file', file.message)];
    return failed.map((test) => line(file.name, test.fullName, test.failureMessages?.[0]));
  });
  return { passed: numPassedTests, failures };
}

interface Suite {
  specs?: {
    title: string;
    file: string;
    tests: { status: string; results: { error?: { message?: string } }[] }[];
  }[];
  suites?: Suite[];
}

interface E2eReport extends Suite {
  stats?: { expected: number };
  errors?: { message?: string; location?: { file: string } }[];
}

/** Of Playwright's JSON reporter, with what went wrong outside of any test. */
export function e2eOutcome({ stats, errors = [], suites = [] }: E2eReport): Outcome {
  const specs = (suite: Suite): NonNullable<Suite['specs']> => [
    ...(suite.specs ?? []),
    ...(suite.suites ?? []).flatMap(specs),
  ];
  const failures = suites
    .flatMap(specs)
    .flatMap(({ title, file, tests }) =>
      tests
        .filter(({ status }) => status === 'unexpected' || status === 'flaky')
        .map(({ results }) => line(`e2e/${file}`, title, results.find(({ error }) => error)?.error?.message)),
    );
  return {
    passed: stats?.expected ?? 0,
    failures: [
      ...failures,
      ...errors.map(({ location, message }) => line(location?.file ?? 'e2e', 'outside', message)),
    ],
  };
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: colours of a terminal are control characters
const COLOURS = /\u001b\[[0-9;]*m/g;

function line(file: string, title: string, reason = ''): string {
  const where = file.startsWith('/') ? relative(process.cwd(), file) : file;
  const first =
    reason
      .replace(COLOURS, '')
      .split('\n')
      .find((text) => text.trim() !== '') ?? '';
  return `${where} › ${title}${first ? `: ${first.trim().slice(0, 300)}` : ''}`;
}
