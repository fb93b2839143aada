import Link from 'next/link';
import type { ReactNode } from 'react';
import { SmallLogo } from '#components/pictures/logo.tsx';
import type { CompanyListing } from '#db/companies/listing.ts';
import { formatDistance } from '#lib/companies/distance.ts';
import { formatPhone } from '#lib/companies/phone.ts';
import { companyPath } from '#lib/paths.ts';

/** Entries to scan: name first, then trade and address; the phone number can be dialled without opening the entry. */
export function CompanyList<T extends CompanyListing & { distanceKm?: number }>({
  companies,
  below,
}: {
  companies: T[];
  /** What a list adds to each of its entries. */
  below?: (company: T) => ReactNode;
}) {
  return (
    <ul className="card divide-y divide-line">
      {companies.map((company) => (
        <li
          key={company.id}
          className="relative grid gap-x-6 gap-y-1 px-4 py-3.5 hover:bg-brand-wash md:grid-cols-[1fr_auto]"
        >
          <div className="flex min-w-0 gap-3.5">
            {company.logoKey && <SmallLogo picture={company.logoKey} />}
            <div className="min-w-0">
              <h3 className="text-lg">
                {/* The link covers the whole row, so that a thumb finds it. */}
                <Link
                  href={companyPath(company.slug)}
                  prefetch={false}
                  className="text-brand after:absolute after:inset-0 hover:underline"
                >
                  {company.name}
                </Link>
              </h3>
              <p className="text-ink-soft text-sm">
                {company.categoryName}
                {company.demo && ' · Beispieleintrag'}
              </p>
              <p className="text-sm">
                {company.streetAddress && `${company.streetAddress}, `}
                {company.postalCode} {company.placeName}
                {company.distanceKm !== undefined && (
                  <span className="text-ink-soft"> · {formatDistance(company.distanceKm)}</span>
                )}
              </p>
            </div>
          </div>
          {company.phone && (
            <a
              href={`tel:${company.phone}`}
              className="relative z-1 inline-flex min-h-11 items-center self-center whitespace-nowrap text-sm hover:text-brand hover:underline"
            >
              <span className="sr-only">Telefon: </span>
              {formatPhone(company.phone)}
            </a>
          )}
          {below?.(company)}
        </li>
      ))}
    </ul>
  );
}
