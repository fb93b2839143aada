import { CompanyContact } from '#components/companies/company-contact.tsx';
import { CompanyFacts } from '#components/companies/company-facts.tsx';
import { CompanyHours } from '#components/companies/company-hours.tsx';
import { PictureStrip } from '#components/pictures/picture-strip.tsx';
import { getPlaceForPreview, listCategoryNamesById } from '#db/submissions/queries.ts';
import { viewOpeningHours } from '#lib/companies/opening-hours.ts';
import { categoryPath } from '#lib/paths.ts';
import type { EntryFields } from '#lib/submissions/fields.ts';
import { previewProfile } from '#lib/submissions/preview.ts';

type PreviewFields = Partial<EntryFields> & { city?: string };

/** The entry as visitors will see it, from the components of its page; what is not said yet is left out. */
export async function EntryPreview({ fields, heading: Heading }: { fields: PreviewFields; heading?: 'h3' }) {
  const [place, found] = await Promise.all([
    fields.placeId === undefined ? null : getPlaceForPreview(fields.placeId),
    listCategoryNamesById(fields.categoryIds ?? []),
  ]);
  const categories = (fields.categoryIds ?? []).flatMap((id) => found.find((each) => each.id === id) ?? []);
  const company = previewProfile(fields, place, categories[0] ?? null);
  const hours =
    company.openingHours &&
    viewOpeningHours(company.openingHours, {
      latitude: company.placeLatitude,
      longitude: company.placeLongitude,
      state: company.stateName,
      countryCode: company.countryCode,
      place: company.placeName,
    });
  return (
    <div className="grid gap-5">
      {Heading && (
        <div>
          <Heading className="font-serif text-2xl">{company.name}</Heading>
          <p className="mt-1 text-ink-soft">{[company.categoryName, company.placeName].filter(Boolean).join(' in ')}</p>
        </div>
      )}
      <CompanyContact company={company} />
      {company.openingHours && (
        <section className="card p-4 md:p-5">
          <p className="mb-1 font-semibold text-lg">Öffnungszeiten</p>
          <CompanyHours hours={hours || null} text={company.openingHours} />
        </section>
      )}
      {(fields.pictures ?? []).length > 0 && <PictureStrip pictures={fields.pictures ?? []} />}
      {company.description && <p className="whitespace-pre-line">{company.description}</p>}
      <CompanyFacts
        company={company}
        categories={categories.map(({ slug, name }) => ({ href: categoryPath(slug), name }))}
      />
    </div>
  );
}
