import type { SearchInput } from '#lib/search/input.ts';
import { RADII_KM } from '#lib/search/input.ts';

interface Choice {
  slug: string;
  name: string;
  companies: number;
}

const field = 'min-h-11 w-full rounded-card border border-line bg-surface px-3';

/** Narrows a search down: a second plain GET form that carries what was typed in the first. */
export function SearchFilters({
  input,
  categories,
  chosenName,
  hasOrigin,
}: {
  input: SearchInput;
  categories: Choice[];
  chosenName: string | null;
  hasOrigin: boolean;
}) {
  return (
    <form action="/suche" className="my-5 grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-[1fr_1fr_1fr_auto]">
      {input.was && <input type="hidden" name="was" value={input.was} />}
      {input.wo && <input type="hidden" name="wo" value={input.wo} />}
      {hasOrigin && (
        <label className="grid gap-1 text-sm">
          Umkreis
          <select name="umkreis" defaultValue={String(input.umkreis)} className={field}>
            {RADII_KM.map((km) => (
              <option key={km} value={km}>
                {km === 0 ? 'nur dieser Ort' : `${km} km`}
              </option>
            ))}
          </select>
        </label>
      )}
      {(categories.length > 1 || chosenName) && (
        <label className="grid gap-1 text-sm">
          Branche
          <select name="branche" defaultValue={input.branche} className={field}>
            <option value="">alle</option>
            {chosenName && !categories.some(({ slug }) => slug === input.branche) && (
              <option value={input.branche}>{chosenName}</option>
            )}
            {categories.map(({ slug, name, companies }) => (
              <option key={slug} value={slug}>
                {name} ({companies.toLocaleString('de-DE')})
              </option>
            ))}
          </select>
        </label>
      )}
      <label className="grid gap-1 text-sm">
        Reihenfolge
        <select name="sort" defaultValue={input.sort} className={field}>
          <option value="relevanz">Beste Treffer zuerst</option>
          {hasOrigin && <option value="entfernung">Nächste zuerst</option>}
          <option value="name">Nach Namen</option>
        </select>
      </label>
      <button type="submit" className="button button-quiet">
        Anwenden
      </button>
    </form>
  );
}
