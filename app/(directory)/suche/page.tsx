import type { Metadata } from 'next';
import { cache } from 'react';
import { CompanyList } from '#components/companies/company-list.tsx';
import { DataAttribution } from '#components/companies/data-attribution.tsx';
import { ChosenFilters } from '#components/search/chosen-filters.tsx';
import { MapSwitch } from '#components/search/map-switch.tsx';
import { NoMatches } from '#components/search/no-matches.tsx';
import { NoneLeft } from '#components/search/none-left.tsx';
import { RankingExplanation } from '#components/search/ranking-explanation.tsx';
import { NearbyNotice, ReadingNotice, SpellingNotice, TradeAloneNotice } from '#components/search/reading-notice.tsx';
import { ResultsMap } from '#components/search/results-map.tsx';
import { SearchFilters } from '#components/search/search-filters.tsx';
import { SearchForm } from '#components/search/search-form.tsx';
import { SearchedIn } from '#components/search/searched-in.tsx';
import { Missing } from '#components/site/missing.tsx';
import { Pagination } from '#components/ui/pagination.tsx';
import { countMatchingArticles } from '#db/articles/search.ts';
import { countFacets, type Facets } from '#db/companies/facets.ts';
import { type SearchResult, searchCompanies } from '#db/companies/search.ts';
import { mayBeASecondOld } from '#db/replicas.ts';
import { getVocabulary } from '#db/search/queries.ts';
import { readSearch } from '#db/search/reading.ts';
import { comingHolidays } from '#lib/companies/known-days.ts';
import { isNone, isSome, NONE } from '#lib/counting.ts';
import { readEnvironment } from '#lib/env.ts';
import { categoryInPlacePath, categoryPath, placePath, searchPath, searchPointsPath } from '#lib/paths.ts';
import { headlineOf } from '#lib/search/headline.ts';
import { groupedQuery, MAX_PAGE, PAGE_SIZE, parseSearch } from '#lib/search/input.ts';
import { narrowingOf } from '#lib/search/narrowing.ts';
import { understand } from '#lib/search/understand.ts';
import { ArticleSearchPage, articleSearchMetadata } from './article-search.tsx';
import { explainNoHit, listElsewhere } from './ways-on.ts';

type Props = PageProps<'/suche'>;

/** Metadata and page ask the same; by its address, so that it is one search a request. */
const search = cache((query: string) => mayBeASecondOld(() => searchFor(query)));

async function searchFor(query: string) {
  const now = new Date();
  const { input, problems } = parseSearch(groupedQuery(new URLSearchParams(query)));
  const vocabulary = await getVocabulary();
  const { narrowing, isNarrowed, problems: unanswered } = narrowingOf(input, vocabulary, now);
  const isAsked = Boolean(input.was || input.wo || input.branche) || isNarrowed;
  const { sort, seite: page } = input;
  const inRange = page >= 1 && page <= MAX_PAGE;
  // What was meant does not depend on the filters: that none is open now is no error of spelling.
  const read =
    isAsked && inRange
      ? await readSearch(input, vocabulary, (intent) => searchCompanies(intent, { sort, page: isNarrowed ? 1 : page }))
      : { intent: understand(input, vocabulary), result: null, meant: null, insteadOf: null };
  const { intent, meant, insteadOf } = read;
  const isKnown = isAsked && inRange && !intent.unknownPlace;
  const result = isNarrowed && isKnown ? await searchCompanies(intent, { sort, page, narrowing }) : read.result;
  const [facets, articles] = await Promise.all([
    result && isSome(result.total) ? countFacets(intent, narrowing, now) : null,
    input.was && inRange ? countMatchingArticles(input.was) : NONE,
  ]);
  const exists = inRange && (page === 1 || (result !== null && page <= result.pages));
  return {
    ...{ input, vocabulary, intent, result, meant, insteadOf, facets, articles, isAsked, isNarrowed, exists, now },
    /** Without the filters there would be some. */
    unfiltered: isNarrowed && result && !isSome(result.total) ? (read.result?.total ?? result.total) : NONE,
    problems: [...problems, ...unanswered],
    trade: input.branche ? (vocabulary.categoriesBySlug.get(input.branche) ?? null) : null,
    place: narrowing.placeId === null ? null : (vocabulary.places.get(narrowing.placeId) ?? null),
  };
}

async function queryOf({ searchParams }: Props): Promise<string> {
  const query = new URLSearchParams();
  for (const [key, values] of Object.entries(await searchParams)) {
    for (const value of [values ?? []].flat()) query.append(key, value);
  }
  return query.toString();
}

const isForArticles = (query: string) => new URLSearchParams(query).get('art') === 'artikel';

export async function generateMetadata(props: Props): Promise<Metadata> {
  const query = await queryOf(props);
  if (isForArticles(query)) return articleSearchMetadata(query);
  const found = await search(query);
  const { input, intent, result, meant, exists } = found;
  if (!exists) return { title: 'Seite nicht gefunden', robots: { index: false }, other: { 'http-status': '404' } };
  return {
    title: [headlineOf(intent, result, { ...input, ...meant }), input.seite > 1 && `Seite ${input.seite}`]
      .filter(Boolean)
      .join(', '),
    description: 'Firmen nach Branche, Name und Ort suchen.',
    alternates: { canonical: canonicalOf(found) },
    robots: { index: false, follow: true },
  };
}

export default async function SearchPage(props: Props) {
  const query = await queryOf(props);
  if (isForArticles(query)) return <ArticleSearchPage query={query} />;
  const found = await search(query);
  const { input, problems, vocabulary, intent, result, meant, insteadOf, facets, isAsked, exists, trade, place } =
    found;
  const mapStyle = readEnvironment().MAP_STYLE_URL;
  if (!exists) {
    return <Missing title="Diese Seite der Suche gibt es nicht" text="So viele Treffer hat die Suche nicht." />;
  }

  return (
    <>
      <h1 className="mb-4 text-2xl md:text-3xl">{headlineOf(intent, result, { ...input, ...meant })}</h1>
      <SearchForm was={input.was} wo={input.wo} />
      {problems.map((problem) => (
        <p key={problem} role="alert" className="mt-3 font-semibold text-closed">
          {problem}
        </p>
      ))}
      {isSome(found.articles) && <SearchedIn search={input} articles={found.articles} />}
      {!isAsked && (
        <p className="mt-6 text-ink-soft">
          Geben Sie eine Branche, einen Firmennamen oder einen Ort ein, zum Beispiel „Klempner“ und „Görlitz“.
        </p>
      )}
      {meant && !insteadOf && <SpellingNotice typed={input} meant={meant} />}
      {meant && insteadOf && (
        <TradeAloneNotice typed={input} meant={meant} elsewhere={await listElsewhere(input, insteadOf, vocabulary)} />
      )}
      {!meant && insteadOf && <ReadingNotice first={insteadOf} shown={intent} />}
      {intent.nearby && <NearbyNotice />}
      {result && facets && (
        <SearchFilters
          key={searchPath(input)}
          input={input}
          facets={shownFacets(found)}
          trade={trade}
          place={place}
          hasOrigin={Boolean(intent.area?.origin)}
          holidays={[...comingHolidays(found.now)]}
        />
      )}
      <ChosenFilters input={input} tradeName={trade?.name ?? null} placeName={place?.name ?? null} />
      {result && facets && (
        <>
          {mapStyle && <MapSwitch input={input} />}
          {mapStyle && input.ansicht === 'karte' && <ResultsMap style={mapStyle} points={searchPointsPath(input)} />}
          <h2 className="sr-only">Treffer</h2>
          <CompanyList
            companies={result.companies}
            below={({ ranking }) => input.sort === 'relevanz' && <RankingExplanation facts={ranking} />}
          />
          <Pagination page={input.seite} pages={result.pages} href={(seite) => searchPath({ ...input, seite })} />
          {input.seite === result.pages && isLonger(result) && (
            <p className="mt-4 text-ink-soft">
              Es gibt mehr Treffer, als hier durchgeblättert werden können. Grenzen Sie die Suche ein, um sie zu sehen.
            </p>
          )}
          <DataAttribution sources={result.companies.map(({ sourceKey }) => sourceKey)} />
        </>
      )}
      {result && !isNone(found.unfiltered) && (
        <NoneLeft input={input} matches={found.unfiltered} all={isNone(result.total)} />
      )}
      {isAsked && (!result || isNone(result.total)) && isNone(found.unfiltered) && (
        <NoMatches {...(await explainNoHit({ ...input, ...meant }, intent, vocabulary))} />
      )}
    </>
  );
}

const isLonger = ({ total, pages }: SearchResult) => 'atLeast' in total || total.exact > pages * PAGE_SIZE;

/** Of one trade, its other trades say little; of one place, the place says nothing. */
function shownFacets({ facets, intent }: Awaited<ReturnType<typeof search>>): Facets {
  const { trades, places, ...rest } = facets as Facets;
  const isOneTrade = intent.categoryIds.length === 1 && intent.textWords.length === 0;
  return { ...rest, trades: isOneTrade ? [] : trades, places: places.length > 1 ? places : [] };
}

/** A plain search for a trade, a place or both has a kept page; that one is for search engines. */
function canonicalOf({ input, intent, vocabulary, isNarrowed }: Awaited<ReturnType<typeof search>>): string {
  const plain =
    !isNarrowed &&
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
  return searchPath({ ...input, ansicht: 'liste' });
}
