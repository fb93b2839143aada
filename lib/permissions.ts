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
