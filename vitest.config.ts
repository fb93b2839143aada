import { defineConfig } from 'vitest/config';

// Neither UTC nor Berlin, so that a careless date fails.
process.env.TZ = 'Pacific/Chatham';
process.env.AUTH_SECRET ??= 'ein Geheimnis, das nur Tests kennen';

export default defineConfig({
  test: {
    globalSetup: './db/test-database.ts',
    // Against hanging, not for measuring: a busy machine makes a test late, not wrong.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      // Rules: they keep nothing from test to test, so a process takes one file after the other.
      { extends: true, test: { name: 'rules', include: ['{lib,components}/**/*.test.{ts,tsx}'], isolate: false } },
      {
        extends: true,
        test: { name: 'server', include: ['{db,bin,app}/**/*.test.{ts,tsx}'], setupFiles: './db/test-worker.ts' },
      },
    ],
  },
});
