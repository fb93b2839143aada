import { periodFeed } from '#app/(magazine)/archiv/feeds.ts';

export const revalidate = 3600;
export const generateStaticParams = () => [];

export async function GET(_request: Request, { params }: RouteContext<'/archiv/[jahr]/feed.xml'>) {
  return periodFeed([(await params).jahr, 'feed.xml']);
}
