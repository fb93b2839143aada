import { readEnvironment } from '#lib/env.ts';

export const isHttps = (): boolean => readEnvironment().SITE_URL?.startsWith('https:') ?? false;

const options = () => ({ httpOnly: true, sameSite: 'lax' as const, path: '/', secure: isHttps() });

/** The prefix makes browsers refuse a cookie that another host, or a plain connection, tries to set. */
export const sessionCookie = () => ({ name: isHttps() ? '__Host-session' : 'session', options: options() });

/** Where to go on after a provider, as Auth.js keeps it. */
export const callbackUrlCookie = () => ({
  name: isHttps() ? '__Host-callback-url' : 'callback-url',
  options: options(),
});
