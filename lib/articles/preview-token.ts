import { hash, randomBytes } from 'node:crypto';

/** 256 bits. Who has the link reads the article; the table holds only its SHA-256. */
export const newPreviewToken = (): string => randomBytes(32).toString('base64url');
export const previewTokenHash = (token: string): string => hash('sha256', token, 'hex');
export const isPreviewToken = (token: string): boolean => /^[\w-]{43}$/.test(token);
