import { archiveTag, articleTag, authorTag, topicTag } from '#lib/tags.ts';

interface Shown {
  slug: string;
  /** ISO date, or null while it is not published. */
  publishedOn: string | null;
  topics: string[];
  authors: string[];
}

/** The pages that show an article: itself, its topics and authors, its day, month and year, the whole archive. */
export function tagsOfArticle({ slug, publishedOn, topics, authors }: Shown): string[] {
  const periods = publishedOn ? [publishedOn, publishedOn.slice(0, 7), publishedOn.slice(0, 4)] : [];
  return [
    articleTag(slug),
    archiveTag(),
    ...periods.map((period) => archiveTag(period)),
    ...topics.map(topicTag),
    ...authors.map(authorTag),
  ];
}
