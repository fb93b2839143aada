import { getPublishedCompany } from '#db/companies/queries.ts';
import { companyCard } from '#lib/companies/vcard.ts';
import { keepUntilChanged } from '#lib/freshness.ts';
import { companyTag } from '#lib/tags.ts';

export const revalidate = 3600;
export const generateStaticParams = () => [];

export async function GET(_request: Request, { params }: RouteContext<'/firmen/[slug]/kontakt.vcf'>) {
  const { slug } = await params;
  const [company] = await Promise.all([getPublishedCompany(slug), keepUntilChanged(companyTag(slug))]);
  if (!company) return new Response('Diesen Eintrag gibt es nicht.\n', { status: 404 });
  return new Response(companyCard(company), {
    headers: {
      'Content-Type': 'text/vcard; charset=utf-8',
      'Content-Disposition': `attachment; filename="${company.slug}.vcf"`,
      'X-Robots-Tag': 'noindex',
    },
  });
}
