import type { Metadata } from 'next';
import Link from 'next/link';
import { GroupIcon } from '#components/categories/group-icon.tsx';
import { Breadcrumbs } from '#components/site/breadcrumbs.tsx';
import { CountedLinks } from '#components/ui/counted-links.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { Section } from '#components/ui/section.tsx';
import { listCategories } from '#db/categories/queries.ts';
import { byInitial } from '#lib/alphabet.ts';
import { keepUntilChanged } from '#lib/freshness.ts';
import { categoriesPath, categoryPath, homePath } from '#lib/paths.ts';
import { directoryTag } from '#lib/tags.ts';

export const revalidate = 3600;

export const metadata: Metadata = {
  title: 'Alle Branchen',
  description: 'Alle Branchen im Branchenbuch: nach Gruppen und von A bis Z, mit der Zahl der eingetragenen Firmen.',
  alternates: { canonical: categoriesPath },
};

export default async function CategoriesPage() {
  const [categories] = await Promise.all([listCategories(), keepUntilChanged(directoryTag)]);
  const groups = categories.filter(({ parentId }) => parentId === null).sort((a, b) => a.position - b.position);
  const trades = categories.filter(({ parentId }) => parentId !== null);

  return (
    <>
      <Breadcrumbs trail={[{ label: 'Startseite', href: homePath }]} current="Branchen" />
      <PageHeader title="Alle Branchen">
        <p>
          {trades.length} Branchen in {groups.length} Gruppen. Die Zahl dahinter sagt, wie viele Firmen eingetragen
          sind.
        </p>
      </PageHeader>
      <nav aria-label="Gruppen" className="mb-8 flex flex-wrap gap-2">
        {groups.map(({ slug, name }) => (
          <a key={slug} href={`#${slug}`} className="card px-3 py-2 text-sm hover:border-brand hover:bg-brand-wash">
            {name}
          </a>
        ))}
        <a href="#a-bis-z" className="card px-3 py-2 text-sm hover:border-brand hover:bg-brand-wash">
          A bis Z
        </a>
      </nav>
      {groups.map((group) => (
        <section key={group.id} id={group.slug} aria-labelledby={`${group.slug}-titel`} className="mt-9">
          <h2 id={`${group.slug}-titel`} className="mb-2 text-xl">
            <Link
              href={categoryPath(group.slug)}
              prefetch={false}
              className="flex items-center gap-2.5 hover:underline"
            >
              <GroupIcon group={group.slug} />
              {group.name}
            </Link>
          </h2>
          <CountedLinks links={trades.filter(({ parentId }) => parentId === group.id).map(toLink)} />
        </section>
      ))}
      <Section title="A bis Z" id="a-bis-z">
        {byInitial(trades, ({ name }) => name).map(({ initial, items }) => (
          <div key={initial} className="border-line border-t py-3 md:grid md:grid-cols-[3rem_1fr]">
            <h3 className="font-serif text-2xl text-brand">{initial}</h3>
            <CountedLinks links={items.map(toLink)} />
          </div>
        ))}
      </Section>
    </>
  );
}

const toLink = ({ slug, name, companies }: { slug: string; name: string; companies: number }) => ({
  href: categoryPath(slug),
  label: name,
  count: companies,
});
