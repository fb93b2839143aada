import { readFile } from 'node:fs/promises';
import { readEnvironment } from './env.ts';

/** The paragraphs of the operator's privacy notice (plain text, parted by empty lines); none while it is not set or not there. */
export async function readPrivacyText(): Promise<string[]> {
  const { PRIVACY_TEXT_FILE: file } = readEnvironment();
  if (!file) return [];
  const text = await readFile(/* turbopackIgnore: true */ file, 'utf8').catch((error: { code?: string }) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean);
}
