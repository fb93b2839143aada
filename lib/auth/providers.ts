import type { NextAuthConfig } from 'next-auth';
import { readEnvironment } from '#lib/env.ts';

type Provider = NextAuthConfig['providers'][number];

export interface ProviderName {
  id: string;
  name: string;
}

/** The providers whose environment variables are set. `id` is stored with the account and never changes. */
export function providers(): Provider[] {
  const env = readEnvironment();
  const list: (ProviderName & { issuer?: string; clientId?: string; clientSecret?: string })[] = [
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
      issuer: env.MICROSOFT_ISSUER,
      clientId: env.MICROSOFT_CLIENT_ID,
      clientSecret: env.MICROSOFT_CLIENT_SECRET,
    },
    {
      id: 'oidc',
      name: env.OIDC_NAME,
      issuer: env.OIDC_ISSUER,
      clientId: env.OIDC_CLIENT_ID,
      clientSecret: env.OIDC_CLIENT_SECRET,
    },
  ];
  return list.flatMap(({ id, name, issuer, clientId, clientSecret }) =>
    issuer && clientId && clientSecret
      ? [
          {
            id,
            name,
            type: 'oidc' as const,
            issuer,
            clientId,
            clientSecret,
            checks: ['pkce', 'state', 'nonce'],
            authorization: { params: { scope: 'openid email profile' } },
            // An address that the provider gives links to no account by itself; nor do we keep more than we need.
            allowDangerousEmailAccountLinking: false,
            profile: (profile: { sub: string; name?: string; email?: string }) => ({
              id: profile.sub,
              name: profile.name ?? null,
              email: profile.email?.toLowerCase() ?? null,
            }),
            account: () => ({}),
          } satisfies Provider,
        ]
      : [],
  );
}

export const providerNames = (): ProviderName[] =>
  providers().map((provider) => {
    const { id, name } = provider as unknown as ProviderName;
    return { id, name };
  });
