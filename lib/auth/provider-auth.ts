import NextAuth from 'next-auth';
import { authConfig } from './config.ts';
import { settleIdentity } from './provider-sign-in.ts';
import { providerNames, providers } from './providers.ts';

const base = authConfig();

/** Auth.js checks who somebody is to a provider. The rest is ours: it never makes an account, a connection or a session. */
export const { handlers, signIn } = NextAuth({
  ...base,
  providers: providers(),
  // Who cancels at the provider is no fault of ours, and needs no stack.
  logger: { error: ({ name, message }) => console.error(`Anmeldung über einen Anbieter: ${name}: ${message}`) },
  callbacks: {
    ...base.callbacks,
    async signIn({ account, profile }) {
      const provider = providerNames().find(({ id }) => id === account?.provider);
      if (!provider || !account) return false;
      return settleIdentity({
        issuer: provider.issuer,
        subject: account.providerAccountId,
        name: typeof profile?.name === 'string' ? profile.name : '',
        email: typeof profile?.email === 'string' ? profile.email.toLowerCase() : '',
      });
    },
  },
});
