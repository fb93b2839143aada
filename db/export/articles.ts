import { portable } from '#db/articles/portable.ts';
import { connection } from '#db/client.ts';
import { stateOfArticle } from '#db/import/article-state.ts';
import type { ArticleRecord, RedirectRecord } from '#lib/articles/record.ts';

export type ExportedArticle = ArticleRecord & { id: number };

const AT_ONCE = 100;

/** All articles, whatever their state, by slug: equal sites give equal lists. Within a transaction it is one moment's. */
export async function* exportArticles(): AsyncGenerator<ExportedArticle[]> {
  for (let after = ''; ; ) {
    const query = connection();
    const part = await listRecords(query`article.slug > ${after} order by article.slug limit ${AT_ONCE}`);
    if (part.length === 0) return;
    yield part;
    after = part.at(-1)?.slug ?? after;
  }
}

export const exportArticlesOf = (slugs: string[]): Promise<ExportedArticle[]> =>
  listRecords(connection()`article.slug = any(${slugs}) order by article.slug`);

/** The old addresses of articles, topics, authors, archive days and pictures; not those of entries. */
export async function* exportRedirects(): AsyncGenerator<RedirectRecord[]> {
  for (let after = ''; ; ) {
    const part = await connection()<RedirectRecord[]>`
      select path, target from redirects
      where path collate "C" > ${after} and (
        target ~ '^/(artikel|themen|autoren|archiv|media)(/|$)' or target ~ '^/(feed|atom)[.]'
        or (target is null and path ~ '^/(artikel|themen|autoren)/'))
      order by path collate "C" limit 1000`;
    if (part.length === 0) return;
    yield part;
    after = part.at(-1)?.path ?? after;
  }
}

type Fragment = ReturnType<ReturnType<typeof connection>>;

async function listRecords(where: Fragment): Promise<ExportedArticle[]> {
  const query = connection();
  const rows = await query<ExportedArticle[]>`
    select article.id, article.slug, article.status, article.published_at as "publishedAt", article.pinned, article.demo,
      article.created_at as "createdAt", article.updated_at as "updatedAt",
      case when article.source_key is not null then jsonb_build_object(
        'key', source.key, 'name', source.name, 'url', source.url, 'externalId', coalesce(article.external_id, '')) end as source,
      (select number from article_versions where id = article.live_version_id) as live,
      coalesce((select jsonb_agg(jsonb_build_object('number', number, 'title', title, 'teaser', teaser, 'body', body,
        'createdAt', created_at) order by number) from article_versions where article_id = article.id), '[]') as versions,
      coalesce((select jsonb_agg(jsonb_build_object('slug', slug, 'name', name, 'description', description, 'demo', topics.demo)
        order by position) from article_topics join topics on topics.id = topic_id where article_id = article.id), '[]') as topics,
      coalesce((select jsonb_agg(jsonb_build_object('slug', slug, 'name', name, 'bio', bio, 'demo', authors.demo)
        order by position) from article_authors join authors on authors.id = author_id where article_id = article.id), '[]') as authors,
      coalesce((select jsonb_agg(jsonb_build_object('externalId', external_id, 'replyTo', reply_to, 'authorName', author_name,
        'postedAt', posted_at, 'body', body) order by posted_at, external_id) from article_comments
        where article_id = article.id), '[]') as comments,
      coalesce((select jsonb_agg(jsonb_build_object('correctedOn', corrected_on, 'text', text) order by corrected_on, id)
        from article_corrections where article_id = article.id), '[]') as corrections,
      case when own.article_id is not null then jsonb_build_object('origin', own.origin, 'sourceHash', own.source_hash,
        'isEdited', own.state <> ${stateOfArticle(query)}) end as imported
    from articles as article
    left join data_sources as source on source.key = article.source_key
    left join article_imports as own on own.article_id = article.id
    left join lateral (
      select title, teaser, body from article_versions where article_id = article.id order by number desc limit 1
    ) as version on true
    where ${where}`;
  return portable(rows.map(inOneForm));
}

/** Moments as ISO in UTC, to the millisecond, wherever the database wrote them. */
function inOneForm(row: ExportedArticle): ExportedArticle {
  const iso = (moment: string | Date) => new Date(moment).toISOString();
  return {
    ...row,
    publishedAt: row.publishedAt && iso(row.publishedAt),
    createdAt: iso(row.createdAt),
    updatedAt: iso(row.updatedAt),
    versions: row.versions.map((version) => ({ ...version, createdAt: iso(version.createdAt) })),
    comments: row.comments.map((comment) => ({ ...comment, postedAt: iso(comment.postedAt) })),
  };
}
