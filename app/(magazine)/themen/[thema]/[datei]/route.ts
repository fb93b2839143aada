import { topicFeed } from '#app/(magazine)/archiv/feeds.ts';

export const revalidate = 3600;
export const generateStaticParams = () => [];

export async function GET(_request: Request, { params }: RouteContext<'/themen/[thema]/[datei]'>) {
  const { thema, datei } = await params;
  return topicFeed(thema, datei);
}
