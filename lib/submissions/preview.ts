import type { CompanyProfile } from '#db/companies/queries.ts';
import type { EntryFields } from './fields.ts';

interface Place {
  id: number;
  slug: string;
  name: string;
  latitude: number;
  longitude: number;
  countryCode: string;
  stateName: string;
  stateSlug: string;
}

/** Until the place is known: the middle of the country, with the holidays that all of it has. */
const SOMEWHERE: Place = {
  id: 0,
  slug: '',
  name: '',
  latitude: 51.1,
  longitude: 10.4,
  countryCode: 'DE',
  stateName: 'Hessen',
  stateSlug: 'hessen',
};

/** An entry that does not exist yet, as the components of its page want it. It has no address of its own: `slug` is empty. */
export function previewProfile(
  fields: Partial<EntryFields> & { city?: string },
  place: Place | null,
  category: { id: number; slug: string; name: string } | null,
): CompanyProfile {
  const { city, placeId, categoryIds, position, ...own } = fields;
  const at = place ?? { ...SOMEWHERE, name: city ?? '' };
  return {
    legalForm: null,
    streetAddress: null,
    postalCode: null,
    phone: null,
    fax: null,
    email: null,
    website: null,
    description: null,
    openingHours: null,
    languages: [],
    payment: [],
    wheelchair: null,
    registerNumber: null,
    registerCourt: null,
    vatId: null,
    responsiblePerson: null,
    ...own,
    id: 0,
    slug: '',
    name: fields.name || 'Ihre Firma',
    countryCode: at.countryCode,
    latitude: position?.latitude ?? null,
    longitude: position?.longitude ?? null,
    coordinatePrecision: position ? 'exact' : null,
    openingHoursText: null,
    cuisine: [],
    operator: null,
    brand: null,
    wheelchairToilet: null,
    wheelchairDescription: null,
    fieldSources: {},
    sourceDate: null,
    demo: false,
    closedAt: null,
    confirmedAt: null,
    updatedAt: new Date(0),
    placeId: at.id,
    placeSlug: at.slug,
    placeName: at.name,
    placeLatitude: at.latitude,
    placeLongitude: at.longitude,
    stateName: at.stateName,
    stateSlug: at.stateSlug,
    categoryId: category?.id ?? 0,
    categorySlug: category?.slug ?? '',
    categoryName: category?.name ?? '',
    schemaType: 'LocalBusiness',
    sourceKey: 'owner',
    source: { name: '', url: null, licence: null, licenceUrl: null, attribution: null },
  };
}
