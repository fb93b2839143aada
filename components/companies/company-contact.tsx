import { Globe, Mail, MapPin, Phone, Printer, UserPlus } from 'lucide-react';
import type { ReactNode } from 'react';
import type { CompanyProfile } from '#db/companies/queries.ts';
import { websiteLabel } from '#lib/companies/labels.ts';
import { formatPhone } from '#lib/companies/phone.ts';
import { companyCardPath } from '#lib/paths.ts';
import { openStreetMapUrl } from '#lib/places/position.ts';

/** What people come for, first: the number to call, the way there, the addresses. */
export function CompanyContact({ company }: { company: CompanyProfile }) {
  const { phone, fax, email, website } = company;
  return (
    <div className="card p-4 md:p-5">
      <h2 className="sr-only">Kontakt</h2>
      {phone && (
        <a href={`tel:${phone}`} className="button mb-3 w-full text-lg tabular-nums">
          <Phone aria-hidden="true" className="size-5" />
          <span className="sr-only">Anrufen: </span>
          {formatPhone(phone)}
        </a>
      )}
      <ul className="grid gap-1">
        <Line icon={<MapPin aria-hidden="true" className="mt-1 size-5 shrink-0 text-brand" />}>
          <address className="not-italic">
            {company.streetAddress && (
              <>
                {company.streetAddress}
                <br />
              </>
            )}
            {company.postalCode} {company.placeName}
            {(company.coordinatePrecision !== 'exact' || !company.streetAddress) && (
              <span className="block text-ink-soft text-sm">
                {company.streetAddress ? 'Auf der Karte: ungefähre Lage' : 'Ungefähre Lage'}
              </span>
            )}
          </address>
          {company.latitude !== null && company.longitude !== null && (
            <a
              className="link text-sm"
              href={openStreetMapUrl(
                { latitude: company.latitude, longitude: company.longitude },
                company.coordinatePrecision === 'exact' ? 18 : 14,
              )}
              rel="noopener"
            >
              Auf OpenStreetMap ansehen
            </a>
          )}
        </Line>
        {website && (
          <Line icon={<Globe aria-hidden="true" className="mt-1 size-5 shrink-0 text-brand" />}>
            <a className="link inline-block py-1" href={website} rel="nofollow ugc noopener">
              {websiteLabel(website)}
            </a>
          </Line>
        )}
        {email && (
          <Line icon={<Mail aria-hidden="true" className="mt-1 size-5 shrink-0 text-brand" />}>
            <a className="link inline-block py-1" href={`mailto:${email}`}>
              {email}
            </a>
          </Line>
        )}
        {fax && (
          <Line icon={<Printer aria-hidden="true" className="mt-1 size-5 shrink-0 text-brand" />}>
            <span className="inline-block py-1">Fax {formatPhone(fax)}</span>
          </Line>
        )}
        {/* A preview has no address yet. */}
        {company.slug && (
          <Line icon={<UserPlus aria-hidden="true" className="mt-1 size-5 shrink-0 text-brand" />}>
            <a className="link inline-block py-1 text-sm" href={companyCardPath(company.slug)} rel="nofollow" download>
              Ins Adressbuch übernehmen
            </a>
          </Line>
        )}
      </ul>
    </div>
  );
}

function Line({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <li className="flex gap-3">
      {icon}
      <div className="min-w-0">{children}</div>
    </li>
  );
}
