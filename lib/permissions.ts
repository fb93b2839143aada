/**
 * Who may do what: all of it on this page. Each action, page and endpoint asks here, on the row it has loaded; `access` (below)
 * lists every address with its verdict, and a test fails when one is missing.
 */
export const ROLES = ['member', 'editor', 'moderator', 'admin'] as const;
export type Role = (typeof ROLES)[number];

export interface CurrentUser {
  id: string;
  email: string;
  name: string | null;
  role: Role;
  emailVerified: Date | null;
}

/** Editors, moderators and admins: stricter passwords, shorter sessions. */
export const isStaff = (role: Role): boolean => role !== 'member';

/** What decides about an entry: whether it can still be edited, and what the person is to it. */
interface EntryAccess {
  status: 'draft' | 'published' | 'withdrawn';
  role: 'manager' | 'contributor' | null;
}

/** Its managers and contributors. Moderators decide about changes, they do not make them. */
export const canEditEntry = (user: CurrentUser, entry: EntryAccess): boolean =>
  user.emailVerified !== null && entry.role !== null && entry.status !== 'withdrawn';

export const canModerate = ({ role }: Pick<CurrentUser, 'role'>): boolean => role === 'moderator' || role === 'admin';

/** Nobody decides about what he wrote himself. */
export const canDecide = (user: CurrentUser, submission: { authorId: string | null }): boolean =>
  canModerate(user) && submission.authorId !== user.id;
