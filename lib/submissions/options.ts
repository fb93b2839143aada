/** What a form offers, without the checks: they are heavy, and browsers need not load them. */

/** Main trade and up to four more: who is everything is nothing. */
export const MOST_CATEGORIES = 5;

export const LEGAL_FORMS = [
  'Einzelunternehmen',
  'e. K.',
  'GbR',
  'OHG',
  'KG',
  'GmbH',
  'UG (haftungsbeschränkt)',
  'GmbH & Co. KG',
  'AG',
  'eG',
  'PartG',
  'e. V.',
  'Freiberuflich',
] as const;

export const PAYMENTS = [
  'cash',
  'girocard',
  'credit_cards',
  'contactless',
  'paypal',
  'invoice',
  'bank_transfer',
] as const;

/** Of the languages spoken in Germany those that most people speak. ISO 639-1. */
export const LANGUAGES = [
  'de',
  'en',
  'tr',
  'ru',
  'uk',
  'ar',
  'pl',
  'fr',
  'it',
  'es',
  'ro',
  'el',
  'fa',
  'ku',
  'vi',
  'zh',
] as const;

/** As much of a field as is looked at while somebody types. */
export const MOST_OF_A_QUESTION = 500;
