import { createHmac, timingSafeEqual } from 'node:crypto';

const digest = (...parts: string[]) =>
  createHmac('sha256', process.env.AUTH_SECRET as string)
    .update(['claim', ...parts].join(':'))
    .digest();

/** What proves a claim on the business' own web site: public there, and for this claim only. */
export const claimToken = (claimId: string): string => digest('token', claimId).toString('base64url').slice(0, 32);

/** Six digits for the mail, new with every mail. Nothing of it is stored. */
export const claimCode = (claimId: string, sentAt: Date): string =>
  String(digest('code', claimId, sentAt.toISOString()).readUInt32BE() % 1_000_000).padStart(6, '0');

export const isClaimCode = (typed: string, claimId: string, sentAt: Date): boolean => {
  const plain = typed.replace(/\D/g, '');
  return plain.length === 6 && timingSafeEqual(Buffer.from(plain), Buffer.from(claimCode(claimId, sentAt)));
};

/** Minutes that a code counts, and wrong ones that may be typed. */
export const CODE_MINUTES = 30;
export const CODE_TRIES = 5;
