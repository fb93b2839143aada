import { hash } from 'node:crypto';
import { RateLimiterDrizzle, RateLimiterRes } from 'rate-limiter-flexible';
import { db } from '#db/client.ts';
import { rateLimits } from './tables.ts';

/** Whom a limit is about is an address more often than not, and counting does not need to know it. */
const digest = (key: string) => hash('sha256', key, 'base64url');

const limiters = new Map<string, RateLimiterDrizzle>();

/** `points` within `duration` seconds for each key, counted in the database and therefore by all processes together. */
export function rateLimiter(name: string, { points, duration }: { points: number; duration: number }) {
  const limiter =
    limiters.get(name) ??
    new RateLimiterDrizzle({ storeClient: db, schema: rateLimits, keyPrefix: name, points, duration });
  limiters.set(name, limiter);
  return {
    async consume(key: string): Promise<boolean> {
      try {
        await limiter.consume(digest(key));
        return true;
      } catch (refused) {
        if (refused instanceof RateLimiterRes) return false;
        throw refused;
      }
    },
    async forget(key: string): Promise<void> {
      await limiter.delete(digest(key));
    },
  };
}
