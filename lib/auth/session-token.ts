import { hash, randomBytes } from 'node:crypto';

/** 256 bits. The cookie holds it; the database holds only its SHA-256, so that nobody who reads the table is signed in. */
export const newSessionToken = (): string => randomBytes(32).toString('base64url');
export const sessionTokenHash = (token: string): string => hash('sha256', token, 'hex');
