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
  countryCode: string;
  phone: string | null;
  fax: string | null;
  email: string | null;
  website: string | null;
  updatedAt: Date;
}

const countryNames = new Intl.DisplayNames('de', { type: 'region' });

/** The entry for an address book: vCard 3.0 (RFC 2426), which every phone reads. */
export function companyCard(company: Contact): string {
  const card = new VCard();
  const name = plain(company.name);
  card.addFullName(name).addName({ familyName: name }).addCompany({ name });
  // Tells address books that this is a firm and not a person.
  card.addCustomProperty({ name: 'X-ABShowAs', value: 'COMPANY' });
  card.addAddress({
    street: plain(company.streetAddress ?? ''),
    locality: company.placeName,
    region: company.stateName,
    postalCode: company.postalCode ?? '',
    country: countryNames.of(company.countryCode) ?? company.countryCode,
    type: ['work'],
  });
  if (company.phone) card.addPhoneNumber({ number: company.phone, type: ['work', 'voice'] });
  if (company.fax) card.addPhoneNumber({ number: company.fax, type: ['work', 'fax'] });
  if (company.email) card.addEmail({ address: plain(company.email), type: ['work'] });
  // An address book opens whatever stands here.
  if (company.website && /^https?:/i.test(company.website))
    card.addUrl({ url: plain(company.website), type: ['work'] });
  card.addUid(siteUrl(companyPath(company.slug)));
  card.addRevision(company.updatedAt);
  return card.toString();
}

/** The library escapes line breaks but not a lone carriage return, which some readers take for one. */
const plain = (text: string) => text.replace(/\p{Cc}+/gu, ' ').trim();
