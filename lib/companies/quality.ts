export interface QualityFacts {
  streetAddress?: string | null;
  postalCode?: string | null;
  coordinatePrecision?: 'exact' | 'postalCode' | 'place' | null;
  phone?: string | null;
  email?: string | null;
  website?: string | null;
  description?: string | null;
  openingHours?: string | null;
  openingHoursText?: string | null;
  payment?: readonly string[];
  wheelchair?: string | null;
  languages?: readonly string[];
  confirmedAt?: Date | string | null;
}

/**
 * How much a visitor learns from an entry, 0 to 100: lists show the more useful ones first. What is needed to reach the
 * business weighs most; each part is worth the same to everybody, so nobody can buy or argue it up.
 */
export function companyQuality(facts: QualityFacts): number {
  const points = [
    facts.streetAddress && facts.postalCode ? 20 : facts.postalCode ? 8 : 0,
    facts.coordinatePrecision === 'exact' ? 10 : facts.coordinatePrecision ? 4 : 0,
    facts.phone ? 18 : 0,
    facts.openingHours ? 16 : facts.openingHoursText ? 8 : 0,
    facts.website ? 10 : 0,
    facts.email ? 6 : 0,
    facts.description ? (facts.description.length >= 80 ? 8 : 4) : 0,
    facts.payment?.length ? 3 : 0,
    facts.wheelchair ? 3 : 0,
    facts.languages?.length ? 1 : 0,
    facts.confirmedAt ? 5 : 0,
  ];
  return points.reduce((sum, part) => sum + part, 0);
}
