import { describe, expect, it } from 'vitest';
import { viewOpeningHours } from './opening-hours.ts';
import { companyStructuredData } from './structured-data.ts';

const doctor = {
  slug: 'praxis-dr-muster-fulda',
  name: 'Praxis Dr. Muster',
  schemaType: 'Physician',
  description: null,
  streetAddress: 'Am Markt 1',
  postalCode: '36037',
  placeName: 'Fulda',
  stateName: 'Hessen',
  countryCode: 'DE',
  latitude: 50.55,
  longitude: 9.68,
  coordinatePrecision: 'exact',
  phone: '+493023125001',
  fax: null,
  email: null,
  website: 'https://praxis.example/',
  vatId: null,
};
const hoursOf = (value: string) =>
  viewOpeningHours(
    value,
    { latitude: 50.55, longitude: 9.68, state: 'Hessen', countryCode: 'DE' },
    new Date('2026-11-23T10:00Z'),
  );

describe('companyStructuredData', () => {
  it('is of the type of its trade and names only what is known', () => {
    const data = companyStructuredData(doctor, null) as unknown as Record<string, unknown>;
    expect(data).toMatchObject({
      '@type': 'Physician',
      name: 'Praxis Dr. Muster',
      telephone: '+493023125001',
      address: { streetAddress: 'Am Markt 1', postalCode: '36037', addressLocality: 'Fulda', addressCountry: 'DE' },
      geo: { latitude: 50.55, longitude: 9.68 },
    });
    for (const key of ['email', 'faxNumber', 'vatID', 'description', 'openingHoursSpecification']) {
      expect(data).not.toHaveProperty(key);
    }
  });

  it('does not pass an approximate position off as the door', () => {
    expect(companyStructuredData({ ...doctor, coordinatePrecision: 'place' }, null)).not.toHaveProperty('geo');
  });

  it('names the pictures that are ready, and takes the logo for want of a photo', () => {
    const logo = { key: 'l', kind: 'logo', isReady: true } as const;
    const photo = { key: 'p', kind: 'photo', isReady: true } as const;
    const address = (key: string) => expect.stringMatching(new RegExp(`^http.+/media/${key}/1200.jpg$`));
    expect(companyStructuredData(doctor, null, [logo, photo])).toMatchObject({
      logo: address('l'),
      image: [address('p')],
    });
    expect(companyStructuredData(doctor, null, [logo])).toMatchObject({ image: address('l') });
    const waiting = companyStructuredData(doctor, null, [{ ...photo, isReady: false }]);
    for (const key of ['logo', 'image']) expect(waiting).not.toHaveProperty(key);
  });

  it('tells the certain hours, nights and whole days in times of a day', () => {
    const told = (value: string) =>
      (companyStructuredData(doctor, hoursOf(value)) as { openingHoursSpecification?: unknown })
        .openingHoursSpecification;
    const day = (name: string, opens: string, closes: string) => ({
      '@type': 'OpeningHoursSpecification',
      dayOfWeek: `https://schema.org/${name}`,
      opens,
      closes,
    });
    expect(told('Mo 08:00-12:00,14:00-18:00; Fr 20:00-02:00; Su 00:00-24:00')).toEqual([
      day('Monday', '08:00', '12:00'),
      day('Monday', '14:00', '18:00'),
      day('Friday', '20:00', '02:00'),
      day('Sunday', '00:00', '23:59'),
    ]);
    expect(told('Mo 08:00-12:00 || "nach Vereinbarung"')).toEqual([day('Monday', '08:00', '12:00')]);
    expect(told('"nach Vereinbarung"')).toBeUndefined();
    // A week would be wrong for most of the year.
    expect(told('Apr-Oct: Mo-Fr 10:00-18:00')).toBeUndefined();
  });
});
