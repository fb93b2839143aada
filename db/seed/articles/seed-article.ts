export interface SeedArticle {
  slug: string;
  title: string;
  teaser: string;
  /** Slugs, the main topic first. */
  topics: string[];
  author: string;
  /** ISO, with Berlin's offset of that day. */
  publishedAt: string;
  source?: { source: string; externalId: string };
  /** In the notation of `parseBody`. */
  text: string;
}
