import { acceptText, type WrittenText } from './desk-input.ts';

/** What was typed and has not reached the server yet, kept in the browser until it has. */
export interface KeptText extends WrittenText {
  /** What it was made from. */
  seen: string;
}

type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const keyOf = (articleId: number) => `artikel-${articleId}`;

/** A full or forbidden shelf is no reason to stop somebody who writes. */
export function keepText(shelf: Shelf, articleId: number, text: KeptText): void {
  try {
    shelf.setItem(keyOf(articleId), JSON.stringify(text));
  } catch {}
}

export function keptText(shelf: Shelf, articleId: number): KeptText | null {
  try {
    const kept: unknown = JSON.parse(shelf.getItem(keyOf(articleId)) ?? 'null');
    if (typeof kept !== 'object' || kept === null || !('seen' in kept) || typeof kept.seen !== 'string') return null;
    return { ...acceptText(kept), seen: kept.seen };
  } catch {
    return null;
  }
}

export function forgetKeptText(shelf: Shelf, articleId: number): void {
  try {
    shelf.removeItem(keyOf(articleId));
  } catch {}
}
