import type { FieldSource } from '#db/companies/tables.ts';
import { ENTRY_FIELDS, type EntryField } from '#lib/submissions/fields.ts';

/** Fields that one name covers, as readers see them. */
const COVERED: Partial<Record<EntryField, string>> = {
  streetAddress: 'Anschrift',
  postalCode: 'Anschrift',
  placeId: 'Anschrift',
  position: 'Anschrift',
  responsiblePerson: 'Impressum',
  registerCourt: 'Impressum',
  registerNumber: 'Impressum',
  vatId: 'Impressum',
};

export interface SourceNote {
  source: string;
  /** ISO date. */
  date: string;
  labels: string[];
}

/** What of an entry comes from somewhere else than the entry itself, or from another day: the newest first. */
export function noteFieldSources(
  fieldSources: Readonly<Record<string, FieldSource>>,
  entry: { sourceKey: string; sourceDate: string | null },
): SourceNote[] {
  const notes = new Map<string, SourceNote>();
  for (const { field, label } of ENTRY_FIELDS) {
    const own = fieldSources[field];
    if (!own || (own.source === entry.sourceKey && own.date === entry.sourceDate)) continue;
    const key = `${own.date} ${own.source}`;
    const note = notes.get(key) ?? { ...own, labels: [] };
    const name = COVERED[field] ?? label;
    if (!note.labels.includes(name)) note.labels.push(name);
    notes.set(key, note);
  }
  return [...notes].sort(([one], [other]) => other.localeCompare(one)).map(([, note]) => note);
}
