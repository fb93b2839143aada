import { languageLabel } from '#lib/companies/labels.ts';

export const FEATURE_PARAMETERS = ['fotos', 'rollstuhl', 'zahlung', 'sprache'] as const;
type FeatureParameter = (typeof FEATURE_PARAMETERS)[number];

/**
 * What a visitor can narrow a list down to. Each is one bit of `companies.features`, so that an index answers; the SQL function
 * `company_features` is the twin of this list, and db/search.test.ts holds them together. A bit keeps its meaning for ever.
 */
export interface Feature {
  bit: number;
  /** As addresses name it: `?zahlung=karte`. */
  parameter: FeatureParameter;
  value: string;
  label: string;
}

const PAYMENTS: [value: string, label: string][] = [
  ['bar', 'Barzahlung'],
  ['girocard', 'girocard'],
  ['kreditkarte', 'Kreditkarte'],
  ['kontaktlos', 'kontaktlos'],
  ['rechnung', 'Rechnung'],
  ['paypal', 'PayPal'],
];
const FIRST_PAYMENT = 3;

/** German is what everybody speaks; of the others those that people in Germany speak most. */
const LANGUAGES = 'en fr es it pt nl pl cs ru uk tr ar fa ro bg hu hr sr sq el vi'.split(' ');
const FIRST_LANGUAGE = FIRST_PAYMENT + PAYMENTS.length;

export const features: readonly Feature[] = [
  { bit: 0, parameter: 'fotos', value: '1', label: 'mit Fotos' },
  { bit: 1, parameter: 'rollstuhl', value: '1', label: 'rollstuhlgerecht' },
  { bit: 2, parameter: 'rollstuhl', value: 'teilweise', label: 'mindestens teilweise rollstuhlgerecht' },
  ...PAYMENTS.map(([value, label], index) => ({
    bit: FIRST_PAYMENT + index,
    parameter: 'zahlung' as const,
    value,
    label,
  })),
  ...LANGUAGES.map((value, index) => ({
    bit: FIRST_LANGUAGE + index,
    parameter: 'sprache' as const,
    value,
    label: languageLabel(value),
  })),
];
