import type { NextConfig } from 'next';

const config: NextConfig = {
  typedRoutes: true,
  poweredByHeader: false,
  // They bring binaries, workers or imports by computed names, which a bundle would break.
  serverExternalPackages: [
    ...['@node-rs/argon2', 'nodemailer', 'pg-boss', 'rate-limiter-flexible'],
    ...['sharp', 'file-type', 'busboy', '@aws-sdk/client-s3'],
  ],
  experimental: { serverActions: { bodySizeLimit: '1mb' } },
  // No client is special: to a "limited bot" Next would send a missing page's 404 without its text, and keep that for all.
  htmlLimitedBots: /(?!)/,
  // The front door makes them, once for each kept page instead of at each request.
  generateEtags: false,
  // Pages and values are kept in memory, bounded and dropped by tag; Next's own handler writes seven files for each address.
  cacheHandler: new URL('./bin/front-door/cache-handler.mts', import.meta.url).pathname,
  cacheMaxMemorySize: 0,
  // The image optimizer would let anybody fill the disk with variants.
  images: { unoptimized: true },
  // The front door takes a trailing slash away, with the 301 that Next does not know.
  skipTrailingSlashRedirect: true,
};

export default config;
