import { Search } from 'lucide-react';
import type { SearchParams } from '#lib/paths.ts';
import { SEARCH_MAX_LENGTH } from '#lib/search/limits.ts';

/** A plain GET form: works without JavaScript, and its result has an address. */
export function SearchForm({ was = '', wo = '', size = 'page' }: SearchParams & { size?: 'page' | 'front' }) {
  const field = 'min-h-12 w-full rounded-card border border-line bg-surface px-3.5 placeholder:text-ink-soft';
  return (
    <search>
      <form
        action="/suche"
        className={`grid items-end gap-3 md:grid-cols-[1fr_1fr_auto] ${size === 'front' ? 'card p-4 md:p-5' : ''}`}
      >
        <label className="grid gap-1">
          <span className="font-semibold text-sm">Was suchen Sie?</span>
          <input
            name="was"
            type="search"
            defaultValue={was}
            maxLength={SEARCH_MAX_LENGTH}
            placeholder="Branche, Firma, Stichwort"
            autoComplete="off"
            enterKeyHint="search"
            className={field}
          />
        </label>
        <label className="grid gap-1">
          <span className="font-semibold text-sm">Ort oder PLZ</span>
          <input
            name="wo"
            type="search"
            defaultValue={wo}
            maxLength={SEARCH_MAX_LENGTH}
            placeholder="z. B. Görlitz oder 02826"
            autoComplete="address-level2"
            enterKeyHint="search"
            className={field}
          />
        </label>
        <button type="submit" className="button min-h-12">
          <Search aria-hidden="true" className="size-5" />
          Suchen
        </button>
      </form>
    </search>
  );
}
