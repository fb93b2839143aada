import NextAuth, { type NextAuthConfig } from 'next-auth';
import { authAdapter } from '#db/users/auth-adapter.ts';
import { signInPath } from '#lib/paths.ts';
import type { CurrentUser } from '#lib/permissions.ts';
import { callbackUrlCookie, isHttps, sessionCookie } from './cookies.ts';

/** Days that a cookie lives; how long the session behind it counts is for db/users/queries.ts to say. */
export const SESSION_DAYS = 30;

export const authConfig = () =>
  ({
    adapter: authAdapter(),
    session: { strategy: 'database', maxAge: SESSION_DAYS * 24 * 3600, updateAge: SESSION_DAYS * 24 * 3600 },
    // The address comes from AUTH_URL, which bin/ sets from SITE_URL: never from the Host header.
    trustHost: true,
    secret: process.env.AUTH_SECRET,
    useSecureCookies: isHttps(),
    cookies: { sessionToken: sessionCookie(), callbackUrl: callbackUrlCookie() },
    pages: { signIn: signInPath(), error: signInPath() },
    providers: [],
    callbacks: {
      session: ({ session, user }) => ({ expires: session.expires, user: user as CurrentUser & typeof user }),
    },
  }) satisfies NextAuthConfig;

export const { auth } = NextAuth(authConfig());
