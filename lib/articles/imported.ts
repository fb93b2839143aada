import { createHash } from 'node:crypto';
import type { ArticleDocument } from './document.ts';

/** An article as an import wants it to be. */
export interface ImportedArticle {
  /** What it is called where it comes from. */
  externalId: string;
  /** Name and date there: with them, two articles under one number are told apart. */
  origin: string;
  /** What it should be called in its address; when that is taken, with a number. */
  slug: string;
  status: 'draft' | 'inReview' | 'scheduled' | 'published';
  publishedAt: Date | null;
  modifiedAt: Date | null;
  pinned: boolean;
  title: string;
  teaser: string;
  body: ArticleDocument;
  /** The main topic first. */
  topics: ImportedTopic[];
  authors: ImportedAuthor[];
  comments: ImportedComment[];
  /** Old addresses: paths, or paths with `?p=31`. */
  addresses: string[];
  /** Was public under a password: its old addresses answer 410 until somebody publishes it. */
  wasProtected: boolean;
}

export interface ImportedTopic {
  slug: string;
  name: string;
  description: string | null;
}

export interface ImportedAuthor {
  slug: string;
  name: string;
  bio: string | null;
}

export interface ImportedComment {
  externalId: string;
  replyTo: string | null;
  authorName: string | null;
  postedAt: Date;
  body: ArticleDocument;
}

/** Counts up when the same file is read as something else: then everything is compared anew. */
const READING = 1;

/** Without the address: it is given once, and an editor may have changed it. */
export const hashOfImported = ({ slug, ...article }: ImportedArticle): string =>
  createHash('sha256')
    .update(JSON.stringify([READING, article]))
    .digest('base64url');
