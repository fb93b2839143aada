import type { FacetChoice, Facets } from '#db/companies/facets.ts';
import { shortDate } from '#lib/dates.ts';
import { FEATURE_PARAMETERS, features } from '#lib/search/features.ts';
import { RADII_KM, type SearchInput } from '#lib/search/input.ts';

interface Chosen {
  slug: string;
  name: string;
}

const field = 'min-h-11 w-full min-w-0 rounded-card border border-line bg-surface px-3';
const GROUPS = { fotos: 'Bilder', rollstuhl: 'Zugang', zahlung: 'Zahlung', sprache: 'Sprachen' };

/** Narrows a search down: a second plain GET form that carries what was typed in the first. */
export function SearchFilters({
  input,
  facets,
  trade,
  place,
  hasOrigin,
  holidays,
}: {
  input: SearchInput;
  facets: Facets;
  /** Chosen trade and place, if any. */
  trade: Chosen | null;
  place: Chosen | null;
  hasOrigin: boolean;
  /** Coming holidays, by their ISO date. */
  holidays: [date: string, name: string][];
}) {
  const hasMore = input.merkmale.length > 0 || Boolean(input.tag || input.zeit);
  return (
    <form action="/suche" className="my-5 grid gap-3" aria-label="Treffer eingrenzen">
      {input.was && <input type="hidden" name="was" value={input.was} />}
      {input.wo && <input type="hidden" name="wo" value={input.wo} />}
      {input.ansicht === 'karte' && <input type="hidden" name="ansicht" value="karte" />}
      {input.genau && <input type="hidden" name="genau" value="1" />}
      <div className="grid grid-cols-2 items-end gap-3 lg:grid-cols-[repeat(4,1fr)_auto]">
        {hasOrigin && (
          <label className="grid gap-1 text-sm">
            Umkreis
            <select name="umkreis" defaultValue={String(input.umkreis)} className={field}>
              {[...new Set([...RADII_KM, input.umkreis])]
                .sort((a, b) => a - b)
                .map((km) => (
                  <option key={km} value={km}>
                    {km === 0 ? 'nur dieser Ort' : `${km} km`}
                  </option>
                ))}
            </select>
          </label>
        )}
        <ChoiceSelect label="Branche" name="branche" choices={facets.trades} chosen={trade} />
        <ChoiceSelect label="Ort der Treffer" name="ort" choices={facets.places} chosen={place} />
        <label className="grid gap-1 text-sm">
          Reihenfolge
          <select name="sort" defaultValue={input.sort} className={field}>
            <option value="relevanz">Beste Treffer zuerst</option>
            {hasOrigin && <option value="entfernung">Nächste zuerst</option>}
            <option value="name">Nach Namen</option>
            <option value="neu">Neueste zuerst</option>
          </select>
        </label>
        <label className="flex min-h-11 items-center gap-2 text-sm">
          <input type="checkbox" name="jetzt" value="1" defaultChecked={input.jetzt} className="size-5" />
          Jetzt geöffnet{counted(facets.openNow)}
        </label>
      </div>
      <details open={hasMore} className="rounded-card border border-line bg-surface px-4">
        <summary className="min-h-11 cursor-pointer py-2.5 text-sm">Weitere Filter</summary>
        <div className="grid gap-5 pt-1 pb-4 sm:grid-cols-2 lg:grid-cols-3">
          <fieldset className="grid content-start gap-2 text-sm">
            <legend className="mb-1 font-semibold">Geöffnet am</legend>
            <label className="grid gap-1">
              Tag
              <input type="date" name="tag" defaultValue={input.tag} list="feiertage" className={field} />
            </label>
            <label className="grid gap-1">
              Uhrzeit
              <input type="time" name="zeit" defaultValue={input.zeit} className={field} />
            </label>
            <datalist id="feiertage">
              {holidays.map(([date, name]) => (
                <option key={date} value={date}>
                  {name}
                </option>
              ))}
            </datalist>
            <p className="text-ink-soft">
              Bekannt für vier Wochen und für Feiertage
              {holidays[0] && `, als Nächstes ${holidays[0][1]} am ${shortDate(holidays[0][0])}`}.
            </p>
          </fieldset>
          {FEATURE_PARAMETERS.map((parameter) => (
            <FeatureGroup key={parameter} parameter={parameter} input={input} counts={facets.features} />
          ))}
        </div>
      </details>
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <button type="submit" className="button button-quiet">
          Anwenden
        </button>
        {facets.features === null && (
          <p className="text-ink-soft text-sm">
            Zu viele Treffer, um jeden zu zählen: Zahlen gibt es, sobald es weniger sind.
          </p>
        )}
      </div>
    </form>
  );
}

function ChoiceSelect({
  label,
  name,
  choices,
  chosen,
}: {
  label: string;
  name: string;
  choices: FacetChoice[];
  chosen: Chosen | null;
}) {
  if (choices.length < 2 && !chosen) return null;
  return (
    <label className="grid gap-1 text-sm">
      {label}
      <select name={name} defaultValue={chosen?.slug ?? ''} className={field}>
        <option value="">alle</option>
        {chosen && !choices.some(({ slug }) => slug === chosen.slug) && (
          <option value={chosen.slug}>{chosen.name}</option>
        )}
        {choices.map(({ slug, name: choice, companies }) => (
          <option key={slug} value={slug}>
            {choice}
            {counted(companies)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** What none of the matches has is not offered. */
function FeatureGroup({
  parameter,
  input,
  counts,
}: {
  parameter: (typeof FEATURE_PARAMETERS)[number];
  input: SearchInput;
  counts: Map<number, number> | null;
}) {
  const isChosen = (bit: number) => input.merkmale.some((chosen) => chosen.bit === bit);
  const offered = features.filter(
    ({ bit, ...feature }) => feature.parameter === parameter && (counts?.get(bit) !== 0 || isChosen(bit)),
  );
  if (offered.length === 0) return null;
  return (
    <fieldset className="grid content-start text-sm">
      <legend className="mb-1 font-semibold">{GROUPS[parameter]}</legend>
      {offered.map(({ bit, value, label }) => (
        <label key={bit} className="flex min-h-8 items-center gap-2">
          <input type="checkbox" name={parameter} value={value} defaultChecked={isChosen(bit)} className="size-5" />
          <span>
            {label}
            {counted(counts?.get(bit) ?? null)}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

const counted = (companies: number | null) => (companies === null ? '' : ` (${companies.toLocaleString('de-DE')})`);
