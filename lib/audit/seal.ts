import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** Length of AES-GCM's nonce and of its tag. */
const NONCE = 12;
const TAG = 16;

function derivedKey(purpose: string): Buffer {
  const secret = process.env.AUTH_SECRET;
  if (!secret) throw new Error('AUTH_SECRET ist nicht gesetzt.');
  return Buffer.from(hkdfSync('sha256', secret, '', purpose, 32));
}

/** A new key of one person, as it is stored: of no use without AUTH_SECRET. */
export function newPersonKey(id: string): { key: Buffer; wrapped: string } {
  const key = randomBytes(32);
  return { key, wrapped: encrypt(derivedKey('audit-keys'), key, id) };
}

/** Null when it was wrapped under another AUTH_SECRET. */
export const unwrapPersonKey = (id: string, wrapped: string): Buffer | null =>
  decrypt(derivedKey('audit-keys'), wrapped, id);

/** `place` says where the text belongs: put anywhere else, it does not open. */
export const seal = (key: Buffer, values: object, place: string): string =>
  encrypt(key, Buffer.from(JSON.stringify(values)), place);

export function unseal<T extends object>(key: Buffer, sealed: string, place: string): T | null {
  const plain = decrypt(key, sealed, place);
  return plain && (JSON.parse(plain.toString()) as T);
}

/** Says that this was the end of the log, in a way that only this site can say it. */
export const signHead = (id: number, hash: string): string =>
  createHmac('sha256', derivedKey('audit-head')).update(`${id}:${hash}`).digest('base64url');

function encrypt(key: Buffer, plain: Buffer, context: string): string {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context));
  const text = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64url');
}

/** Null for another key, another place, or a changed text. */
function decrypt(key: Buffer, sealed: string, context: string): Buffer | null {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length < NONCE + TAG) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE))
    .setAAD(Buffer.from(context))
    .setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]);
  } catch {
    return null;
  }
}
