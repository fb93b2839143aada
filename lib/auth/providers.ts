import type { NextAuthConfig } from 'next-auth';
import { readEnvironment } from '#lib/env.ts';

type Provider = NextAuthConfig['providers'][number];

export interface ProviderName {
  /** Names the provider in addresses: the redirect address that is registered with it holds it. */
  id: string;
  name: string;
  /** Together with the subject, this is who somebody is: another issuer's subject 17 is another person. */
  issuer: string;
}

/** The providers whose environment variables are set. */
function offered(): (ProviderName & { clientId: string; clientSecret: string })[] {
  const env = readEnvironment();
  const list = [
    {
      id: 'google',
      name: 'Google',
      issuer: 'https://accounts.google.com',
      clientId: env.GOOGLE_CLIENT_ID,
      clientSecret: env.GOOGLE_CLIENT_SECRET,
    },
    {
      id: 'microsoft',
      name: 'Microsoft',
      issuer: env.MICROSOFT_ISSUER ?? '',
      clientId: env.MICROSOFT_CLIENT_ID,
      clientSecret: env.MICROSOFT_CLIENT_SECRET,
    },
    {
      id: 'oidc',
      name: env.OIDC_NAME,
      issuer: env.OIDC_ISSUER ?? '',
      clientId: env.OIDC_CLIENT_ID,
      clientSecret: env.OIDC_CLIENT_SECRET,
    },
  ];
  return list.filter(({ issuer, clientId, clientSecret }) => issuer && clientId && clientSecret);
}

/** As Auth.js wants them. What becomes of an identity is for provider-sign-in.ts to say. */
export const providers = (): Provider[] =>
  offered().map(
    (provider) =>
      ({
        ...provider,
        type: 'oidc',
        checks: ['pkce', 'state', 'nonce'],
        authorization: { params: { scope: 'openid email profile' } },
        profile: ({ sub, name, email }: { sub: string; name?: string; email?: string }) => ({ id: sub, name, email }),
      }) satisfies Provider,
  );

export const providerNames = (): ProviderName[] => offered().map(({ id, name, issuer }) => ({ id, name, issuer }));
