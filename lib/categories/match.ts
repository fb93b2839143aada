interface TaggedCategory {
  slug: string;
  osmTags: string[];
}

type Tag = readonly [key: string, value: string];

interface Rule {
  slug: string;
  base: string;
  tags: Tag[];
}

/**
 * Finds the trades of an OpenStreetMap object, the most specific first: `amenity=restaurant` with `cuisine=pizza;greek`
 * is a Pizzeria and a Griechisches Restaurant, but no longer a Restaurant in general.
 */
export function createCategoryMatcher(
  categories: readonly TaggedCategory[],
): (tags: Readonly<Record<string, string>>) => string[] {
  const rules = new Map<string, Rule[]>();
  for (const { slug, osmTags } of categories) {
    for (const text of osmTags) {
      const tags = text.split(';').map(parseTag);
      const [[key, value]] = tags as [Tag];
      const base = `${key}=${value}`;
      rules.set(base, [...(rules.get(base) ?? []), { slug, base, tags }]);
    }
  }

  return (tags) => {
    const values = new Map(Object.entries(tags).map(([key, value]) => [key, splitValues(value)]));
    const matches = [...values]
      .flatMap(([key, own]) => own.flatMap((value) => rules.get(`${key}=${value}`) ?? []))
      .filter((rule) => rule.tags.every(([key, value]) => values.get(key)?.includes(value)))
      .sort((a, b) => b.tags.length - a.tags.length);
    const overruled = matches.filter((rule) => matches.some((other) => isSpecialCase(other, rule)));
    const specific = matches.filter(
      ({ slug, tags: own }) => !overruled.some((rule) => rule.slug === slug && rule.tags.length >= own.length),
    );
    return [...new Set(specific.map(({ slug }) => slug))];
  };
}

/** Whether `rule` says all that `general` says, and more. */
function isSpecialCase(rule: Rule, general: Rule): boolean {
  return (
    rule.slug !== general.slug &&
    rule.base === general.base &&
    rule.tags.length > general.tags.length &&
    general.tags.every(([key, value]) => rule.tags.some((tag) => tag[0] === key && tag[1] === value))
  );
}

function parseTag(text: string): Tag {
  const [key = '', value = ''] = text.split('=');
  return [key, value];
}

const splitValues = (value: string) => value.split(';').map((part) => part.trim());
