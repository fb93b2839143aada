import type { CaseSource } from './input.ts';

/** Where a page of the queue ends. Microseconds, as the database counts: with milliseconds, rows would be shown twice or skipped. */
export interface InboxCursor {
  micros: string;
  source: CaseSource;
  id: string;
}

const LETTERS: Record<CaseSource, string> = { submission: 'e', claim: 'u', report: 'm' };
const ID: Record<CaseSource, RegExp> = {
  submission: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  claim: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  report: /^\d{1,9}$/,
};

export const isCaseId = (source: CaseSource, id: string): boolean =>
  Object.hasOwn(ID, source) && typeof id === 'string' && ID[source].test(id);

export const writeCursor = ({ micros, source, id }: InboxCursor): string => `${micros}.${LETTERS[source]}.${id}`;

/** Null for what no page of ours has written. */
export function readCursor(text: unknown): InboxCursor | null {
  const [micros = '', letter, id = '', ...rest] = typeof text === 'string' ? text.split('.') : [];
  const source = (Object.keys(LETTERS) as CaseSource[]).find((key) => LETTERS[key] === letter);
  if (!source || rest.length > 0 || !/^\d{1,17}$/.test(micros) || !isCaseId(source, id)) return null;
  return { micros, source, id };
}

/** How a form names a case that was ticked. */
export const caseKey = ({ source, id }: { source: CaseSource; id: string }): string => `${LETTERS[source]}.${id}`;

export function readCaseKey(key: string): { source: CaseSource; id: string } | null {
  const cursor = readCursor(`0.${key}`);
  return cursor && { source: cursor.source, id: cursor.id };
}
