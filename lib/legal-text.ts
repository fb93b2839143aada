import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { readEnvironment } from './env.ts';

export interface LegalText {
  /** None while the text is not set or not there: legal texts are never invented. */
  paragraphs: string[];
  /** Tells which wording somebody agreed to: changes with the text, and only then. */
  version: string;
}

/** The operator's privacy notice or terms: plain text, paragraphs parted by empty lines. */
export async function readLegalText(kind: 'privacy' | 'terms'): Promise<LegalText> {
  const env = readEnvironment();
  const file = kind === 'privacy' ? env.PRIVACY_TEXT_FILE : env.TERMS_TEXT_FILE;
  const text = file ? await readFile(/* turbopackIgnore: true */ file, 'utf8').catch(noneIfMissing) : '';
  const paragraphs = text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean);
  return { paragraphs, version: paragraphs.length > 0 ? hash('sha256', paragraphs.join('\n\n')).slice(0, 12) : 'none' };
}

function noneIfMissing(error: { code?: string }): string {
  if (error.code === 'ENOENT') return '';
  throw error;
}
