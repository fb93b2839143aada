import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ArticlesAbout } from '#components/articles/articles-about.tsx';
import { CompanyContact } from '#components/companies/company-contact.tsx';
import { CompanyFacts } from '#components/companies/company-facts.tsx';
import { CompanyHours } from '#components/companies/company-hours.tsx';
import { CompanyList } from '#components/companies/company-list.tsx';
import { CompanySource } from '#components/companies/company-source.tsx';
import { CompanyGallery } from '#components/pictures/company-gallery.tsx';
import { Logo } from '#components/pictures/logo.tsx';
import { Breadcrumbs } from '#components/site/breadcrumbs.tsx';
import { JsonLd } from '#components/site/json-ld.tsx';
import { Section } from '#components/ui/section.tsx';
import { listArticlesAbout } from '#db/articles/queries.ts';
import { getPublishedCompany, listCategoriesOfCompany, listSimilarCompanies } from '#db/companies/queries.ts';
import { type CompanyPicture, listPicturesOfCompany } from '#db/pictures/queries.ts';
import { tellAddress } from '#lib/asked-address.ts';
import { viewOpeningHours } from '#lib/companies/opening-hours.ts';
import { companyStructuredData } from '#lib/companies/structured-data.ts';
import { keepUntilChanged } from '#lib/freshness.ts';
import { categoryInPlacePath, categoryPath, companyPath, homePath, placePath } from '#lib/paths.ts';
import { jpegPath } from '#lib/pictures/view.ts';
import { categoryInPlaceTag, companyTag } from '#lib/tags.ts';
import CompanyNotFound from './not-found.tsx';

// Built on its first visit, renewed by tag, and by the clock at the latest.
export const generateStaticParams = () => [];
export const revalidate = 3600;

type Props = PageProps<'/firmen/[slug]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const company = await getPublishedCompany((await tellAddress(params)).slug);
  if (!company) notFound();
  const facts = [company.streetAddress, company.phone && 'Telefon', company.openingHours && 'Öffnungszeiten'];
  return {
    title: `${company.name}, ${company.categoryName} in ${company.placeName}`,
    description:
      company.description?.slice(0, 155) ??
      `${company.name} in ${company.placeName}: ${facts.filter(Boolean).join(', ') || company.categoryName}.`,
    alternates: { canonical: companyPath(company.slug) },
    ...(company.demo || company.closedAt ? { robots: { index: false } } : {}),
    ...previewOf(await listPicturesOfCompany(company.id)),
  };
}

export default async function CompanyPage({ params }: Props) {
  const { slug } = await tellAddress(params);
  const [company] = await Promise.all([getPublishedCompany(slug), keepUntilChanged(companyTag(slug))]);
  if (!company) return <CompanyNotFound />;

  const [pictures, categories, similar, articles] = await Promise.all([
    listPicturesOfCompany(company.id),
    listCategoriesOfCompany(company.id),
    listSimilarCompanies(company, 5),
    listArticlesAbout(company.id),
    keepUntilChanged(categoryInPlaceTag(company.categorySlug, company.placeSlug)),
  ]);
  const logo = pictures.find(({ kind }) => kind === 'logo');
  const photos = pictures.filter(({ kind }) => kind === 'photo');
  const hours =
    company.openingHours &&
    viewOpeningHours(company.openingHours, {
      latitude: company.latitude ?? company.placeLatitude,
      longitude: company.longitude ?? company.placeLongitude,
      state: company.stateName,
      countryCode: company.countryCode,
      place: company.placeName,
    });

  return (
    <article>
      <Breadcrumbs
        trail={[
          { label: 'Startseite', href: homePath },
          { label: company.placeName, href: placePath(company.placeSlug) },
          // A closed business counts nowhere: perhaps the trade has no page in this place any more.
          {
            label: company.categoryName,
            href: company.closedAt
              ? categoryPath(company.categorySlug)
              : categoryInPlacePath(company.categorySlug, company.placeSlug),
          },
        ]}
        current={company.name}
      />
      <header className="mb-5">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
          {logo && <Logo picture={logo} name={company.name} />}
          <div className="min-w-0 flex-1 basis-56">
            <h1 className="text-2xl md:text-3xl">{company.name}</h1>
            <p className="mt-1 text-ink-soft">
              {company.categoryName} in {company.placeName}
            </p>
          </div>
        </div>
        {company.closedAt && (
          <p className="mt-3 rounded-card border border-warn-line bg-warn-wash px-3 py-2 font-semibold">
            Dauerhaft geschlossen
          </p>
        )}
        {company.demo && (
          <p className="mt-3 rounded-card border border-warn-line bg-warn-wash px-3 py-2 text-sm">
            Beispieleintrag: Diese Firma ist erfunden.
          </p>
        )}
      </header>
      <div className="grid items-start gap-5 md:grid-cols-2">
        <CompanyContact company={company} />
        {(hours || company.openingHoursText || company.openingHours) && (
          <section className="card p-4 md:p-5">
            <h2 className="mb-1 text-lg">Öffnungszeiten</h2>
            <CompanyHours hours={hours || null} text={company.openingHoursText ?? company.openingHours} />
          </section>
        )}
      </div>
      {photos.length > 0 && (
        <Section title="Bilder">
          <CompanyGallery photos={photos} />
        </Section>
      )}
      {company.description && (
        <Section title="Über uns">
          <p className="max-w-text whitespace-pre-line">{company.description}</p>
        </Section>
      )}
      <Section title="Angaben">
        <CompanyFacts
          company={company}
          categories={categories.map(({ slug: category, name }) => ({ href: categoryPath(category), name }))}
        />
      </Section>
      {articles.length > 0 && (
        <Section title="Im Archiv" id="im-archiv">
          <ArticlesAbout articles={articles} />
        </Section>
      )}
      {similar.length > 0 && (
        <Section title={`${company.categoryName} in der Nähe`}>
          <CompanyList companies={similar} />
        </Section>
      )}
      <CompanySource company={company} />
      <JsonLd data={companyStructuredData(company, hours || null, pictures)} />
    </article>
  );
}

/** What messengers and social networks show beside a link. */
function previewOf(pictures: readonly CompanyPicture[]): Pick<Metadata, 'openGraph'> {
  const ready = pictures.filter(({ isReady }) => isReady);
  const shown = ready.find(({ kind }) => kind === 'photo') ?? ready[0];
  if (!shown) return {};
  const image = { url: jpegPath(shown.key), type: 'image/jpeg', alt: shown.alt };
  return { openGraph: { siteName: 'Branchenbuch', locale: 'de_DE', type: 'website', images: image } };
}
