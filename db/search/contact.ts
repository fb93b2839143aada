import { type SQL, sql } from 'drizzle-orm';
import type { Intent } from '#lib/search/understand.ts';

/** The entries with the phone number or web site that was asked for, through an index each; null when neither was. */
export function contactOf({ phone, domain }: Intent, companies: SQL): SQL | null {
  // As a range, because a prepared `like` would not use the index.
  if (phone) return sql`${companies}.phone ~>=~ ${phone} and ${companies}.phone ~<~ ${`${phone}:`}`;
  if (domain) return sql`website_host(${companies}.website) = ${domain} and ${companies}.website is not null`;
  return null;
}
