import { z } from 'zod';
import type { ArticleDocument } from './document.ts';

/*
 * An article with everything that belongs to it and without the numbers of its database: what an export writes and a later
 * import puts into another one. Files come from outside, so all of it is checked; bodies are judged when they are shown.
 */

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const moment = z.iso.datetime();
const text = z.string();
const body = z
  .object({ type: z.literal('doc'), content: z.array(z.unknown()) })
  .transform((value) => value as ArticleDocument);
/** Where it may lead, as the table of redirects wants it. */
const ownPath = z
  .string()
  .max(1000)
  .regex(/^\/(?![/\\])[^\p{Cc}]*$/u);

export const articleRecord = z.object({
  slug,
  status: z.enum(['draft', 'inReview', 'approved', 'scheduled', 'published', 'withdrawn']),
  publishedAt: moment.nullable(),
  pinned: z.boolean(),
  demo: z.boolean(),
  createdAt: moment,
  updatedAt: moment,
  source: z.object({ key: text.max(500), name: text, url: text.nullable(), externalId: text.max(500) }).nullable(),
  /** The number of the version that readers see. */
  live: z.int().nullable(),
  versions: z.array(z.object({ number: z.int(), title: text.min(1).max(300), teaser: text, body, createdAt: moment })),
  topics: z.array(z.object({ slug, name: text.min(1), description: text.nullable(), demo: z.boolean() })),
  authors: z.array(z.object({ slug, name: text.min(1), bio: text.nullable(), demo: z.boolean() })),
  comments: z.array(
    z.object({
      externalId: text.max(500),
      replyTo: text.nullable(),
      authorName: text.nullable(),
      postedAt: moment,
      body,
    }),
  ),
  /** Exports from before corrections existed have none. */
  corrections: z.array(z.object({ correctedOn: z.iso.date(), text: text.min(1) })).default([]),
  /** What the import that it came from remembers. */
  imported: z.object({ origin: text, sourceHash: text, isEdited: z.boolean() }).nullable(),
});

export type ArticleRecord = z.infer<typeof articleRecord>;

export const redirectRecord = z.object({ path: ownPath, target: ownPath.nullable() });

export type RedirectRecord = z.infer<typeof redirectRecord>;

/** The first line of an export as JSON names it; each further line is a picture, an article or a redirect. */
export const EXPORT_FORMAT = 'branchenbuch-articles-2';
/** The first one had no pictures. */
export const READABLE_FORMATS = ['branchenbuch-articles-1', EXPORT_FORMAT];
