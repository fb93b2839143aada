import type { MetadataRoute } from 'next';
import { siteUrl } from '#lib/env.ts';

export const revalidate = 3600;

/**
 * Crawlers may read everything but the endless space of searches. What must not be listed says so itself (noindex), and must
 * be readable for that.
 */
export default function robots(): MetadataRoute.Robots {
  return { rules: { userAgent: '*', disallow: ['/suche', '/api/'] }, sitemap: siteUrl('/sitemap.xml') };
}
