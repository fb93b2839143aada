import { PictureStrip } from '#components/pictures/picture-strip.tsx';
import type { EntryField, EntryPicture } from '#lib/submissions/fields.ts';
import { fieldText, type Names } from './entry-facts.tsx';

/** One field of an entry for whoever decides about it: the place where a field that is no text is shown. */
export function FieldValue({ field, value, names }: { field: EntryField; value: unknown; names: Names }) {
  if (field === 'pictures') return <PictureStrip pictures={(value ?? []) as EntryPicture[]} />;
  return <>{fieldText(field, value, names) || '–'}</>;
}
