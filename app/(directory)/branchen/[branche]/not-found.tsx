import { CategoryMissing } from '#components/categories/category-missing.tsx';
import { getCategory, listCategoriesLike } from '#db/categories/queries.ts';
import { askedAddress } from '#lib/asked-address.ts';
import { categoryPath } from '#lib/paths.ts';

export default async function CategoryNotFound() {
  const { branche = '' } = await askedAddress();
  if (await getCategory(branche)) return null;
  const trades = await listCategoriesLike(branche, 8);
  return (
    <CategoryMissing
      similar={trades.map(({ slug, name, companies }) => ({ href: categoryPath(slug), label: name, count: companies }))}
    />
  );
}
