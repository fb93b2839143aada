import type { Route } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import type { CompanyProfile } from '#db/companies/queries.ts';
import { cuisineLabel, languageLabel, paymentLabel, wheelchairLabel } from '#lib/companies/labels.ts';

/** Everything else that an entry says, as a list of terms. */
export function CompanyFacts({
  company,
  categories,
}: {
  company: CompanyProfile;
  categories: { href: Route; name: string }[];
}) {
  const register = [company.registerCourt, company.registerNumber].filter(Boolean).join(', ');
  const facts: [term: string, value: ReactNode][] = [
    [
      categories.length === 1 ? 'Branche' : 'Branchen',
      categories.map(({ href, name }, index) => (
        <span key={href}>
          {index > 0 && ', '}
          <Link href={href} prefetch={false} className="link">
            {name}
          </Link>
        </span>
      )),
    ],
    ['Küche', company.cuisine.map(cuisineLabel).join(', ')],
    ['Sprachen', company.languages.map(languageLabel).join(', ')],
    ['Zahlungsarten', company.payment.map(paymentLabel).join(', ')],
    ['Barrierefreiheit', accessibility(company)],
    ['Marke', company.brand !== company.name ? company.brand : null],
    ['Betreiber', company.operator !== company.name ? company.operator : null],
    ['Rechtsform', company.legalForm],
    ['Registereintrag', register],
    ['USt-IdNr.', company.vatId],
    ['Verantwortlich', company.responsiblePerson],
  ];
  return (
    <dl className="grid gap-x-6 sm:grid-cols-[11rem_1fr]">
      {facts
        .filter(([, value]) => value)
        .map(([term, value]) => (
          <div key={term} className="contents">
            <dt className="pt-2.5 text-ink-soft text-sm sm:border-line sm:border-t sm:pb-2.5">{term}</dt>
            <dd className="pb-2.5 max-sm:border-line max-sm:border-b sm:border-line sm:border-t sm:pt-2.5">{value}</dd>
          </div>
        ))}
    </dl>
  );
}

function accessibility({ wheelchair, wheelchairToilet, wheelchairDescription }: CompanyProfile): string {
  const parts = [
    wheelchair && wheelchairLabel(wheelchair),
    wheelchairToilet && 'rollstuhlgerechte Toilette',
    wheelchairDescription,
  ];
  return parts.filter(Boolean).join(', ');
}
