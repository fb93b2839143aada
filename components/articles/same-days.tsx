import Link from 'next/link';
import { Section } from '#components/ui/section.tsx';
import { counted } from '#lib/counting.ts';
import { longDate } from '#lib/dates.ts';
import { archiveDayPath } from '#lib/paths.ts';

/** Leads to the same day in other years. Nothing when there is none. */
export function SameDays({ title, days }: { title: string; days: { day: string; articles: number }[] }) {
  if (days.length === 0) return null;
  return (
    <Section title={title}>
      <ul className="flex flex-wrap gap-x-5">
        {days.map(({ day, articles }) => (
          <li key={day}>
            <Link href={archiveDayPath(day)} prefetch={false} className="link inline-flex min-h-11 items-center">
              {longDate(day)}
            </Link>{' '}
            <span className="text-ink-soft text-sm">{counted(articles, 'Artikel', 'Artikel')}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
