import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { createdAt, isSlug, tsvector, updatedAt } from '#db/columns.ts';
import { dataSources } from '#db/sources/tables.ts';
import { users } from '#db/users/tables.ts';
import type { ArticleDocument } from '#lib/articles/document.ts';

export const articleStatus = pgEnum('article_status', [
  'draft',
  'inReview',
  'approved',
  'scheduled',
  'published',
  'withdrawn',
]);

/** What became of a company that an article mentions. */
export const articleTaskKind = pgEnum('article_task_kind', ['renamed', 'closed', 'gone']);

export const articles = pgTable(
  'articles',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    slug: text().notNull().unique(),
    status: articleStatus().notNull().default('draft'),
    /** The day that the desk has in mind for it, as long as it has no time. */
    plannedOn: date('planned_on'),
    /** How far the next version of a public article is; null: a draft, or there is none. */
    nextStage: articleStatus('next_stage'),
    /** The version that readers see; a newer one may be in work behind it. */
    liveVersionId: integer('live_version_id'),
    publishedAt: timestamp('published_at', { withTimezone: true }),
    /** The archive day: the Berlin date of `publishedAt`, whatever zone the server runs in. */
    publishedOn: date('published_on').generatedAlwaysAs(sql`(published_at at time zone 'Europe/Berlin')::date`),
    sourceKey: text('source_key').references(() => dataSources.key),
    externalId: text('external_id'),
    /** Stays at the top of the archive's front page. */
    pinned: boolean().notNull().default(false),
    demo: boolean().notNull().default(false),
    createdAt: createdAt(),
    /** When readers last got to see something else. */
    updatedAt: updatedAt(),
    /** When the desk last did something with it. */
    editedAt: timestamp('edited_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('articles_source').on(table.sourceKey, table.externalId),
    index('articles_archive').on(table.publishedOn, table.publishedAt, table.id).where(sql`status = 'published'`),
    index('articles_pinned').on(table.id).where(sql`pinned`),
    index('articles_edited').on(table.editedAt.desc().nullsFirst(), table.id.desc().nullsFirst()),
    check('articles_slug', isSlug('slug')),
    check(
      'articles_published_is_complete',
      sql`status <> 'published' or (published_at is not null and live_version_id is not null)`,
    ),
    check(
      'articles_next_stage',
      sql`next_stage is null or (status = 'published' and next_stage in ('inReview', 'approved'))`,
    ),
    index('articles_planned').on(table.plannedOn).where(sql`planned_on is not null`),
    index('articles_due').on(table.publishedAt).where(sql`status = 'scheduled'`),
    check('articles_scheduled_has_time', sql`status <> 'scheduled' or published_at is not null`),
    // The pointer can only name a version of this very article.
    foreignKey({
      name: 'articles_live_version_is_own',
      columns: [table.liveVersionId, table.id],
      foreignColumns: [articleVersions.id, articleVersions.articleId] as [AnyPgColumn, AnyPgColumn],
    }),
  ],
);

export const articleVersions = pgTable(
  'article_versions',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    articleId: integer('article_id')
      .notNull()
      .references((): AnyPgColumn => articles.id, { onDelete: 'cascade' }),
    number: integer().notNull(),
    title: text().notNull(),
    teaser: text().notNull(),
    body: jsonb().$type<ArticleDocument>().notNull(),
    /** The body's words, for search and reading time; written with it (lib/articles/text.ts). */
    plainText: text('plain_text').notNull(),
    /** Being written: saving changes this row. Always the newest, and never the one that readers see. */
    isOpen: boolean('is_open').notNull().default(false),
    /** Counts the savings of an open version. */
    revision: integer().notNull().default(1),
    /** Who wrote it here; null for an imported one, and when the account is gone. */
    writerId: text('writer_id').references(() => users.id, { onDelete: 'set null' }),
    savedAt: timestamp('saved_at', { withTimezone: true }).notNull().defaultNow(),
    createdAt: createdAt(),
    /** The keys of the library's pictures in it. */
    pictures: jsonb()
      .$type<string[]>()
      .generatedAlwaysAs(
        sql`jsonb_path_query_array(body, 'strict $.**{0 to 200} ? (@.type == "image" && @.attrs.picture.type() == "string").attrs.picture')`,
      ),
    searchVector: tsvector('search_vector').generatedAlwaysAs(
      sql`setweight(to_tsvector('german', fold(title)), 'A') || setweight(to_tsvector('german', fold(teaser)), 'B') || setweight(to_tsvector('german', fold(plain_text)), 'D')`,
    ),
  },
  (table) => [
    unique().on(table.id, table.articleId),
    unique().on(table.articleId, table.number),
    uniqueIndex('article_versions_open').on(table.articleId).where(sql`is_open`),
    index('article_versions_writer').on(table.writerId).where(sql`writer_id is not null`),
    index('article_versions_search').using('gin', table.searchVector),
    index('article_versions_pictures').using('gin', table.pictures),
    check('article_versions_title', sql`char_length(btrim(title)) between 1 and 300`),
    // A check that comes to null is passed: without coalesce, {} would be a document.
    check(
      'article_versions_body',
      sql`coalesce(body ->> 'type' = 'doc' and jsonb_typeof(body -> 'content') = 'array', false)`,
    ),
  ],
);

/** Who writes on an article right now: the open page says again and again that somebody is still there. */
export const articleHolds = pgTable(
  'article_holds',
  {
    articleId: integer('article_id')
      .primaryKey()
      .references(() => articles.id, { onDelete: 'cascade' }),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    until: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [index().on(table.userId)],
);

/** What somebody says about a passage, or the whole, while an article is being written; never shown to readers. */
export const articleRemarks = pgTable(
  'article_remarks',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    articleId: integer('article_id')
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    writerId: text('writer_id').references(() => users.id, { onDelete: 'set null' }),
    /** The words it is about, and what stood around them: enough to find them again after the text has moved. */
    quote: text().notNull().default(''),
    before: text().notNull().default(''),
    after: text().notNull().default(''),
    body: text().notNull(),
    createdAt: createdAt(),
    settledAt: timestamp('settled_at', { withTimezone: true }),
  },
  (table) => [
    index().on(table.articleId),
    index('article_remarks_writer').on(table.writerId).where(sql`writer_id is not null`),
    check('article_remarks_body', sql`btrim(body) <> ''`),
  ],
);

/** What was wrong in an article that was public, and since when it is right: told to its readers. */
export const articleCorrections = pgTable(
  'article_corrections',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    articleId: integer('article_id')
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    correctedOn: date('corrected_on').notNull(),
    text: text().notNull(),
    createdAt: createdAt(),
  },
  (table) => [index().on(table.articleId), check('article_corrections_text', sql`btrim(text) <> ''`)],
);

/**
 * Which companies public articles mention, in what readers see of them; kept by a trigger on `articles`. No key of `companies`: what an
 * article says remains when the entry is deleted, and the trigger that tells editors so reads it here.
 */
export const articleMentions = pgTable(
  'article_mentions',
  {
    articleId: integer('article_id')
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    companyId: integer('company_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.articleId, table.companyId] }), index().on(table.companyId)],
);

/**
 * For editors: a company in a public article is called something else, has closed or has no page any more. Opened and, when there is
 * nothing left to do, settled by triggers.
 */
export const articleTasks = pgTable(
  'article_tasks',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    articleId: integer('article_id')
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    companyId: integer('company_id').notNull(),
    kind: articleTaskKind().notNull(),
    /** What it was called before. */
    companyName: text('company_name').notNull(),
    /** Of one that was renamed. */
    newName: text('new_name'),
    createdAt: createdAt(),
    settledAt: timestamp('settled_at', { withTimezone: true }),
    /** Null: by itself, or by an account that is gone. */
    settledBy: text('settled_by').references(() => users.id, { onDelete: 'set null' }),
  },
  (table) => [
    uniqueIndex('article_tasks_open').on(table.articleId, table.companyId, table.kind).where(sql`settled_at is null`),
    index('article_tasks_settled_by').on(table.settledBy).where(sql`settled_by is not null`),
    check('article_tasks_renamed', sql`(kind = 'renamed') = (new_name is not null)`),
  ],
);

/** Links to what is not published, for somebody without an account. Only a hash of what the link holds. */
export const articlePreviews = pgTable(
  'article_previews',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    articleId: integer('article_id')
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    tokenHash: text('token_hash').notNull().unique(),
    createdBy: text('created_by')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    createdAt: createdAt(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
  },
  (table) => [index().on(table.articleId), index().on(table.createdBy), index().on(table.expiresAt)],
);

export const authors = pgTable(
  'authors',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    slug: text().notNull().unique(),
    name: text().notNull(),
    bio: text(),
    demo: boolean().notNull().default(false),
  },
  () => [check('authors_slug', isSlug('slug'))],
);

export const topics = pgTable(
  'topics',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    slug: text().notNull().unique(),
    name: text().notNull(),
    description: text(),
    demo: boolean().notNull().default(false),
  },
  () => [check('topics_slug', isSlug('slug'))],
);

export const articleAuthors = pgTable(
  'article_authors',
  {
    articleId: integer('article_id')
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    authorId: integer('author_id')
      .notNull()
      .references(() => authors.id),
    position: smallint().notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.articleId, table.authorId] }), index().on(table.authorId)],
);

/** Position 0 is the main topic. */
export const articleTopics = pgTable(
  'article_topics',
  {
    articleId: integer('article_id')
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    topicId: integer('topic_id')
      .notNull()
      .references(() => topics.id),
    position: smallint().notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.articleId, table.topicId] }),
    index('article_topics_newest').on(table.topicId, table.articleId),
  ],
);

/**
 * What readers wrote below articles of a site that was moved here; nobody can add to them. Neither mail address nor IP address
 * is kept. A name that was taken away on request stays away (null), whatever is imported again.
 */
export const articleComments = pgTable(
  'article_comments',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    articleId: integer('article_id')
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    /** Its number on the old site. */
    externalId: text('external_id').notNull(),
    /** The old number of the comment that it answers. */
    replyTo: text('reply_to'),
    authorName: text('author_name'),
    body: jsonb().$type<ArticleDocument>().notNull(),
    postedAt: timestamp('posted_at', { withTimezone: true }).notNull(),
  },
  (table) => [
    unique().on(table.articleId, table.externalId),
    index().on(table.authorName),
    check(
      'article_comments_body',
      sql`coalesce(body ->> 'type' = 'doc' and jsonb_typeof(body -> 'content') = 'array', false)`,
    ),
  ],
);

/** What an import has made of an article, so that a later one sees what has changed there, and what here. */
export const articleImports = pgTable('article_imports', {
  articleId: integer('article_id')
    .primaryKey()
    .references(() => articles.id, { onDelete: 'cascade' }),
  /** Name and date in the file: one site's export may give one number to two articles. */
  origin: text().notNull(),
  /** Of what the file said. */
  sourceHash: text('source_hash').notNull(),
  /** Of the article as the import left it; another one now means that somebody has edited it here. */
  state: text().notNull(),
});

/** Published articles of a day, kept by triggers on `articles`: archive pages count days, not articles. */
export const articleDayCounts = pgTable(
  'article_day_counts',
  {
    day: date().primaryKey(),
    articles: integer().notNull(),
  },
  () => [check('article_day_counts_positive', sql`articles >= 0`)],
);
