import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { CaseFrame, stateOf } from '#components/inbox/case-frame.tsx';
import { FactRow } from '#components/submissions/entry-facts.tsx';
import { getClaim } from '#db/claims/queries.ts';
import { requireRole } from '#lib/auth/session.ts';
import { dateAndTime } from '#lib/dates.ts';
import { inboxPagePath, readInboxFilter } from '#lib/inbox/input.ts';
import { claimCasePath, companyPath } from '#lib/paths.ts';
import { canModerate } from '#lib/permissions.ts';
import { isUuid } from '#lib/text-input.ts';
import { hold, takeOver } from '../../eingang/hold-actions.ts';
import { nextCasePath } from '../../eingang/open-next.ts';
import { judgeClaim } from './actions.ts';
import { ClaimDecisionForm } from './claim-decision-form.tsx';

export const metadata: Metadata = { title: 'Übernahme prüfen', robots: { index: false, follow: false } };

const METHODS = {
  mail: 'Code per Mail',
  file: 'Datei auf der Website',
  metaTag: 'Meta-Tag',
  dns: 'DNS-Eintrag',
  documents: 'Angaben in Worten',
};

export default async function ClaimPage({ params, searchParams }: PageProps<'/verwaltung/uebernahmen/[id]'>) {
  const [{ id }, asked] = await Promise.all([params, searchParams]);
  const user = await requireRole(claimCasePath(id), canModerate);
  const claim = isUuid(id) ? await getClaim(id) : null;
  if (!claim) notFound();

  const filter = readInboxFilter(asked);
  return (
    <CaseFrame
      title={claim.name}
      about={
        <p>
          Anspruch auf den Eintrag, {dateAndTime(claim.since)} ·{' '}
          <Link href={companyPath(claim.slug)} prefetch={false} className="link">
            Eintrag ansehen
          </Link>
        </p>
      }
      state={stateOf(claim.status === 'contested', claim, user.id)}
      isNext={asked.weiter === '1'}
      inbox={inboxPagePath(filter)}
      next={await nextCasePath(filter, { source: 'claim', id, micros: claim.micros }, user.id)}
      hold={hold.bind(null, 'claim', id)}
      takeOver={takeOver.bind(null, 'claim', id)}
      outcome={claim.reason}
      facts={
        <dl className="mb-5 divide-y divide-line border-line border-y">
          <FactRow label="Anspruch von">{[claim.claimantName, claim.claimant].filter(Boolean).join(', ')}</FactRow>
          <FactRow label="Nachweis">
            {claim.method && METHODS[claim.method]}
            {claim.evidence && `\n${claim.evidence}`}
          </FactRow>
          <FactRow label="Website des Eintrags">{claim.website ?? 'keine'}</FactRow>
          <FactRow label="Bisher betreut von">{claim.managers.join(', ') || 'niemandem'}</FactRow>
        </dl>
      }
    >
      <ClaimDecisionForm key={id} action={judgeClaim.bind(null, id, filter)} />
    </CaseFrame>
  );
}
