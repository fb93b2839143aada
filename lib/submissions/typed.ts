import { writeHoursText } from '#lib/companies/hours-text.ts';
import { formatPhone } from '#lib/companies/phone.ts';
import { typedPictures } from '#lib/pictures/input.ts';
import { writeDegrees } from '#lib/places/position.ts';
import type { EntryFields } from './fields.ts';

/** An entry as its form shows it: what `entryInput` reads back into the same fields. */
export function typedFromFields(
  fields: EntryFields,
  placeName: string,
  categoryNames: ReadonlyMap<number, string>,
): Record<string, string> {
  const [main = '', ...others] = fields.categoryIds.map((id) => categoryNames.get(id) ?? '');
  const [latitude = '', longitude = ''] = fields.position
    ? [writeDegrees(fields.position.latitude), writeDegrees(fields.position.longitude)]
    : [];
  return {
    name: fields.name,
    legalForm: fields.legalForm ?? '',
    streetAddress: fields.streetAddress ?? '',
    postalCode: fields.postalCode,
    city: placeName,
    latitude,
    longitude,
    shownPosition: `${latitude} ${longitude}`.trim(),
    category: main,
    otherCategories: others.join('\n'),
    phone: fields.phone ? formatPhone(fields.phone) : '',
    fax: fields.fax ? formatPhone(fields.fax) : '',
    email: fields.email ?? '',
    website: fields.website ?? '',
    hours: fields.openingHours ? writeHoursText(fields.openingHours) : '',
    description: fields.description ?? '',
    payment: fields.payment.join('\n'),
    languages: fields.languages.join('\n'),
    wheelchair: fields.wheelchair ?? '',
    ...typedPictures(fields.pictures),
    responsiblePerson: fields.responsiblePerson ?? '',
    registerCourt: fields.registerCourt ?? '',
    registerNumber: fields.registerNumber ?? '',
    vatId: fields.vatId ?? '',
  };
}
