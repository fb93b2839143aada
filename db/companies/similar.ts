import { sql } from 'drizzle-orm';
import { db } from '#db/client.ts';
import { type Described, likelySame } from '#lib/companies/likely.ts';
import { wordsOf } from '#lib/search/words.ts';
import { companies } from './tables.ts';

export interface LikelyEntry {
  slug: string;
  name: string;
  streetAddress: string | null;
  postalCode: string | null;
  placeName: string | null;
}

type Row = { [Column in keyof (LikelyEntry & Described)]: (LikelyEntry & Described)[Column] };

/** A telephone or a host that more entries share tells nothing about one business; more of one name in one postal code nobody reads. */
const MOST_SHARED = 20;

/**
 * Real entries that look like the business somebody describes, the likeliest first. Only by what an index answers: its telephone, the
 * host of its web site, and within its postal code the street or a word of the name.
 */
export async function listLikelySame(described: Described, limit = 3): Promise<LikelyEntry[]> {
  const { phone, website, postalCode, name, streetAddress } = described;
  const words = wordsOf(name).filter((word) => word.length >= 4);
  const beginnings = [...new Set([...words, ...wordsOf(streetAddress ?? '')].map((word) => word.slice(0, 5)))];
  const found = await db.execute<Row>(sql`
    with candidate as (
      (select id from ${companies} where phone = ${phone} and listed and not demo limit ${MOST_SHARED})
      union
      (select id from ${companies}
        where website is not null and website_host(website) = website_host(${website}) and listed and not demo limit ${MOST_SHARED})
      union
      (select id from ${companies}
        where postal_code = ${postalCode} and listed and not demo
          and exists (
            select from regexp_split_to_table(fold(concat_ws(' ', name, street_address)), '[^a-z0-9]+') as word
            where left(word, 5) = any(${sql.param(beginnings)}::text[]))
        limit ${MOST_SHARED * 5})
    )
    select company.id, company.slug, company.name, company.street_address as "streetAddress",
      company.postal_code as "postalCode", place.name as "placeName", company.phone, company.website
    from candidate join ${companies} as company using (id) left join places as place on place.id = company.place_id`);
  return likelySame(described, found)
    .slice(0, limit)
    .map(({ slug, name: named, streetAddress: street, postalCode: code, placeName }) => ({
      slug,
      name: named,
      streetAddress: street,
      postalCode: code,
      placeName,
    }));
}
