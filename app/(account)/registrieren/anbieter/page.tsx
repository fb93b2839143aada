import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { PageHeader } from '#components/ui/page-header.tsx';
import { providerName, readPending } from '#lib/auth/provider-sign-in.ts';
import { providerSignUpPath, signInPath } from '#lib/paths.ts';
import { ProviderSignUpForm } from './provider-sign-up-form.tsx';

export const metadata: Metadata = { title: 'Noch ein Schritt', alternates: { canonical: providerSignUpPath } };

/** For somebody whom a provider has just vouched for, and who has no account here that is connected with it. */
export default async function ProviderSignUpPage() {
  const identity = await readPending();
  if (!identity) redirect(signInPath());
  const provider = providerName(identity.issuer);
  return (
    <div className="max-w-text">
      <PageHeader title="Noch ein Schritt">
        <p>
          {provider} hat Sie erkannt. Wir schicken Ihnen jetzt eine Mail, damit sicher ist, dass die Adresse Ihnen
          gehört. Gibt es zu ihr schon ein Konto, wird {provider} damit verbunden; sonst legen wir eines an.
        </p>
      </PageHeader>
      <ProviderSignUpForm name={identity.name} email={identity.sentTo ?? identity.email} />
    </div>
  );
}
