import { X } from 'lucide-react';
import Link from 'next/link';
import { shortDate } from '#lib/dates.ts';
import { type SearchParams, searchPath } from '#lib/paths.ts';
import type { SearchInput } from '#lib/search/input.ts';

/** What the results are narrowed down to; each leads to the same search without it. */
export function ChosenFilters({
  input,
  tradeName,
  placeName,
}: {
  input: SearchInput;
  tradeName: string | null;
  placeName: string | null;
}) {
  const { seite: _page, ...search } = input;
  const without: { label: string; search: SearchParams }[] = [
    // A trade that alone was asked for is no filter of something.
    ...(tradeName && (input.was || input.wo) ? [{ label: tradeName, search: { ...search, branche: '' } }] : []),
    ...(placeName ? [{ label: `nur ${placeName}`, search: { ...search, ort: '' } }] : []),
    ...(input.jetzt ? [{ label: 'jetzt geöffnet', search: { ...search, jetzt: false } }] : []),
    ...(input.tag || input.zeit ? [{ label: openLabel(input), search: { ...search, tag: '', zeit: '' } }] : []),
    ...input.merkmale.map(({ bit, label }) => ({
      label,
      search: { ...search, merkmale: input.merkmale.filter((other) => other.bit !== bit) },
    })),
  ];
  if (without.length === 0) return null;
  return (
    <ul aria-label="Gewählte Filter" className="my-3 flex flex-wrap gap-2">
      {without.map(({ label, search: rest }) => (
        <li key={label}>
          <Link
            href={searchPath(rest)}
            prefetch={false}
            className="inline-flex min-h-9 items-center gap-1.5 rounded-full border border-line bg-surface px-3.5 text-sm hover:bg-brand-wash"
          >
            {label}
            <X aria-hidden="true" className="size-4" />
            <span className="sr-only"> entfernen</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** „offen am 29.03.2027, 10:00 Uhr“ */
const openLabel = ({ tag, zeit }: SearchInput) =>
  ['offen', tag && `am ${shortDate(tag)}`, `um ${zeit || '12:00'} Uhr`].filter(Boolean).join(' ');
