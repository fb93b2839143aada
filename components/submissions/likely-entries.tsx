import type { LikelyEntry } from '#db/companies/similar.ts';
import { claimPath, companyPath } from '#lib/paths.ts';

/** „Ist es dieser?“: entries that may be the one that somebody is about to enter. Nothing typed is lost by looking at them. */
export function LikelyEntries({ entries }: { entries: readonly LikelyEntry[] }) {
  if (entries.length === 0) return null;
  return (
    <div className="rounded-card border border-warn-line bg-warn-wash px-4 py-3">
      <p className="font-semibold">
        {entries.length === 1
          ? 'Steht die Firma schon im Branchenbuch? Ist es dieser Eintrag?'
          : 'Steht die Firma schon im Branchenbuch? Ist es einer von diesen?'}
      </p>
      <ul className="mt-2 grid gap-3">
        {entries.map(({ slug, name, streetAddress, postalCode, placeName }) => (
          <li key={slug} className="flex flex-wrap items-center gap-x-4 gap-y-1">
            <span className="min-w-0 grow">
              <a href={companyPath(slug)} target="_blank" rel="noopener" className="link">
                {name}
                <span className="sr-only"> (in einem neuen Fenster)</span>
              </a>
              <span className="block text-ink-soft text-sm">
                {[streetAddress, [postalCode, placeName].filter(Boolean).join(' ')].filter(Boolean).join(', ')}
              </span>
            </span>
            <a href={claimPath(slug)} aria-label={`Eintrag übernehmen: ${name}`} className="button button-quiet">
              Eintrag übernehmen
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
