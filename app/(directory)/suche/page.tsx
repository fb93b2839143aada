import type { Metadata } from 'next';
import { cache } from 'react';
import { CompanyList } from '#components/companies/company-list.tsx';
import { DataAttribution } from '#components/companies/data-attribution.tsx';
import { NoMatches } from '#components/search/no-matches.tsx';
import { NearbyNotice, ReadingNotice, SpellingNotice } from '#components/search/reading-notice.tsx';
import { SearchFilters } from '#components/search/search-filters.tsx';
import { SearchForm } from '#components/search/search-form.tsx';
import { Missing } from '#components/site/missing.tsx';
import { Pagination } from '#components/ui/pagination.tsx';
import { countFacets } from '#db/companies/facets.ts';
import { searchCompanies } from '#db/companies/search.ts';
import { getVocabulary } from '#db/search/queries.ts';
import { readSearch } from '#db/search/reading.ts';
import { categoryInPlacePath, categoryPath, placePath, searchPath } from '#lib/paths.ts';
import { headlineOf } from '#lib/search/headline.ts';
import { MAX_PAGE, parseSearch } from '#lib/search/input.ts';
import { notNarrowed } from '#lib/search/narrowing.ts';
import { understand } from '#lib/search/understand.ts';
import { explainNoHit } from './ways-on.ts';

type Props = PageProps<'/suche'>;

/** Metadata and page ask the same; by its address, so that it is one search a request. */
const search = cache(async (query: string) => {
  const { input, problems } = parseSearch(Object.fromEntries(new URLSearchParams(query)));
  const vocabulary = await getVocabulary();
  const isAsked = Boolean(input.was || input.wo || input.branche);
  const page = input.seite;
  const inRange = page >= 1 && page <= MAX_PAGE;
  const read =
    isAsked && inRange
      ? await readSearch(input, vocabulary, (intent) => searchCompanies(intent, { sort: input.sort, page }))
      : { intent: understand(input, vocabulary), result: null, meant: null, insteadOf: null };
  const { intent, result, meant, insteadOf } = read;
  const facets =
    result && result.total > 0 && (intent.textWords.length > 0 || intent.categoryIds.length !== 1)
      ? (await countFacets(intent, notNarrowed, new Date())).trades
      : [];
  const exists = inRange && (page === 1 || (result !== null && page <= result.pages));
  return { input, problems, vocabulary, intent, result, meant, insteadOf, facets, isAsked, exists };
});

async function queryOf({ searchParams }: Props): Promise<string> {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(await searchParams)) {
    const [first] = Array.isArray(value) ? value : [value];
    if (first !== undefined) query.set(key, first);
  }
  return query.toString();
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { input, intent, result, meant, exists } = await search(await queryOf(props));
  if (!exists) return { title: 'Seite nicht gefunden', robots: { index: false }, other: { 'http-status': '404' } };
  return {
    title: [headlineOf(intent, result, { ...input, ...meant }), input.seite > 1 && `Seite ${input.seite}`]
      .filter(Boolean)
      .join(', '),
    description: 'Firmen nach Branche, Name und Ort suchen.',
    alternates: { canonical: canonicalOf(await search(await queryOf(props))) },
    robots: { index: false, follow: true },
  };
}

export default async function SearchPage(props: Props) {
  const { input, problems, vocabulary, intent, result, meant, insteadOf, facets, isAsked, exists } = await search(
    await queryOf(props),
  );
  if (!exists) {
    return <Missing title="Diese Seite der Suche gibt es nicht" text="So viele Treffer hat die Suche nicht." />;
  }
  const chosen = [...vocabulary.categories.values()].find(({ slug }) => slug === input.branche);

  return (
    <>
      <h1 className="mb-4 text-2xl md:text-3xl">{headlineOf(intent, result, { ...input, ...meant })}</h1>
      <SearchForm was={input.was} wo={input.wo} />
      {problems.map((problem) => (
        <p key={problem} role="alert" className="mt-3 font-semibold text-closed">
          {problem}
        </p>
      ))}
      {!isAsked && (
        <p className="mt-6 text-ink-soft">
          Geben Sie eine Branche, einen Firmennamen oder einen Ort ein, zum Beispiel „Klempner“ und „Görlitz“.
        </p>
      )}
      {meant && <SpellingNotice typed={input} meant={meant} />}
      {insteadOf && <ReadingNotice first={insteadOf} shown={intent} />}
      {intent.nearby && <NearbyNotice />}
      {result && result.total > 0 && (
        <>
          <SearchFilters
            input={input}
            categories={facets}
            chosenName={chosen?.name ?? null}
            hasOrigin={Boolean(intent.area?.origin)}
          />
          <h2 className="sr-only">Treffer</h2>
          <CompanyList companies={result.companies} />
          <Pagination
            page={input.seite}
            pages={result.pages}
            href={(seite) => searchPath({ ...input, umkreis: input.umkreis || undefined, seite })}
          />
          <DataAttribution sources={result.companies.map(({ sourceKey }) => sourceKey)} />
        </>
      )}
      {isAsked && (!result || result.total === 0) && (
        <NoMatches {...(await explainNoHit({ ...input, ...meant }, intent, vocabulary))} />
      )}
    </>
  );
}

/** A plain search for a trade, a place or both has a kept page; that one is for search engines. */
function canonicalOf({ input, intent, vocabulary }: Awaited<ReturnType<typeof search>>): string {
  const plain =
    input.sort === 'relevanz' &&
    input.seite === 1 &&
    intent.radiusKm === 0 &&
    intent.textWords.length === 0 &&
    !intent.phone &&
    !intent.domain &&
    !intent.categoryGuessed;
  const [only, ...others] = intent.categoryIds;
  const category = only !== undefined && others.length === 0 ? vocabulary.categories.get(only) : undefined;
  const place = intent.area && !intent.area.postalCodes ? intent.area.place : null;
  if (plain && category && place?.kind === 'town') return categoryInPlacePath(category.slug, place.slug);
  if (plain && category && !intent.area) return categoryPath(category.slug);
  if (plain && place && intent.categoryIds.length === 0) return placePath(place.slug);
  return searchPath({ ...input, umkreis: input.umkreis || undefined });
}
