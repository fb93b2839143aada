import { checkVAT, countries } from 'jsvat';
import { z } from 'zod';
import { normalizeEmail, normalizeWebsite } from '#lib/companies/contact.ts';
import { readHoursText } from '#lib/companies/hours-text.ts';
import { companyLimits } from '#lib/companies/limits.ts';
import { parsePhone } from '#lib/companies/phone.ts';
import { typedValues } from '#lib/form.ts';
import { PICTURE_FIELDS } from '#lib/pictures/input.ts';
import { type Position, readDegrees } from '#lib/places/position.ts';
import { line, lines, requiredLine } from '#lib/text-input.ts';
import type { EntryFields } from './fields.ts';
import { LANGUAGES, MOST_CATEGORIES, PAYMENTS } from './options.ts';

const orNull = (text: string) => text || null;

const phone = line(60).transform((text, context) => {
  if (!text) return null;
  const number = parsePhone(text);
  if (!number) context.addIssue('Das sieht nicht wie eine Telefonnummer aus. Beispiel: 030 1234567');
  return number;
});

const hours = (stored: string | undefined) =>
  lines(companyLimits.openingHours).transform((text, context) => {
    if (!text) return null;
    const reading = readHoursText(text, { stored });
    if (reading.ok) return reading.openingHours;
    for (const { message } of reading.problems) context.addIssue(message);
    return null;
  });

const vatId = line(companyLimits.vatId).transform((text, context) => {
  const plain = text.toUpperCase().replace(/[\s.-]/g, '');
  if (plain && !checkVAT(plain, countries).isValid) {
    context.addIssue('Diese USt-IdNr. gibt es so nicht. Sie beginnt mit dem Land, zum Beispiel DE136695976.');
  }
  return orNull(plain);
});

const asList = (value: unknown) => (value === undefined ? [] : Array.isArray(value) ? value : [value]);
const several = z.preprocess(asList, z.array(z.string('Bitte füllen Sie dieses Feld aus.')));

/** Codes that the form offers, and those that the entry has from elsewhere. */
function chosen(codes: readonly string[], offered: readonly string[], stored: readonly string[] = []): string[] {
  return [...new Set([...offered, ...stored])].filter((code) => codes.includes(code));
}

const degrees = (example: string) =>
  // Forms and drafts from before it could be said have no such field.
  line(30)
    .prefault('')
    .transform((text, context) => {
      if (!text) return null;
      const number = readDegrees(text);
      if (number === null) context.addIssue(`Bitte geben Sie Grad als Zahl an. Beispiel: ${example}`);
      return number;
    });

const shownPosition = line(60)
  .prefault('')
  .transform((text): Position | null => {
    const [latitude, longitude] = text.split(' ').map(readDegrees);
    return latitude == null || longitude == null ? null : { latitude, longitude };
  });

/** What an entry says now and a form may leave as it is although it could not say it. */
export type StoredFields = Partial<Pick<EntryFields, 'openingHours' | 'payment' | 'languages'>>;

/**
 * The form of an entry, as its owner types it. Place and trades are looked up by whoever has the database. `stored`: the entry,
 * whose hours stay exactly as they are while nobody edits their text.
 */
export const entryInput = (stored: StoredFields = {}) =>
  z.object({
    name: requiredLine(companyLimits.name, 'Bitte geben Sie den Namen der Firma an.'),
    legalForm: line(companyLimits.legalForm).transform(orNull),
    streetAddress: requiredLine(companyLimits.streetAddress, 'Bitte geben Sie Straße und Hausnummer an.'),
    postalCode: z
      .string({ error: 'Bitte geben Sie die Postleitzahl an.' })
      .trim()
      .regex(/^\d{5}$/, 'Eine deutsche Postleitzahl hat fünf Ziffern.'),
    city: requiredLine(100, 'Bitte geben Sie den Ort an.'),
    latitude: degrees('51,15530'),
    longitude: degrees('14,98740'),
    /** What the form began with: who leaves that as it is says nothing about a new address. */
    shownPosition,
    category: requiredLine(100, 'Bitte geben Sie mindestens eine Branche an.'),
    otherCategories: z
      .preprocess(asList, z.array(line(100)))
      .transform((names) => names.filter(Boolean).slice(0, MOST_CATEGORIES - 1)),
    phone,
    fax: phone,
    email: line(companyLimits.email).transform((text, context) => {
      const address = normalizeEmail(text);
      if (text && !address) context.addIssue('Das sieht nicht wie eine E-Mail-Adresse aus. Beispiel: info@firma.de');
      return address;
    }),
    website: line(companyLimits.website).transform((text, context) => {
      const address = normalizeWebsite(text);
      if (text && !address) context.addIssue('Das sieht nicht wie eine Internetadresse aus. Beispiel: www.firma.de');
      return address;
    }),
    hours: hours(stored.openingHours ?? undefined),
    description: lines(companyLimits.description).transform(orNull),
    payment: several.transform((codes) => chosen(codes, PAYMENTS, stored.payment)),
    languages: several.transform((codes) => chosen(codes, LANGUAGES, stored.languages)),
    wheelchair: z
      .enum(['', 'yes', 'limited', 'no'], { error: 'Bitte wählen Sie aus der Liste.' })
      .transform((access) => access || null),
    responsiblePerson: line(companyLimits.responsiblePerson).transform(orNull),
    registerCourt: line(companyLimits.registerCourt).transform(orNull),
    registerNumber: line(companyLimits.registerNumber).transform(orNull),
    vatId,
  });

export type EntryInput = z.output<ReturnType<typeof entryInput>>;

const FIELDS = [...Object.keys(entryInput().shape), ...PICTURE_FIELDS];

/** What a draft keeps of a form: its fields, as they were typed, without what no database can hold. */
export function typedDraft(formData: FormData): Record<string, string> {
  const typed = typedValues(formData);
  return Object.fromEntries(
    FIELDS.flatMap((field) => {
      const value = typed[field];
      return value === undefined ? [] : [[field, value.toWellFormed().replaceAll('\u0000', '')]];
    }),
  );
}
