import type { Metadata } from 'next';
import Link from 'next/link';
import { ArticleList } from '#components/articles/article-list.tsx';
import { GroupGrid } from '#components/categories/group-grid.tsx';
import { CompanyList } from '#components/companies/company-list.tsx';
import { DataAttribution } from '#components/companies/data-attribution.tsx';
import { SearchForm } from '#components/search/search-form.tsx';
import { JsonLd } from '#components/site/json-ld.tsx';
import { CountedLinks } from '#components/ui/counted-links.tsx';
import { Section } from '#components/ui/section.tsx';
import { listNewestArticles } from '#db/articles/queries.ts';
import { listMainGroups } from '#db/categories/queries.ts';
import { listNewestCompanies } from '#db/companies/queries.ts';
import { listBiggestTowns } from '#db/places/queries.ts';
import { siteUrl } from '#lib/env.ts';
import { keepUntilChanged } from '#lib/freshness.ts';
import { operator } from '#lib/operator.ts';
import { archivePath, categoriesPath, homePath, placePath, placesPath, registerCompanyPath } from '#lib/paths.ts';
import { archiveTag, directoryTag } from '#lib/tags.ts';

export const revalidate = 3600;

export const metadata: Metadata = { alternates: { canonical: homePath } };

export default async function HomePage() {
  const [groups, towns, articles, companies] = await Promise.all([
    listMainGroups(),
    listBiggestTowns(24),
    listNewestArticles(4),
    listNewestCompanies(5),
    keepUntilChanged(directoryTag, archiveTag()),
  ]);

  return (
    <>
      <div className="mb-8 md:mb-10">
        <h1 className="max-w-[22ch] text-3xl md:text-4xl">Firmen finden, nach Branche und Ort</h1>
        <p className="mt-2 mb-5 text-ink-soft text-lg">
          Das Branchenbuch für ganz Deutschland. Kostenlos eintragen, ohne Laufzeit.
        </p>
        <SearchForm size="front" />
      </div>
      <section aria-labelledby="gruppen">
        <h2 id="gruppen" className="mb-3 text-xl">
          Branchen
        </h2>
        <GroupGrid groups={groups} />
        <More href={categoriesPath}>Alle Branchen von A bis Z</More>
      </section>
      <div className="grid gap-x-10 lg:grid-cols-[3fr_2fr]">
        <Section title="Aus dem Archiv">
          <ArticleList articles={articles} />
          <More href={archivePath}>Alle Artikel nach Datum</More>
        </Section>
        <div>
          {companies.length > 0 && (
            <Section title="Neu eingetragen">
              <CompanyList companies={companies} />
              <DataAttribution sources={companies.map(({ sourceKey }) => sourceKey)} />
            </Section>
          )}
          <aside className="card mt-6 bg-brand-wash p-5">
            <h2 className="text-lg">Ihre Firma fehlt?</h2>
            <p className="mt-1 mb-4">Der Eintrag ist kostenlos, hat keine Laufzeit und lässt sich jederzeit löschen.</p>
            <Link href={registerCompanyPath} className="button">
              Firma eintragen
            </Link>
          </aside>
        </div>
      </div>
      <Section title="Orte">
        <CountedLinks
          columns={4}
          links={towns.map(({ slug, name, companies: count }) => ({ href: placePath(slug), label: name, count }))}
        />
        <More href={placesPath}>Alle Orte nach Bundesland</More>
      </Section>
      <JsonLd
        data={{
          '@type': 'WebSite',
          name: `Branchenbuch – ${operator().name}`,
          url: siteUrl(),
          inLanguage: 'de',
          publisher: { '@type': 'Organization', name: operator().name },
        }}
      />
    </>
  );
}

function More({ href, children }: { href: typeof homePath; children: string }) {
  return (
    <p className="mt-4">
      <Link href={href} className="link">
        {children}
      </Link>
    </p>
  );
}
