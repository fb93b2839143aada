import type { Metadata } from 'next';
import Link from 'next/link';
import { cache } from 'react';
import { FoundArticles } from '#components/articles/found-articles.tsx';
import { ArticleSearchForm } from '#components/search/article-search-form.tsx';
import { SearchedIn } from '#components/search/searched-in.tsx';
import { Missing } from '#components/site/missing.tsx';
import { Pagination } from '#components/ui/pagination.tsx';
import { searchArticles } from '#db/articles/search.ts';
import { mayBeASecondOld } from '#db/replicas.ts';
import { countedSoFar, isNone } from '#lib/counting.ts';
import { archivePath, searchPath } from '#lib/paths.ts';
import { MAX_PAGE, parseSearch } from '#lib/search/input.ts';

/** Metadata and page ask the same; by its address, so that it is one search a request. */
const search = cache((query: string) => mayBeASecondOld(() => searchFor(query)));

async function searchFor(query: string) {
  const { input, problems } = parseSearch(Object.fromEntries(new URLSearchParams(query)));
  const inRange = input.seite >= 1 && input.seite <= MAX_PAGE;
  const result = input.was && inRange ? await searchArticles(input.was, input.seite) : null;
  const exists = inRange && (input.seite === 1 || (result !== null && input.seite <= result.pages));
  return { input, problems, result, exists };
}

function headlineOf({ input, result }: Awaited<ReturnType<typeof search>>): string {
  if (!result) return 'Artikel suchen';
  if (isNone(result.total)) return `Keine Artikel mit „${input.was}“`;
  return `${countedSoFar(result.total, 'Artikel', 'Artikel')} mit „${input.was}“`;
}

export async function articleSearchMetadata(query: string): Promise<Metadata> {
  const found = await search(query);
  if (!found.exists)
    return { title: 'Seite nicht gefunden', robots: { index: false }, other: { 'http-status': '404' } };
  const { seite } = found.input;
  return {
    title: [headlineOf(found), seite > 1 && `Seite ${seite}`].filter(Boolean).join(', '),
    description: 'Artikel des Archivs nach ihren Wörtern suchen.',
    alternates: { canonical: searchPath(found.input) },
    robots: { index: false, follow: true },
  };
}

export async function ArticleSearchPage({ query }: { query: string }) {
  const found = await search(query);
  const { input, problems, result, exists } = found;
  if (!exists) {
    return <Missing title="Diese Seite der Suche gibt es nicht" text="So viele Artikel hat die Suche nicht." />;
  }
  return (
    <>
      <h1 className="mb-4 text-2xl md:text-3xl">{headlineOf(found)}</h1>
      <ArticleSearchForm was={input.was} wo={input.wo} />
      {problems.map((problem) => (
        <p key={problem} role="alert" className="mt-3 font-semibold text-closed">
          {problem}
        </p>
      ))}
      <SearchedIn search={input} articles={result?.total ?? null} />
      {result && !isNone(result.total) && (
        <div className="mt-6">
          <h2 className="sr-only">Gefundene Artikel</h2>
          <FoundArticles articles={result.articles} />
          <Pagination page={input.seite} pages={result.pages} href={(seite) => searchPath({ ...input, seite })} />
        </div>
      )}
      {(!result || isNone(result.total)) && (
        <p className="mt-6 max-w-text text-ink-soft">
          Gefunden werden Artikel, in denen alle Wörter stehen, in jeder Form: „Meister“ findet auch „Meisterin“ und
          „Meistern“. Mit Anführungszeichen suchen Sie nach einer Wortfolge, mit einem Minus davor schließen Sie ein
          Wort aus. Oder blättern Sie im{' '}
          <Link href={archivePath} className="link">
            Archiv
          </Link>
          .
        </p>
      )}
    </>
  );
}
