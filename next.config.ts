import type { NextConfig } from 'next';

const config: NextConfig = {
  typedRoutes: true,
  poweredByHeader: false,
  // Seconds from a page's age to its end in shared caches: with lib/freshness.ts this yields a short stale-while-revalidate.
  expireTime: 300,
};

export default config;
