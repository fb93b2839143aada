import { periodFeed } from '#app/(magazine)/archiv/feeds.ts';

export const revalidate = 3600;
export const generateStaticParams = () => [];

export async function GET(_request: Request, { params }: RouteContext<'/archiv/[jahr]/[monat]/[tag]/feed.xml'>) {
  const { jahr, monat, tag } = await params;
  return periodFeed([jahr, monat, tag, 'feed.xml']);
}
