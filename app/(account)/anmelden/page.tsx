import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { PageHeader } from '#components/ui/page-header.tsx';
import { Section } from '#components/ui/section.tsx';
import { newChallenge } from '#lib/auth/challenge.ts';
import { providerNames } from '#lib/auth/providers.ts';
import { currentUser } from '#lib/auth/session.ts';
import { accountPath, registerPath, signInPath } from '#lib/paths.ts';
import { safeNext } from '#lib/users/input.ts';
import { sendSignInLink, signInWithProvider } from './actions.ts';
import { MailLinkForm, SignInForm } from './sign-in-form.tsx';

export const metadata: Metadata = { title: 'Anmelden', alternates: { canonical: signInPath() } };

/** Auth.js names its reasons in the address. */
const PROVIDER_PROBLEMS: Record<string, string> = {
  AccessDenied: 'Dieses Konto ist gesperrt. Bitte melden Sie sich bei uns; wie, steht im Impressum.',
};

export default async function SignInPage({ searchParams }: PageProps<'/anmelden'>) {
  const { weiter, error } = await searchParams;
  const next = typeof weiter === 'string' ? safeNext(weiter, accountPath) : undefined;
  const user = await currentUser();
  if (user?.emailVerified) redirect((next ?? accountPath) as typeof accountPath);
  const offered = providerNames();
  return (
    <div className="max-w-text">
      <PageHeader title="Anmelden">
        {next && <p>Bitte melden Sie sich an; danach geht es dort weiter, wo Sie waren.</p>}
      </PageHeader>
      {typeof error === 'string' && (
        <p role="alert" className="mb-5 rounded-card border border-warn-line bg-warn-wash px-4 py-3">
          {PROVIDER_PROBLEMS[error] ??
            'Die Anmeldung über den Anbieter hat nicht geklappt. Bitte versuchen Sie es noch einmal.'}
        </p>
      )}
      <SignInForm next={next} />
      {offered.length > 0 && (
        <Section title="Über einen Anbieter anmelden">
          <ul className="flex flex-wrap gap-3">
            {offered.map(({ id, name }) => (
              <li key={id}>
                <form action={signInWithProvider}>
                  <input type="hidden" name="provider" value={id} />
                  {next && <input type="hidden" name="next" value={next} />}
                  <button type="submit" className="button button-quiet">
                    Mit {name} anmelden
                  </button>
                </form>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title="Ohne Passwort anmelden">
        <p className="mb-3 text-ink-soft">Wir schicken Ihnen einen Link, der eine Stunde gilt.</p>
        <MailLinkForm id="link-email" action={sendSignInLink} task={await newChallenge()} submit="Link schicken" />
      </Section>
      <p className="mt-8">
        Noch kein Konto?{' '}
        <Link href={registerPath} className="link">
          Konto anlegen
        </Link>
      </p>
    </div>
  );
}
