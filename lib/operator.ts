import { readEnvironment } from './env.ts';

/** Who runs this site. Legal facts are never invented: what is not set stays empty and is shown as missing. */
export interface Operator {
  name: string;
  since: number;
  address: string;
  representative: string;
  email: string;
  phone: string;
  register: string;
  vatId: string;
  responsible: string;
}

export function operator(): Operator {
  const env = readEnvironment();
  return {
    name: env.OPERATOR_NAME,
    since: env.OPERATOR_SINCE,
    address: env.OPERATOR_ADDRESS,
    representative: env.OPERATOR_REPRESENTATIVE,
    email: env.OPERATOR_EMAIL,
    phone: env.OPERATOR_PHONE,
    register: env.OPERATOR_REGISTER,
    vatId: env.OPERATOR_VAT_ID,
    responsible: env.OPERATOR_RESPONSIBLE,
  };
}

export const NOT_SET = 'Noch nicht eingetragen';

/**
 * The settings without which the site must not be found by search engines: § 5 DDG asks for name, address, a way to reach
 * the operator quickly, and an e-mail address; the GDPR (Art. 13) for a privacy notice.
 */
export function missingLegalSettings(): string[] {
  const env = readEnvironment();
  const required = ['OPERATOR_ADDRESS', 'OPERATOR_REPRESENTATIVE', 'OPERATOR_EMAIL', 'OPERATOR_PHONE'] as const;
  const missing: string[] = required.filter((name) => !env[name]);
  if (!env.PRIVACY_TEXT_FILE) missing.push('PRIVACY_TEXT_FILE');
  if (!env.SITE_URL) missing.push('SITE_URL');
  return missing;
}

/** Whether search engines may list the site at all. */
export const isIndexable = () => missingLegalSettings().length === 0;
