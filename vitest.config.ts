import { defineConfig } from 'vitest/config';

// Neither UTC nor Berlin, so that a careless date fails.
process.env.TZ = 'Pacific/Chatham';
process.env.AUTH_SECRET ??= 'ein Geheimnis, das nur Tests kennen';

export default defineConfig({
  test: {
    include: ['{lib,db,bin,components,app}/**/*.test.{ts,tsx}'],
    globalSetup: './db/test-database.ts',
    setupFiles: './db/test-worker.ts',
    // Against hanging, not for measuring: a busy machine makes a test late, not wrong.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    pool: 'forks',
    maxWorkers: 2,
  },
});
