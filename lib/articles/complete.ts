import { UNTITLED, type WrittenText } from './desk-input.ts';
import { isEmptyDocument } from './schema.ts';

/** What an article lacks that no reader should miss. */
export function problemsBeforePublishing({ title, teaser, body }: WrittenText): string[] {
  return [
    ...(title === UNTITLED ? ['Es fehlt ein Titel.'] : []),
    ...(teaser.trim() === '' ? ['Es fehlt ein Vorspann.'] : []),
    ...(isEmptyDocument(body) ? ['Es fehlt der Text.'] : []),
  ];
}
