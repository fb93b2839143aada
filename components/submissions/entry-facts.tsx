import type { ReactNode } from 'react';
import { writeHoursText } from '#lib/companies/hours-text.ts';
import { languageLabel, paymentLabel, wheelchairLabel } from '#lib/companies/labels.ts';
import { formatPhone } from '#lib/companies/phone.ts';
import { type Position, writeDegrees } from '#lib/places/position.ts';
import type { EntryField, EntryFields, EntryPicture } from '#lib/submissions/fields.ts';

export interface Names {
  /** Names of trades by id. */
  categories: ReadonlyMap<number, string>;
  /** Names of places by id. */
  places: ReadonlyMap<number, string>;
}

/** A field's value as people read it. */
export function fieldText(field: EntryField, value: unknown, names: Names): string {
  if (value === null || value === undefined || value === '') return '';
  switch (field) {
    case 'placeId':
      return names.places.get(value as number) ?? '';
    case 'categoryIds':
      return (value as number[]).map((id) => names.categories.get(id) ?? '?').join(', ');
    case 'phone':
    case 'fax':
      return formatPhone(value as string);
    case 'position': {
      const { latitude, longitude } = value as Position;
      return `Breite ${writeDegrees(latitude)}, Länge ${writeDegrees(longitude)}`;
    }
    case 'openingHours':
      return writeHoursText(value as string);
    case 'payment':
      return (value as string[]).map(paymentLabel).join(', ');
    case 'languages':
      return (value as string[]).map(languageLabel).join(', ');
    case 'pictures':
      return picturesText(value as EntryPicture[]);
    case 'wheelchair':
      return wheelchairLabel(value as NonNullable<EntryFields['wheelchair']>);
    default:
      return String(value);
  }
}

const picturesText = (pictures: readonly EntryPicture[]): string =>
  pictures.map(({ kind, alt }) => (kind === 'logo' ? 'Logo' : `Foto: ${alt}`)).join('\n');

/** Labels and values, one below the other. */
export function FactRow({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-4 py-2.5 sm:grid-cols-[14rem_1fr]">
      <dt className="font-semibold">{label}</dt>
      <dd className="whitespace-pre-line">{children}</dd>
    </div>
  );
}
