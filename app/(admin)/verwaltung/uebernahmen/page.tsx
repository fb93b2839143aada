import type { Metadata } from 'next';
import Link from 'next/link';
import { PageHeader } from '#components/ui/page-header.tsx';
import { listContestedClaims } from '#db/claims/queries.ts';
import { requireRole } from '#lib/auth/session.ts';
import { dateAndTime } from '#lib/dates.ts';
import { companyPath, contestedClaimsPath } from '#lib/paths.ts';
import { canModerate } from '#lib/permissions.ts';
import { judgeClaim } from './actions.ts';
import { ClaimDecisionForm } from './claim-decision-form.tsx';

export const metadata: Metadata = { title: 'Übernahmen', robots: { index: false, follow: false } };

const METHODS = {
  mail: 'Code per Mail',
  file: 'Datei auf der Website',
  metaTag: 'Meta-Tag',
  dns: 'DNS-Eintrag',
  documents: 'Angaben in Worten',
};

export default async function ContestedClaimsPage() {
  await requireRole(contestedClaimsPath, canModerate);
  const claims = await listContestedClaims();
  return (
    <>
      <PageHeader title="Übernahmen">
        <p>{claims.length === 0 ? 'Es wartet nichts.' : 'Ansprüche auf Einträge, über die ein Mensch entscheidet.'}</p>
      </PageHeader>
      <ul className="grid gap-5">
        {claims.map((claim) => (
          <li key={claim.id} className="card grid gap-3 p-4 md:p-5">
            <h2 className="text-lg">
              <Link href={companyPath(claim.slug)} className="link">
                {claim.name}
              </Link>
            </h2>
            <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[12rem_1fr]">
              <dt className="font-semibold">Anspruch von</dt>
              <dd>
                {claim.claimant}, {dateAndTime(claim.createdAt)}
              </dd>
              <dt className="font-semibold">Nachweis</dt>
              <dd className="whitespace-pre-line">
                {claim.method && METHODS[claim.method]}
                {claim.evidence && `\n${claim.evidence}`}
              </dd>
              <dt className="font-semibold">Bisher betreut von</dt>
              <dd>{claim.managers.join(', ') || 'niemandem'}</dd>
            </dl>
            <ClaimDecisionForm action={judgeClaim.bind(null, claim.id)} />
          </li>
        ))}
      </ul>
    </>
  );
}
