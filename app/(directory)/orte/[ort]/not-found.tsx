import { PlaceMissing } from '#components/places/place-missing.tsx';
import { getPlace, listTownsLike } from '#db/places/queries.ts';
import { askedAddress } from '#lib/asked-address.ts';
import { placePath } from '#lib/paths.ts';

export default async function PlaceNotFound() {
  const { ort = '' } = await askedAddress();
  if (await getPlace(ort)) return null;
  const towns = await listTownsLike(ort, 8);
  return (
    <PlaceMissing
      similar={towns.map(({ slug, name, companies }) => ({ href: placePath(slug), label: name, count: companies }))}
    />
  );
}
