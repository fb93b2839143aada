import type { Thing, WithContext } from 'schema-dts';

/** Structured data. `<` is escaped, so that no text of an entry can end the script element. */
export function JsonLd({ data }: { data: Exclude<Thing, string> }) {
  const graph = { '@context': 'https://schema.org', ...(data as object) } as WithContext<Thing>;
  return (
    <script
      type="application/ld+json"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON, with every "<" escaped
      dangerouslySetInnerHTML={{ __html: JSON.stringify(graph).replaceAll('<', '\\u003c') }}
    />
  );
}
