import VCard from 'vcard-creator';
import { siteUrl } from '#lib/env.ts';
import { companyPath } from '#lib/paths.ts';

interface Contact {
  slug: string;
  name: string;
  streetAddress: string | null;
  postalCode: string | null;
  placeName: string;
  stateName: string;
  phone: string | null;
  fax: string | null;
  email: string | null;
  website: string | null;
  updatedAt: Date;
}

/** The entry for an address book: vCard 3.0 (RFC 2426), which every phone reads. */
export function companyCard(company: Contact): string {
  const card = new VCard();
  card.addFullName(company.name).addName({ familyName: company.name }).addCompany({ name: company.name });
  // Tells address books that this is a firm and not a person.
  card.addCustomProperty({ name: 'X-ABShowAs', value: 'COMPANY' });
  card.addAddress({
    street: company.streetAddress ?? '',
    locality: company.placeName,
    region: company.stateName,
    postalCode: company.postalCode ?? '',
    country: 'Deutschland',
    type: ['work'],
  });
  if (company.phone) card.addPhoneNumber({ number: company.phone, type: ['work', 'voice'] });
  if (company.fax) card.addPhoneNumber({ number: company.fax, type: ['work', 'fax'] });
  if (company.email) card.addEmail({ address: company.email, type: ['work'] });
  if (company.website) card.addUrl({ url: company.website, type: ['work'] });
  card.addUid(siteUrl(companyPath(company.slug)));
  card.addRevision(company.updatedAt);
  return card.toString();
}
