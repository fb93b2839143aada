import type { Route } from 'next';
import { usersPath } from '#lib/paths.ts';
import type { Role } from '#lib/permissions.ts';
import { isUuid } from '#lib/text-input.ts';

export interface AccountFilter {
  search: string;
  role: Role | 'staff' | null;
  state: 'locked' | 'unconfirmed' | null;
}

/** As the address says it. */
export const ROLE_WORDS: Record<Role | 'staff', string> = {
  staff: 'alle-mit-rechten',
  member: 'mitglied',
  editor: 'redaktion',
  moderator: 'moderation',
  admin: 'admin',
};
export const STATE_WORDS = { locked: 'gesperrt', unconfirmed: 'unbestaetigt' } as const;

const keyOf = <Key extends string>(words: Record<Key, string>, word: unknown): Key | null =>
  (Object.keys(words) as Key[]).find((key) => words[key] === word) ?? null;

type Params = Record<string, string | string[] | undefined>;

export function readAccountFilter({ suche, rolle, stand }: Params): AccountFilter {
  const search = typeof suche === 'string' ? suche : '';
  return {
    search: search
      .normalize('NFC')
      .replace(/[\p{Cc}\p{Cs}]+/gu, ' ')
      .trim()
      .slice(0, 254),
    role: keyOf(ROLE_WORDS, rolle),
    state: keyOf(STATE_WORDS, stand),
  };
}

/** The accounts as filtered, from `after` on. */
export function accountsPagePath({ search, role, state }: AccountFilter, after?: string): Route {
  const query = new URLSearchParams();
  if (search) query.set('suche', search);
  if (role) query.set('rolle', ROLE_WORDS[role]);
  if (state) query.set('stand', STATE_WORDS[state]);
  if (after) query.set('nach', after);
  return (query.size > 0 ? `${usersPath()}?${query}` : usersPath()) as Route;
}

/** Null for what no page of ours has written. */
export function readAccountCursor(text: unknown): { micros: string; id: string } | null {
  const [micros = '', id = '', ...rest] = typeof text === 'string' ? text.split('.') : [];
  return rest.length === 0 && /^\d{1,17}$/.test(micros) && isUuid(id) ? { micros, id } : null;
}

export const writeAccountCursor = ({ micros, id }: { micros: string; id: string }) => `${micros}.${id}`;
