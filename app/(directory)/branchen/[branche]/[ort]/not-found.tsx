import { CategoryMissing } from '#components/categories/category-missing.tsx';
import { PlaceMissing } from '#components/places/place-missing.tsx';
import { Missing } from '#components/site/missing.tsx';
import { CountedLinks } from '#components/ui/counted-links.tsx';
import {
  countCompaniesOfCategoryInPlace,
  getCategory,
  listCategoriesLike,
  listPlacesOfCategoryNearby,
} from '#db/categories/queries.ts';
import { getPlace, listTownsLike } from '#db/places/queries.ts';
import { askedAddress } from '#lib/asked-address.ts';
import { categoryInPlacePath, categoryPath, placePath } from '#lib/paths.ts';

interface Found {
  slug: string;
  name: string;
  companies: number;
}

/** A trade in a place without entries is no page, but the nearest places that have some are named. */
export default async function CategoryInPlaceNotFound() {
  const { branche = '', ort = '' } = await askedAddress();
  const [category, place] = await Promise.all([getCategory(branche), getPlace(ort)]);

  if (!category || category.parentId === null) {
    const trades = await listCategoriesLike(branche, 8);
    return <CategoryMissing similar={trades.map((trade) => linkTo(categoryPath(trade.slug), trade))} />;
  }
  if (!place) {
    const towns = await listTownsLike(ort, 8);
    return <PlaceMissing similar={towns.map((town) => linkTo(placePath(town.slug), town))} />;
  }
  if ((await countCompaniesOfCategoryInPlace(category.id, place.id)) > 0) return null;

  const nearby = await listPlacesOfCategoryNearby(category.id, place, 12);
  return (
    <Missing
      title={`${category.name} in ${place.name}: noch kein Eintrag`}
      text={
        nearby.length > 0 ? 'In diesen Orten in der Nähe gibt es welche:' : 'Auch anderswo ist noch keiner eingetragen.'
      }
    >
      <CountedLinks
        columns={2}
        links={nearby.map((town) => linkTo(categoryInPlacePath(category.slug, town.slug), town))}
      />
    </Missing>
  );
}

const linkTo = (href: ReturnType<typeof categoryPath>, { name, companies }: Found) => ({
  href,
  label: name,
  count: companies,
});
