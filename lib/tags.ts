/**
 * The tags that kept pages carry and changes name. By slug, because a page knows it before it has looked anything up: the 404
 * of an entry that does not exist yet must go when the entry comes.
 */
export const companyTag = (slug: string) => `company:${slug}`;
export const categoryTag = (slug: string) => `category:${slug}`;
export const placeTag = (slug: string) => `place:${slug}`;
export const articleTag = (slug: string) => `article:${slug}`;
export const topicTag = (slug: string) => `topic:${slug}`;
export const authorTag = (slug: string) => `author:${slug}`;
/** A day, month, year (`2018-09-03`, `2018-09`, `2018`) or, without one, the whole archive. */
export const archiveTag = (period?: string) => (period ? `archive:${period}` : 'archive');
/** A day of the calendar in all years, `--09-03` (ISO 8601): its pages name each other. */
export const sameDayTag = (day: string) => archiveTag(`-${day.slice(4)}`);
/** Totals and newest entries: the front page, all trades, all places. */
export const directoryTag = 'directory';
/** Everything: after a bulk change that touches more pages than naming them would help. */
export const everythingTag = 'everything';
export const categoryInPlaceTag = (category: string, place: string) => `category:${category}:${place}`;
