import { parsePhoneNumberFromString } from 'libphonenumber-js';

/** A phone number as people write it, in E.164 (+4930…), or null when it cannot be one. National ones are read as German. */
export function parsePhone(text: string): string | null {
  const number = parsePhoneNumberFromString(text, 'DE');
  return number?.isPossible() ? number.number : null;
}

/** E.164 as Germans read it: +493023125000 → „030 23125000“; foreign ones keep their country code. */
export function formatPhone(phone: string): string {
  const number = parsePhoneNumberFromString(phone);
  if (!number) return phone;
  return number.country === 'DE' ? number.formatNational() : number.formatInternational();
}
