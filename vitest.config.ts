import { defineConfig } from 'vitest/config';

// Neither UTC nor Berlin, so that a careless date fails.
process.env.TZ = 'Pacific/Chatham';
process.env.AUTH_SECRET ??= 'ein Geheimnis, das nur Tests kennen';

export default defineConfig({
  test: {
    include: ['{lib,db,bin,components,app}/**/*.test.{ts,tsx}'],
    globalSetup: './db/test-database.ts',
    setupFiles: './db/test-worker.ts',
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 2,
  },
});
