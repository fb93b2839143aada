import type { Route } from 'next';
import { inboxPath } from '#lib/paths.ts';

export type InboxKind = 'entry' | 'change' | 'claim' | 'correction' | 'unlawful' | 'objection';
export type InboxState = 'open' | 'overdue' | 'held' | 'decided';
/** Which table a case lies in. */
export type CaseSource = 'submission' | 'claim' | 'report';

export interface InboxFilter {
  kind: InboxKind | null;
  state: InboxState;
  search: string;
}

interface Kind {
  source: CaseSource;
  /** As the address says it. */
  word: string;
  label: string;
  /** Hours after which it has waited too long. */
  hours: number;
}

/**
 * What comes in. Notices of unlawful content are decided without undue delay (DSA Art. 16 (6)), objections within a month at the
 * latest (GDPR Art. 12 (3)): ours are well within.
 */
export const INBOX_KINDS: Record<InboxKind, Kind> = {
  entry: { source: 'submission', word: 'eintrag', label: 'Neuer Eintrag', hours: 48 },
  change: { source: 'submission', word: 'aenderung', label: 'Änderung', hours: 48 },
  claim: { source: 'claim', word: 'uebernahme', label: 'Übernahme', hours: 72 },
  correction: { source: 'report', word: 'fehler', label: 'Fehler gemeldet', hours: 7 * 24 },
  unlawful: { source: 'report', word: 'rechtswidrig', label: 'Rechtswidriger Inhalt', hours: 24 },
  objection: { source: 'report', word: 'widerspruch', label: 'Widerspruch', hours: 7 * 24 },
};

export const INBOX_STATES: Record<InboxState, { word: string; label: string }> = {
  open: { word: '', label: 'wartet' },
  overdue: { word: 'ueberfaellig', label: 'wartet zu lange' },
  held: { word: 'in-arbeit', label: 'wird angesehen' },
  decided: { word: 'entschieden', label: 'entschieden' },
};

/** Claims and legal matters are looked at one by one; what is left can be decided by the dozen. */
export const isForBulk = (kind: InboxKind): boolean => kind === 'entry' || kind === 'change' || kind === 'correction';

export const SEARCH_MAX_LENGTH = 100;

type Params = Record<string, string | string[] | undefined>;

const keyOf = <Key extends string>(map: Record<Key, { word: string }>, word: unknown): Key | null =>
  (Object.keys(map) as Key[]).find((key) => map[key].word === word) ?? null;

/** What the address asks for; what it does not know, it does not filter by. */
export function readInboxFilter({ art, stand, suche }: Params): InboxFilter {
  const search = typeof suche === 'string' ? suche : '';
  return {
    kind: keyOf(INBOX_KINDS, art),
    state: keyOf(INBOX_STATES, stand) ?? 'open',
    search: search
      .normalize('NFC')
      .replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ')
      .trim()
      .slice(0, SEARCH_MAX_LENGTH),
  };
}

/** A script may call an action with anything, which then filters by nothing. */
export function asInboxFilter(sent: unknown): InboxFilter {
  const { kind, state, search } = (sent ?? {}) as Partial<Record<keyof InboxFilter, unknown>>;
  const wordOf = (map: Record<string, { word: string }>, key: unknown) =>
    typeof key === 'string' && Object.hasOwn(map, key) ? map[key]?.word : undefined;
  return readInboxFilter({
    art: wordOf(INBOX_KINDS, kind),
    stand: wordOf(INBOX_STATES, state),
    suche: typeof search === 'string' ? search : undefined,
  });
}

const queryOf = ({ kind, state, search }: InboxFilter) => {
  const query = new URLSearchParams();
  if (kind) query.set('art', INBOX_KINDS[kind].word);
  if (state !== 'open') query.set('stand', INBOX_STATES[state].word);
  if (search) query.set('suche', search);
  return query;
};

const withQuery = (path: string, query: URLSearchParams) => (query.size > 0 ? `${path}?${query}` : path) as Route;

/** The queue as filtered, from `after` on. */
export function inboxPagePath(filter: InboxFilter, after?: string): Route {
  const query = queryOf(filter);
  if (after) query.set('nach', after);
  return withQuery(inboxPath, query);
}

const FOLDERS: Record<CaseSource, string> = {
  submission: '/verwaltung/eingang',
  claim: '/verwaltung/uebernahmen',
  report: '/verwaltung/meldungen',
};

/** A case, and how the queue was filtered that it was opened from: the next one comes from there. */
export function casePath(
  { source, id }: { source: CaseSource; id: string },
  filter: InboxFilter,
  { isNext = false } = {},
): Route {
  const query = queryOf(filter);
  if (isNext) query.set('weiter', '1');
  return withQuery(`${FOLDERS[source]}/${id}`, query);
}

/** „seit 3 Tagen“ */
export function waitingFor(since: Date, now: Date): string {
  const hours = Math.floor((now.getTime() - since.getTime()) / 3_600_000);
  if (hours < 1) return 'seit weniger als einer Stunde';
  if (hours < 48) return hours === 1 ? 'seit einer Stunde' : `seit ${hours} Stunden`;
  return `seit ${Math.floor(hours / 24)} Tagen`;
}

export const isOverdue = (kind: InboxKind, since: Date, now: Date): boolean =>
  now.getTime() - since.getTime() > INBOX_KINDS[kind].hours * 3_600_000;
