import type { LocalBusiness } from 'schema-dts';
import { siteUrl } from '#lib/env.ts';
import { companyPath } from '#lib/paths.ts';
import { jpegPath } from '#lib/pictures/view.ts';
import type { OpeningHoursView } from './opening-hours.ts';

interface Described {
  slug: string;
  name: string;
  schemaType: string;
  description: string | null;
  streetAddress: string | null;
  postalCode: string | null;
  placeName: string;
  stateName: string;
  countryCode: string;
  latitude: number | null;
  longitude: number | null;
  coordinatePrecision: string | null;
  phone: string | null;
  fax: string | null;
  email: string | null;
  website: string | null;
  vatId: string | null;
}

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** schema.org description of an entry, in the type of its main trade. */
export function companyStructuredData(
  company: Described,
  hours: OpeningHoursView | null,
  pictures: readonly { key: string; kind: 'logo' | 'photo'; isReady: boolean }[] = [],
): Exclude<LocalBusiness, string> {
  const url = siteUrl(companyPath(company.slug));
  const imagesOf = (wanted: 'logo' | 'photo') =>
    pictures.filter(({ kind, isReady }) => isReady && kind === wanted).map(({ key }) => siteUrl(jpegPath(key)));
  const [logo, photos] = [imagesOf('logo')[0] ?? null, imagesOf('photo')];
  return {
    '@type': company.schemaType as 'LocalBusiness',
    '@id': url,
    url,
    name: company.name,
    ...given('description', company.description),
    ...given('logo', logo),
    ...(photos.length > 0 ? { image: photos } : given('image', logo)),
    address: {
      '@type': 'PostalAddress',
      ...given('streetAddress', company.streetAddress),
      ...given('postalCode', company.postalCode),
      addressLocality: company.placeName,
      addressRegion: company.stateName,
      addressCountry: company.countryCode,
    },
    // Only where the door is: a point somewhere in the place would send people astray.
    ...(company.coordinatePrecision === 'exact' && company.latitude !== null && company.longitude !== null
      ? { geo: { '@type': 'GeoCoordinates', latitude: company.latitude, longitude: company.longitude } }
      : {}),
    ...given('telephone', company.phone),
    ...given('faxNumber', company.fax),
    ...given('email', company.email),
    ...given('sameAs', company.website),
    ...given('vatID', company.vatId),
    ...(hours && !hours.rule && hours.week.some(({ spans }) => spans.length > 0)
      ? { openingHoursSpecification: specification(hours) }
      : {}),
  };
}

const given = <K extends string>(key: K, value: string | null) => (value ? { [key]: value } : {});

function specification({ week }: OpeningHoursView) {
  return week.flatMap(({ spans }, index) =>
    spans.map(([opens, closes]) => ({
      '@type': 'OpeningHoursSpecification' as const,
      dayOfWeek: `https://schema.org/${DAYS[index] ?? 'Monday'}` as const,
      opens,
      // The field knows times of a day only, and 24:00 is none.
      closes: closes === '24:00' ? '23:59' : closes,
    })),
  );
}
