import { Search } from 'lucide-react';
import type { SearchParams } from '#lib/paths.ts';
import { SearchFields } from './search-fields.tsx';

/** A plain GET form: works without JavaScript, and its result has an address. */
export function SearchForm({ was = '', wo = '', size = 'page' }: SearchParams & { size?: 'page' | 'front' }) {
  return (
    <search>
      <form
        action="/suche"
        className={`grid items-end gap-3 md:grid-cols-[1fr_1fr_auto] ${size === 'front' ? 'card p-4 md:p-5' : ''}`}
      >
        {/* Another search: fields that hold what was typed for the last one would tell a lie. */}
        <SearchFields key={`${was} ${wo}`} was={was} wo={wo} />
        <button type="submit" className="button min-h-12">
          <Search aria-hidden="true" className="size-5" />
          Suchen
        </button>
      </form>
    </search>
  );
}
