/** What a source says about a business, cleaned, but not yet placed and not yet checked against the directory. */
export interface CompanyDraft {
  externalId: string;
  name: string;
  legalForm: string | null;
  streetAddress: string | null;
  /** As the source writes it. */
  postalCode: string | null;
  city: string | null;
  suburb: string | null;
  country: string | null;
  latitude: number | null;
  longitude: number | null;
  phone: string | null;
  fax: string | null;
  email: string | null;
  website: string | null;
  description: string | null;
  openingHours: string | null;
  openingHoursText: string | null;
  languages: string[];
  payment: string[];
  cuisine: string[];
  operator: string | null;
  brand: string | null;
  wheelchair: 'yes' | 'limited' | 'no' | null;
  wheelchairToilet: boolean | null;
  wheelchairDescription: string | null;
  registerNumber: string | null;
  registerCourt: string | null;
  vatId: string | null;
  responsiblePerson: string | null;
  /** ISO date. */
  sourceDate: string | null;
}
