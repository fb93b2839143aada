import type { connection } from '#db/client.ts';

/**
 * The SQL for a hash of what an editor can change of `article`, with its latest `version`. As JSON and not as text, so that a
 * separator in a title cannot make two states one.
 */
export const stateOfArticle = (query: ReturnType<typeof connection>) => query`
  md5(jsonb_build_array(
    article.status, extract(epoch from article.published_at), article.pinned, version.title, version.teaser, version.body,
    (select jsonb_agg(topic_id order by position, topic_id) from article_topics where article_id = article.id),
    (select jsonb_agg(author_id order by position, author_id) from article_authors where article_id = article.id)
  )::text)`;
