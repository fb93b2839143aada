import { z } from 'zod';

const text = z.string().trim().default('');

const whole = (least: number, most: number, otherwise: number) =>
  z.coerce.number().int().min(least).max(most).default(otherwise).describe(`eine ganze Zahl von ${least} bis ${most}`);
const secret = () => z.string().min(32).optional().describe('mindestens 32 zufällige Zeichen');
const issuer = () =>
  z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('die Adresse eines OpenID-Connect-Anbieters');

/** Where pictures lie when it is not on this machine's disk: any service that speaks S3. All of it or nothing. */
const S3 = ['S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const;
const together = () => text.describe(`Text, sobald eine dieser Variablen gesetzt ist: ${S3.join(', ')}`);

/** Every environment variable that the product reads, in one place: README.md lists the same. Described is what is allowed. */
const environment = z.object({
  PORT: whole(0, 65_535, 3000),
  HOST: z.string().default('0.0.0.0'),
  SITE_URL: z
    .url({ protocol: /^https?$/ })
    .transform((url) => new URL(url).origin)
    .optional()
    .describe('die Adresse der Website, etwa https://www.example.de'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe('eine Adresse wie postgres://benutzer:passwort@rechner:5432/datenbank'),
  DATABASE_REPLICA_URLS: z
    .string()
    .transform((list) => list.split(/[\s,]+/).filter(Boolean))
    .pipe(z.array(z.url({ protocol: /^postgres(ql)?$/ })))
    .default([])
    .describe('Adressen wie postgres://benutzer:passwort@rechner:5432/datenbank, getrennt durch Kommas'),
  DATABASE_POOL_SIZE: whole(1, 200, 10),
  TRUSTED_PROXIES: text,
  PAGE_STORE_MB: whole(8, 65_536, 256),
  AUTH_SECRET: secret(),
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: z.base64().min(24).optional().describe('16, 24 oder 32 Bytes in Base64'),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/ })
    .optional()
    .describe('eine Adresse wie smtps://benutzer:passwort@mail.example.de'),
  MAIL_FROM: z
    .union([z.literal(''), z.email()])
    .default('')
    .describe('eine E-Mail-Adresse'),
  GEOCODER_URL: z
    .url({ protocol: /^https?$/ })
    .refine((text) => {
      const url = URL.canParse(text) ? new URL(text) : null;
      return url && /\/(api|search)\/?$/.test(url.pathname) && !url.username && !url.password;
    })
    .optional()
    .describe('die Adresse eines Photon, die auf /api endet, oder eines Nominatim, die auf /search endet'),
  WEBSUB_HUB_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('die Adresse eines WebSub-Hubs'),
  MAP_STYLE_URL: z
    .url({ protocol: /^https?$/ })
    .refine((text) => URL.canParse(text) && new URL(text).username === '')
    .optional()
    .describe('die Adresse eines Kartenstils für MapLibre, etwa https://karten.example.de/stil.json'),
  GOOGLE_CLIENT_ID: text,
  GOOGLE_CLIENT_SECRET: text,
  MICROSOFT_ISSUER: issuer(),
  MICROSOFT_CLIENT_ID: text,
  MICROSOFT_CLIENT_SECRET: text,
  OIDC_NAME: z.string().trim().default('Firmenkonto'),
  OIDC_ISSUER: issuer(),
  OIDC_CLIENT_ID: text,
  OIDC_CLIENT_SECRET: text,
  MEDIA_DIRECTORY: z.string().trim().min(1).default('.data/media'),
  S3_ENDPOINT: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('die Adresse eines S3-Dienstes'),
  S3_REGION: z.string().trim().min(1).default('us-east-1'),
  S3_BUCKET: together(),
  S3_ACCESS_KEY_ID: together(),
  S3_SECRET_ACCESS_KEY: together(),
  BENCH: z.enum(['0', '1']).default('0').describe('0 oder 1'),

  OPERATOR_NAME: z.string().trim().min(1).default('European Business Connect'),
  OPERATOR_SINCE: whole(1900, 2100, 2006),
  OPERATOR_ADDRESS: text,
  OPERATOR_REPRESENTATIVE: text,
  OPERATOR_EMAIL: z
    .union([z.literal(''), z.email()])
    .default('')
    .describe('eine E-Mail-Adresse'),
  OPERATOR_PHONE: text,
  OPERATOR_REGISTER: text,
  OPERATOR_VAT_ID: text,
  OPERATOR_RESPONSIBLE: text,
  PRIVACY_TEXT_FILE: text,
  TERMS_TEXT_FILE: text,
});

const checked = environment.superRefine((set, context) => {
  const missing = S3.filter((name) => !set[name]);
  const isMeant = set.S3_ENDPOINT !== undefined || missing.length < S3.length;
  if (isMeant) for (const name of missing) context.addIssue({ code: 'custom', path: [name], message: 'fehlt' });
});

export type Environment = z.infer<typeof environment>;

export class EnvironmentError extends Error {}

const NAMES = Object.keys(environment.shape);
/** What was read last: a page asks many times, and each variable of the process is a call into the system. */
let last: { values: readonly (string | undefined)[]; environment: Environment } | undefined;

/** Reads and checks the environment. An empty variable counts as not set. Throws an error that names each wrong one. */
export function readEnvironment(source: Record<string, string | undefined> = process.env): Readonly<Environment> {
  const values = NAMES.map((name) => source[name] || undefined);
  if (last && values.every((value, index) => value === last?.values[index])) return last.environment;
  const result = checked.safeParse(Object.fromEntries(NAMES.map((name, index) => [name, values[index]])));
  if (result.success) {
    last = { values, environment: result.data };
    return result.data;
  }
  const wrong = new Set(result.error.issues.map((issue) => issue.path[0] as keyof Environment));
  const lines = [...wrong].map((name) => `  ${name}: nötig ist ${environment.shape[name].description ?? 'Text'}`);
  throw new EnvironmentError(`Diese Umgebungsvariablen sind falsch gesetzt:\n${lines.join('\n')}`);
}

/** The only source of absolute links: never the Host header, which anybody can forge. */
export function siteUrl(path = '/'): string {
  const { SITE_URL, PORT } = readEnvironment();
  return new URL(path, SITE_URL ?? `http://localhost:${PORT}`).href;
}
