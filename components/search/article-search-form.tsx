import { Search } from 'lucide-react';
import { SEARCH_MAX_LENGTH } from '#lib/search/limits.ts';

/** A plain GET form for the archive. `wo` only goes along, for the way back to the companies. */
export function ArticleSearchForm({ was = '', wo = '' }: { was?: string; wo?: string }) {
  return (
    <search>
      <form action="/suche" className="grid items-end gap-3 md:grid-cols-[1fr_auto]">
        <input type="hidden" name="art" value="artikel" />
        {wo && <input type="hidden" name="wo" value={wo} />}
        <label className="grid gap-1">
          <span className="font-semibold text-sm">Wörter aus dem Archiv</span>
          <input
            key={was}
            type="search"
            name="was"
            defaultValue={was}
            maxLength={SEARCH_MAX_LENGTH}
            enterKeyHint="search"
            className="min-h-12 w-full rounded-card border border-line bg-surface px-3.5"
          />
        </label>
        <button type="submit" className="button min-h-12">
          <Search aria-hidden="true" className="size-5" />
          Artikel suchen
        </button>
      </form>
    </search>
  );
}
