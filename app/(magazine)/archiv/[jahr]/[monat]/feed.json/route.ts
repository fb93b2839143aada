import { periodFeed } from '#app/(magazine)/archiv/feeds.ts';

export const revalidate = 3600;
export const generateStaticParams = () => [];

export async function GET(_request: Request, { params }: RouteContext<'/archiv/[jahr]/[monat]/feed.json'>) {
  const { jahr, monat } = await params;
  return periodFeed([jahr, monat, 'feed.json']);
}
