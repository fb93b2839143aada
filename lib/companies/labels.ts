import { domainToUnicode } from 'node:url';

/** German words for the values that entries store in the field's own codes. What has no word here is shown as it is. */

const payments: Record<string, string> = {
  cash: 'Barzahlung',
  coins: 'Münzen',
  notes: 'Geldscheine',
  girocard: 'girocard',
  electronic_purses: 'Geldkarte',
  debit_cards: 'Debitkarten',
  credit_cards: 'Kreditkarten',
  cards: 'Kartenzahlung',
  contactless: 'kontaktlos',
  visa: 'Visa',
  visa_debit: 'Visa Debit',
  mastercard: 'Mastercard',
  mastercard_contactless: 'Mastercard kontaktlos',
  maestro: 'Maestro',
  v_pay: 'V Pay',
  american_express: 'American Express',
  diners_club: 'Diners Club',
  jcb: 'JCB',
  apple_pay: 'Apple Pay',
  google_pay: 'Google Pay',
  paypal: 'PayPal',
  bank_transfer: 'Überweisung',
  invoice: 'Rechnung',
  cheque: 'Scheck',
  bitcoin: 'Bitcoin',
  cryptocurrencies: 'Kryptowährungen',
};

const cuisines: Record<string, string> = {
  regional: 'regional',
  local: 'regional',
  german: 'deutsch',
  bavarian: 'bayerisch',
  austrian: 'österreichisch',
  italian: 'italienisch',
  pizza: 'Pizza',
  pasta: 'Pasta',
  greek: 'griechisch',
  turkish: 'türkisch',
  kebab: 'Döner',
  arab: 'arabisch',
  lebanese: 'libanesisch',
  syrian: 'syrisch',
  persian: 'persisch',
  balkan: 'Balkanküche',
  croatian: 'kroatisch',
  spanish: 'spanisch',
  tapas: 'Tapas',
  portuguese: 'portugiesisch',
  french: 'französisch',
  international: 'international',
  asian: 'asiatisch',
  chinese: 'chinesisch',
  japanese: 'japanisch',
  sushi: 'Sushi',
  thai: 'thailändisch',
  vietnamese: 'vietnamesisch',
  korean: 'koreanisch',
  indian: 'indisch',
  mexican: 'mexikanisch',
  american: 'amerikanisch',
  burger: 'Burger',
  steak_house: 'Steaks',
  barbecue: 'vom Grill',
  fish: 'Fisch',
  seafood: 'Meeresfrüchte',
  sandwich: 'Sandwiches',
  coffee_shop: 'Kaffee',
  cake: 'Kuchen',
  ice_cream: 'Eis',
  breakfast: 'Frühstück',
  vegetarian: 'vegetarisch',
  vegan: 'vegan',
};

const wheelchair = { yes: 'rollstuhlgerecht', limited: 'teilweise rollstuhlgerecht', no: 'nicht rollstuhlgerecht' };

const languageNames = new Intl.DisplayNames('de', { type: 'language', fallback: 'code' });

export const paymentLabel = (code: string): string => wordFor(code, payments);
export const cuisineLabel = (code: string): string => wordFor(code, cuisines);
export const wheelchairLabel = (access: keyof typeof wheelchair): string => wheelchair[access];

export function languageLabel(code: string): string {
  try {
    return languageNames.of(code) ?? code;
  } catch {
    return code;
  }
}

/** „example.de“ of https://www.example.de/ : what a person would say. */
export function websiteLabel(url: string): string {
  if (!URL.canParse(url)) return url;
  const { hostname, port, pathname } = new URL(url);
  const host = readableHost(hostname.replace(/^www\./, '')) + (port && `:${port}`);
  return host + (pathname === '/' ? '' : readablePath(pathname.replace(/\/$/, '')));
}

/** „bäckerei.de“ of xn--bckerei-5wa.de; other scripts stay as they are, because some of their letters look like ours. */
function readableHost(host: string): string {
  const name = domainToUnicode(host);
  return /^[\p{Script=Latin}\d.-]+$/u.test(name) ? name : host;
}

function readablePath(path: string): string {
  try {
    const text = decodeURIComponent(path);
    // Nothing invisible, and nothing that turns the writing round.
    return /\p{C}/u.test(text) ? path : text;
  } catch {
    return path;
  }
}

/** Codes come from outside: „constructor“ is none of ours. */
const wordFor = (code: string, words: Record<string, string>): string =>
  (Object.hasOwn(words, code) && words[code]) || code.replaceAll('_', ' ');
