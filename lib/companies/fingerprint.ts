import { createHash } from 'node:crypto';
import { fold } from '#lib/search/fold.ts';
import { websiteHost } from './contact.ts';

export interface Identity {
  sourceKey: string;
  externalId: string | null;
  name: string;
  postalCode: string | null;
  streetAddress: string | null;
  phone: string | null;
  email: string | null;
  website: string | null;
}

/** Hosts on which many businesses have their page: one that wants to be left alone must not take the others with it. */
const SHARED_HOSTS =
  /(^|\.)(facebook|instagram|twitter|x|youtube|linktr|google|goo|business\.site|wixsite|jimdo|jimdofree|jimdosite|wordpress|blogspot|weebly|webnode|beepworld|npage|de\.tl|t-online|vercel|github|regiondo|regionales-bayern|hofladen-bauernladen|dasoertliche|gelbeseiten|chayns|eatbu|lieferando|booking|tripadvisor)\b/;

/**
 * What the suppression list keeps of a business that does not want to be listed: hashes, so that the list tells nothing
 * about anybody. One that is found is enough to leave an entry out; therefore each must mean one business: its record at
 * the source, its name at its address, its phone, its own mail address, its own site.
 */
export function fingerprints(identity: Identity): string[] {
  const { sourceKey, externalId, name, postalCode, streetAddress, phone, email } = identity;
  const host = websiteHost(identity.website);
  return [
    externalId && ['record', sourceKey, externalId],
    postalCode && ['address', letters(name), postalCode, street(streetAddress ?? '')],
    phone && ['phone', phone],
    email && ['email', email.toLowerCase()],
    host && !isSharedHost(host) && ['host', host],
  ].flatMap((parts) => (parts ? digest(parts) : []));
}

export const isSharedHost = (host: string) => SHARED_HOSTS.test(host);

/** „Haupt-Straße 5“ = „Hauptstr. 5“. */
export const street = (text: string) => letters(text.replace(/str(?:\.|aße|asse)(?=[\s\d]|$)/gi, 'str'));

const letters = (text: string) => fold(text).replace(/[^\p{L}\p{N}]+/gu, '');

const digest = (parts: string[]) => createHash('sha256').update(parts.join('\n')).digest('base64url');
