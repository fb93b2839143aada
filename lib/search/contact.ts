import { parse } from 'tldts';
import { parsePhone } from '#lib/companies/phone.ts';

const LABEL = /^\s*(?:tel(?:efon)?|fon|phone|handy|mobil|fax|telefonnummer|nummer|rufnummer|nr)\b\.?\s*:?\s*/i;
const DIGITS_AND_SIGNS = /^[+(]?[\d\s()/.\u2010-\u2015+-]+$/;
const LEAST_DIGITS = 6;

/**
 * A phone number in any spelling as E.164, or as what it begins with when it is not finished; null when the text is none.
 * Without its area code a number tells nothing, and five digits are a postal code.
 */
export function phoneIn(text: string): string | null {
  const number = text.replace(LABEL, '').trim();
  if (!DIGITS_AND_SIGNS.test(number) || number.replace(/\D/g, '').length < LEAST_DIGITS) return null;
  const plain = number.replace(/\(0\)/g, '').replace(/[^\d+]/g, '');
  if (!/^(?:\+|0)[\d]+$/.test(plain)) return null;
  const whole = parsePhone(plain);
  if (whole) return whole;
  const begun = plain.startsWith('00') ? `+${plain.slice(2)}` : plain.startsWith('0') ? `+49${plain.slice(1)}` : plain;
  return /^\+[1-9]\d{4,14}$/.test(begun) ? begun : null;
}

const HOST =
  /^(?:[a-z][a-z0-9+.-]*:\/\/|mailto:)?(?:[^\s/@]+@)?(?:www\.)?([^\s/@:?#]+\.[^\s/@:?#]{2,})(?:[:/?#]\S*)?$/i;

/** The host of a web or mail address without its „www.“; null when the text is none. */
export function domainIn(text: string): string | null {
  const [, host] = HOST.exec(text.trim()) ?? [];
  if (!host || !URL.canParse(`http://${host}`)) return null;
  const { hostname } = new URL(`http://${host}`);
  const { domain, isIcann, isIp } = parse(hostname);
  return domain && isIcann && !isIp ? hostname.replace(/^www\./, '') : null;
}

/** „52.52, 13.405“, also with something before it: „Mein Standort (52.520, 13.405)“. */
export function coordinatesIn(text: string): { latitude: number; longitude: number } | null {
  const [, latitude, longitude] =
    /(?:^|[^\d.])(-?\d{1,2}\.\d{1,8})\s*[,;]\s*(-?\d{1,3}\.\d{1,8})(?:[^\d.]|$)/.exec(text) ?? [];
  if (latitude === undefined || longitude === undefined) return null;
  const point = { latitude: Number(latitude), longitude: Number(longitude) };
  return Math.abs(point.latitude) <= 90 && Math.abs(point.longitude) <= 180 ? point : null;
}
