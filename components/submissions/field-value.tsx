import { PictureStrip } from '#components/pictures/picture-strip.tsx';
import { openStreetMapUrl, type Position } from '#lib/places/position.ts';
import type { EntryField, EntryPicture } from '#lib/submissions/fields.ts';
import { fieldText, type Names } from './entry-facts.tsx';

/** One field of an entry for whoever decides about it: the place where a field that is no text is shown. */
export function FieldValue({ field, value, names }: { field: EntryField; value: unknown; names: Names }) {
  if (field === 'pictures') return <PictureStrip pictures={(value ?? []) as EntryPicture[]} />;
  const text = fieldText(field, value, names) || '–';
  if (field !== 'position' || !value) return text;
  return (
    <a href={openStreetMapUrl(value as Position)} className="link" rel="noopener" target="_blank">
      {text}
    </a>
  );
}
