import Link from 'next/link';
import { GroupIcon } from '#components/categories/group-icon.tsx';
import { counted } from '#lib/counting.ts';
import { categoryPath } from '#lib/paths.ts';

/** The main groups, to be found with the thumb. */
export function GroupGrid({ groups }: { groups: { slug: string; name: string; companies: number }[] }) {
  return (
    <ul className="grid grid-cols-1 gap-2.5 min-[24rem]:grid-cols-2 md:grid-cols-3 lg:grid-cols-4">
      {groups.map(({ slug, name, companies }) => (
        <li key={slug}>
          <Link
            href={categoryPath(slug)}
            prefetch={false}
            className="card flex h-full min-h-14 items-center gap-3 px-3.5 py-2.5 hover:border-brand hover:bg-brand-wash"
          >
            <GroupIcon group={slug} />
            <span className="min-w-0">
              <span className="block hyphens-auto font-semibold text-sm leading-tight md:text-base">{name}</span>
              {companies > 0 && (
                <span className="text-ink-soft text-xs tabular-nums">{counted(companies, 'Eintrag', 'Einträge')}</span>
              )}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
