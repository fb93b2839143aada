import type { Role } from '#lib/permissions.ts';

export const ROLE_NAMES: Record<Role, string> = {
  member: 'Mitglied',
  editor: 'Redaktion',
  moderator: 'Moderation',
  admin: 'Admin',
};
