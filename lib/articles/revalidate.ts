import { archiveTag, articleTag, authorTag, sameDayTag, topicTag } from '#lib/tags.ts';

interface Shown {
  slug: string;
  /** ISO date, or null while it is not published. */
  publishedOn: string | null;
  topics: string[];
  authors: string[];
}

/** What stands beside an article by date, and says so. */
interface Surroundings {
  /** Slugs of the articles before and after it. */
  articles: string[];
  /** The days, months and years with articles before and after its own: `2018-08-31`, `2018-08`, `2017`. */
  periods: string[];
}

/**
 * The pages that show an article: itself, its topics and authors (and what is related to it through them), its day, month and
 * year, that day in other years, the whole archive; and those that name it, or its day, month or year, as the one before or after.
 */
export function tagsOfArticle({ slug, publishedOn, topics, authors }: Shown, around: Surroundings): string[] {
  const own = publishedOn ? [publishedOn, publishedOn.slice(0, 7), publishedOn.slice(0, 4)] : [];
  return [
    ...new Set([
      ...[slug, ...around.articles].map(articleTag),
      archiveTag(),
      ...[...own, ...around.periods].map((period) => archiveTag(period)),
      ...(publishedOn ? [sameDayTag(publishedOn)] : []),
      ...topics.map(topicTag),
      ...authors.map(authorTag),
    ]),
  ];
}
