import { z } from 'zod';

const text = z.string().trim().default('');

/** Every environment variable that the product reads, in one place: README.md lists the same. */
const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default('0.0.0.0'),
  SITE_URL: z
    .url({ protocol: /^https?$/ })
    .transform((url) => new URL(url).origin)
    .optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(1).max(200).default(10),
  TRUSTED_PROXIES: text,
  PAGE_STORE_MB: z.coerce.number().int().min(8).max(65_536).default(256),
  AUTH_SECRET: z.string().min(32).optional(),
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: z.base64().min(24).optional(),
  REVALIDATION_SECRET: z.string().min(32).optional(),
  BENCH: z.enum(['0', '1']).default('0'),

  OPERATOR_NAME: z.string().trim().min(1).default('European Business Connect'),
  OPERATOR_SINCE: z.coerce.number().int().min(1900).max(2100).default(2006),
  OPERATOR_ADDRESS: text,
  OPERATOR_REPRESENTATIVE: text,
  OPERATOR_EMAIL: z.union([z.literal(''), z.email()]).default(''),
  OPERATOR_PHONE: text,
  OPERATOR_REGISTER: text,
  OPERATOR_VAT_ID: text,
  OPERATOR_RESPONSIBLE: text,
  PRIVACY_TEXT_FILE: text,
});

export type Environment = z.infer<typeof environment>;

export class EnvironmentError extends Error {}

/** Reads and checks the environment. An empty variable counts as not set. Throws an error that names each wrong one. */
export function readEnvironment(source: Record<string, string | undefined> = process.env): Environment {
  const set = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''));
  const result = environment.safeParse(set);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new EnvironmentError(`Diese Umgebungsvariablen sind falsch gesetzt:\n${lines.join('\n')}`);
}

/** The only source of absolute links: never the Host header, which anybody can forge. */
export function siteUrl(path = '/'): string {
  const { SITE_URL, PORT } = readEnvironment();
  return new URL(path, SITE_URL ?? `http://localhost:${PORT}`).href;
}
