import type { Route } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { Breadcrumbs } from '#components/site/breadcrumbs.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { CaseKeys } from './case-keys.tsx';
import { Hold } from './hold.tsx';

export type CaseState = 'waiting' | 'heldByOther' | 'planned' | 'decided';

const SETTLED = {
  planned: 'Darüber ist zusammen mit anderen entschieden; es gilt in Kürze.',
  decided: 'Darüber ist entschieden.',
};

/** A case: what it is about, the way on and back, and the form as long as it is this person's to decide. */
export function CaseFrame({
  title,
  about,
  state,
  isNext,
  inbox,
  next,
  hold,
  takeOver,
  outcome,
  facts,
  children,
}: {
  title: string;
  about: ReactNode;
  state: CaseState;
  /** Opened by deciding the one before. */
  isNext: boolean;
  inbox: Route;
  next: Route | null;
  hold: () => Promise<boolean>;
  takeOver: () => Promise<void>;
  /** What was said about it, once it is decided. */
  outcome?: string | null;
  /** Shown whatever the state. */
  facts?: ReactNode;
  /** The form. */
  children: ReactNode;
}) {
  return (
    <>
      <Breadcrumbs trail={[{ label: 'Eingang', href: inbox }]} current={title} />
      {isNext && (
        <p role="status" className="mb-4 rounded-card border border-brand bg-brand-wash px-4 py-3">
          Entschieden. Hier ist der nächste Vorgang.
        </p>
      )}
      <PageHeader title={title}>{about}</PageHeader>
      <div className="mb-2 flex flex-wrap gap-x-5">
        <Link href={inbox} prefetch={false} className="link inline-flex min-h-11 items-center" data-inbox>
          Zum Eingang
        </Link>
        {next && (
          <Link href={next} prefetch={false} className="link inline-flex min-h-11 items-center" data-next-case>
            Nächster Vorgang
          </Link>
        )}
      </div>
      <CaseKeys />
      {facts}
      {state === 'waiting' && (
        <>
          <Hold hold={hold} />
          {children}
        </>
      )}
      {state === 'heldByOther' && (
        <div className="grid justify-items-start gap-3 rounded-card border border-warn-line bg-warn-wash px-4 py-3">
          <p>Jemand anderes sieht sich das gerade an.</p>
          <form action={takeOver}>
            <button type="submit" className="button button-quiet">
              Trotzdem selbst entscheiden
            </button>
          </form>
        </div>
      )}
      {(state === 'planned' || state === 'decided') && (
        <div className="grid gap-2">
          <p>{SETTLED[state]}</p>
          {outcome && <p className="whitespace-pre-line">{outcome}</p>}
        </div>
      )}
    </>
  );
}

export function stateOf(
  waits: boolean,
  { heldBy, bulkDecisionId }: { heldBy: string | null; bulkDecisionId?: string | null },
  userId: string,
): CaseState {
  if (!waits) return 'decided';
  if (bulkDecisionId) return 'planned';
  return heldBy !== null && heldBy !== userId ? 'heldByOther' : 'waiting';
}
