import { CompanyMissing } from '#components/companies/company-missing.tsx';
import { getPublishedCompany, listCompaniesLike } from '#db/companies/queries.ts';
import { askedAddress } from '#lib/asked-address.ts';

export default async function CompanyNotFound() {
  const { slug = '' } = await askedAddress();
  if (await getPublishedCompany(slug)) return null;
  return <CompanyMissing similar={await listCompaniesLike(slug, 4)} />;
}
