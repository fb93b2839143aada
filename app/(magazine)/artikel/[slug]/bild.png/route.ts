import { getPublishedArticle, listTopicsOfArticle } from '#db/articles/queries.ts';
import { longDateWithWeekday } from '#lib/dates.ts';
import { keepUntilChanged } from '#lib/freshness.ts';
import { operator } from '#lib/operator.ts';
import { renderShareCard } from '#lib/pictures/share-card.ts';
import { articleTag } from '#lib/tags.ts';

export const revalidate = 3600;
export const generateStaticParams = () => [];

/** What messengers and social networks show beside a link to an article without a picture. */
export async function GET(_request: Request, { params }: RouteContext<'/artikel/[slug]/bild.png'>): Promise<Response> {
  const { slug } = await params;
  const [article] = await Promise.all([getPublishedArticle(slug), keepUntilChanged(articleTag(slug))]);
  if (!article) return new Response('Dieses Bild gibt es nicht.\n', { status: 404 });
  const [topic] = await listTopicsOfArticle(article.id);
  const card = await renderShareCard({
    title: article.title,
    topic: topic?.name ?? '',
    day: longDateWithWeekday(article.publishedOn),
    site: operator().name,
  });
  return new Response(new Uint8Array(card), { headers: { 'Content-Type': 'image/png' } });
}
