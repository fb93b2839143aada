import { documentFromHtml } from '#lib/articles/from-html.ts';
import { plainTextOf } from '#lib/articles/text.ts';
import { slugify } from '#lib/slug.ts';

/** The words of a title, name or excerpt: WordPress keeps markup and entities in all of them. */
export function wordsOf(html: string): string {
  const text = /[<&]/.test(html) ? plainTextOf(documentFromHtml(html)) : html;
  return text.replace(/\s+/g, ' ').trim();
}

/** What WordPress calls something in addresses, as we would write it: it keeps other scripts percent-encoded. */
export function slugOf(name: string): string {
  let decoded = name;
  try {
    decoded = decodeURIComponent(name);
  } catch {
    // Not encoded.
  }
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(decoded) ? decoded : slugify(decoded);
}

const TEASER_LENGTH = 220;

/** The beginning of a text: whole sentences as far as they go, otherwise whole words. */
export function teaserOf(text: string): string {
  const words = text.replace(/\s+/g, ' ').trim();
  if (words.length <= TEASER_LENGTH) return words;
  const start = words.slice(0, TEASER_LENGTH);
  const sentences = /^.{80,}[.!?…](?=\s)/.exec(words.slice(0, TEASER_LENGTH + 1))?.[0];
  return sentences ?? `${start.slice(0, Math.max(start.lastIndexOf(' '), TEASER_LENGTH - 40))} …`;
}

/** Names that are mail addresses are not shown to everybody. */
export const nameOf = (html: string): string => wordsOf(html).replace(/@\S+/g, '').slice(0, 100).trim();
