import { handlers } from '#lib/auth/config.ts';

/** Sign-in through OpenID Connect providers. Everything else about accounts are actions of its pages. */
export const { GET, POST } = handlers;
