import { createHmac, timingSafeEqual } from 'node:crypto';

const key = () => {
  const secret = process.env.AUTH_SECRET;
  if (!secret) throw new Error('AUTH_SECRET ist nicht gesetzt.');
  return `mail-token:${secret}`;
};

const sign = (id: Buffer) => createHmac('sha256', key()).update(id).digest();

/** The part of a mailed address that opens something: the row's id (16 bytes) and its signature, in base64url. */
export function writeMailToken(id: string): string {
  const bytes = Buffer.from(id.replaceAll('-', ''), 'hex');
  return Buffer.concat([bytes, sign(bytes)]).toString('base64url');
}

/** The row's id; null for what this site has not signed. */
export function readMailToken(token: string): string | null {
  if (!/^[\w-]{64}$/.test(token)) return null;
  const bytes = Buffer.from(token, 'base64url');
  const id = bytes.subarray(0, 16);
  if (bytes.length !== 48 || !timingSafeEqual(bytes.subarray(16), sign(id))) return null;
  return id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
