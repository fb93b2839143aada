import type { DeskFilter } from '#lib/articles/desk-input.ts';
import { ARTICLE_STATES } from '#lib/articles/states.ts';
import { deskPath } from '#lib/paths.ts';
import type { ArticleStatus } from '#lib/permissions.ts';

const box = 'min-h-12 w-full rounded-card border border-line bg-surface px-3.5';

interface Named {
  slug: string;
  name: string;
}

/** Which articles are shown. A plain form: each filter is an address. */
export function DeskFilterForm({
  filter: { search, status, topic, author },
  counts,
  topics,
  authors,
}: {
  filter: DeskFilter;
  counts: ReadonlyMap<ArticleStatus, number>;
  topics: readonly Named[];
  authors: readonly Named[];
}) {
  return (
    <search>
      <form
        action={deskPath}
        className="mb-6 grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-[2fr_1.2fr_1.2fr_1.2fr_auto]"
      >
        <label className="grid gap-1">
          <span className="font-semibold text-sm">Titel enthält</span>
          <input type="search" name="suche" defaultValue={search} maxLength={300} className={box} />
        </label>
        <label className="grid gap-1">
          <span className="font-semibold text-sm">Stand</span>
          <select name="stand" defaultValue={status ?? ''} className={box}>
            <option value="">alle</option>
            {Object.entries(ARTICLE_STATES).map(([value, label]) => (
              <option key={value} value={value}>
                {label} ({(counts.get(value as ArticleStatus) ?? 0).toLocaleString('de-DE')})
              </option>
            ))}
          </select>
        </label>
        <Choice label="Thema" name="thema" choices={topics} chosen={topic} />
        <Choice label="Autor" name="autor" choices={authors} chosen={author} />
        <button type="submit" className="button min-h-12">
          Anzeigen
        </button>
      </form>
    </search>
  );
}

function Choice({
  label,
  name,
  choices,
  chosen,
}: {
  label: string;
  name: string;
  choices: readonly Named[];
  chosen: string | null;
}) {
  return (
    <label className="grid gap-1">
      <span className="font-semibold text-sm">{label}</span>
      <select name={name} defaultValue={chosen ?? ''} className={box}>
        <option value="">alle</option>
        {choices.map((each) => (
          <option key={each.slug} value={each.slug}>
            {each.name}
          </option>
        ))}
      </select>
    </label>
  );
}
