import { INBOX_KINDS, INBOX_STATES, type InboxFilter, type InboxKind, SEARCH_MAX_LENGTH } from '#lib/inbox/input.ts';
import { inboxPath } from '#lib/paths.ts';

const box = 'min-h-12 w-full rounded-card border border-line bg-surface px-3.5';

/** What the queue shows. A plain form: each filter is an address. */
export function InboxFilterForm({ filter, counts }: { filter: InboxFilter; counts: ReadonlyMap<InboxKind, number> }) {
  return (
    <search>
      <form action={inboxPath} className="mb-5 grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-[1fr_1fr_2fr_auto]">
        <label className="grid gap-1">
          <span className="font-semibold text-sm">Art</span>
          <select name="art" defaultValue={filter.kind ? INBOX_KINDS[filter.kind].word : ''} className={box}>
            <option value="">alles</option>
            {(Object.keys(INBOX_KINDS) as InboxKind[]).map((kind) => (
              <option key={kind} value={INBOX_KINDS[kind].word}>
                {INBOX_KINDS[kind].label} ({(counts.get(kind) ?? 0).toLocaleString('de-DE')})
              </option>
            ))}
          </select>
        </label>
        <label className="grid gap-1">
          <span className="font-semibold text-sm">Stand</span>
          <select name="stand" defaultValue={INBOX_STATES[filter.state].word} className={box}>
            {Object.values(INBOX_STATES).map(({ word, label }) => (
              <option key={word} value={word}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <label className="grid gap-1">
          <span className="font-semibold text-sm">Firma, Person oder Vorgangsnummer</span>
          <input
            type="search"
            name="suche"
            defaultValue={filter.search}
            maxLength={SEARCH_MAX_LENGTH}
            className={box}
          />
        </label>
        <button type="submit" className="button min-h-12">
          Anzeigen
        </button>
      </form>
    </search>
  );
}
