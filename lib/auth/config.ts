import NextAuth, { type NextAuthConfig } from 'next-auth';
import { authAdapter } from '#db/users/auth-adapter.ts';
import { readEnvironment } from '#lib/env.ts';
import { signInPath } from '#lib/paths.ts';
import type { CurrentUser } from '#lib/permissions.ts';
import { providers } from './providers.ts';

/** Days that a cookie lives; how long the session behind it counts is for db/users/queries.ts to say. */
export const SESSION_DAYS = 30;

const isHttps = (): boolean => readEnvironment().SITE_URL?.startsWith('https:') ?? false;

/** The prefix makes browsers refuse a cookie that another host, or a plain connection, tries to set. */
const sessionCookieName = (): string => (isHttps() ? '__Host-session' : 'session');

export const sessionCookie = () => ({
  name: sessionCookieName(),
  options: { httpOnly: true, sameSite: 'lax' as const, path: '/', secure: isHttps() },
});

const config = (): NextAuthConfig => ({
  adapter: authAdapter(),
  session: { strategy: 'database', maxAge: SESSION_DAYS * 24 * 3600, updateAge: SESSION_DAYS * 24 * 3600 },
  // The address comes from AUTH_URL, which bin/ sets from SITE_URL: never from the Host header.
  trustHost: true,
  secret: process.env.AUTH_SECRET,
  useSecureCookies: isHttps(),
  cookies: { sessionToken: sessionCookie() },
  pages: { signIn: signInPath(), error: signInPath() },
  providers: providers(),
  callbacks: {
    session: ({ session, user }) => ({ ...session, user: user as CurrentUser & typeof user }),
  },
});

export const { auth, handlers, signIn } = NextAuth(config);
