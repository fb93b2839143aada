import { defineConfig } from 'playwright/test';

// bin/test.ts starts a server with a database of its own for each worker, and says here what each has to know of its own.
const sites: Record<string, string>[] = JSON.parse(process.env.E2E_SITES ?? '[]');
Object.assign(process.env, sites[Number(process.env.TEST_PARALLEL_INDEX ?? 0)]);

const executablePath = process.env.E2E_BROWSER;

export default defineConfig({
  testDir: 'e2e',
  fullyParallel: false,
  workers: Math.max(1, sites.length),
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json']],
  outputDir: '.data/test-results',
  use: {
    baseURL: process.env.E2E_BASE_URL ?? 'http://localhost:3000',
    locale: 'de-DE',
    // Visitors live in Germany; the server does not (bin/test.ts).
    timezoneId: 'Europe/Berlin',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath,
      args: [
        '--no-sandbox',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
});
