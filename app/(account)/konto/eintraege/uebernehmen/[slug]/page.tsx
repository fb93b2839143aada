import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { PageHeader } from '#components/ui/page-header.tsx';
import { Section } from '#components/ui/section.tsx';
import { getClaimableCompany, getOpenClaim } from '#db/claims/queries.ts';
import { requireUser } from '#lib/auth/session.ts';
import { PROOF_FILE, proofMetaTag, proofText, provingHost } from '#lib/claims/proof.ts';
import { claimToken } from '#lib/claims/secret.ts';
import { claimPath, companyPath } from '#lib/paths.ts';
import { canClaimEntry } from '#lib/permissions.ts';
import { beginClaim, checkSite, describeProof, enterCode, sendCode } from './actions.ts';
import { CheckForm, CodeForms, DocumentsForm } from './claim-forms.tsx';

export const metadata: Metadata = { title: 'Eintrag übernehmen' };

export default async function ClaimPage({ params }: PageProps<'/konto/eintraege/uebernehmen/[slug]'>) {
  const { slug } = await params;
  const user = await requireUser(claimPath(slug));
  const company = await getClaimableCompany(slug, user.id);
  if (!company || !canClaimEntry(user, company)) notFound();
  const claim = await getOpenClaim(company.id, user.id);
  const token = claim && claimToken(claim.id);
  const host = provingHost(company.website);
  return (
    <div className="max-w-text">
      <PageHeader title={`${company.name} übernehmen`}>
        <p>
          Mit einem Nachweis gehört der Eintrag zu Ihrem Konto, und Sie können ihn bearbeiten.{' '}
          <Link href={companyPath(slug)} className="link">
            Eintrag ansehen
          </Link>
        </p>
      </PageHeader>
      {claim?.status === 'contested' ? (
        <p className="rounded-card border border-brand bg-brand-wash px-4 py-3">
          Ihr Nachweis ist bei uns. Ein Mensch sieht ihn an und schreibt Ihnen dann.
        </p>
      ) : (
        <>
          {host && (
            <>
              <Section title={`Code an eine Adresse bei ${host}`}>
                <p className="mb-4 text-ink-soft">Der schnellste Weg. Die Adresse wird nicht veröffentlicht.</p>
                <CodeForms send={sendCode.bind(null, slug)} enter={enterCode.bind(null, slug)} domain={host} />
              </Section>
              <Section title="Nachweis auf der Website">
                {token ? (
                  <div className="grid gap-6">
                    <div>
                      <p className="mb-2">
                        Eine Datei <code>{PROOF_FILE}</code> auf {host} mit dieser Zeile:
                      </p>
                      <Secret>{proofText(token)}</Secret>
                      <CheckForm check={checkSite.bind(null, slug)} method="file" submit="Datei prüfen" />
                    </div>
                    <div>
                      <p className="mb-2">Oder im Kopf der Startseite:</p>
                      <Secret>{proofMetaTag(token)}</Secret>
                      <CheckForm check={checkSite.bind(null, slug)} method="metaTag" submit="Startseite prüfen" />
                    </div>
                    <div>
                      <p className="mb-2">Oder als TXT-Eintrag im DNS der Domain:</p>
                      <Secret>{proofText(token)}</Secret>
                      <CheckForm check={checkSite.bind(null, slug)} method="dns" submit="DNS prüfen" />
                    </div>
                  </div>
                ) : (
                  <form action={beginClaim.bind(null, slug)}>
                    <p className="mb-4 text-ink-soft">Eine kleine Datei, ein Meta-Tag oder ein DNS-Eintrag genügt.</p>
                    <button type="submit" className="button button-quiet">
                      Anleitung zeigen
                    </button>
                  </form>
                )}
              </Section>
            </>
          )}
          <Section title={host ? 'Anders nachweisen' : 'So weisen Sie es nach'}>
            <DocumentsForm action={describeProof.bind(null, slug)} />
          </Section>
        </>
      )}
    </div>
  );
}

const Secret = ({ children }: { children: string }) => (
  <pre className="mb-3 overflow-x-auto rounded-card border border-line bg-sunken p-3 text-sm">{children}</pre>
);
