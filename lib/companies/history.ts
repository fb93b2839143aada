import type { CompanyChange } from '#db/companies/history.ts';
import { type CurrentUser, canModerate, isStaff } from '#lib/permissions.ts';

export const CHANGE_KINDS: Record<CompanyChange['kind'], string> = {
  published: 'Veröffentlicht',
  changed: 'Geändert',
  imported: 'Aus der Quelle aktualisiert',
  confirmed: 'Bestätigt',
  withdrawn: 'Herausgenommen',
  restored: 'Wiederhergestellt',
  closed: 'Dauerhaft geschlossen',
  reopened: 'Wieder geöffnet',
};

/**
 * Who did it, in words for this reader: moderators see addresses; colleagues see each other's names, and staff only as what it
 * is. Who has left the entry is no longer named.
 */
export function whoChanged(
  change: Pick<
    CompanyChange,
    | 'kind'
    | 'authorId'
    | 'authorName'
    | 'authorEmail'
    | 'authorRole'
    | 'memberRole'
    | 'decidedBy'
    | 'moderatorEmail'
    | 'sourceName'
  >,
  reader: Pick<CurrentUser, 'id' | 'role'>,
): string {
  const { authorId, authorName, authorEmail, authorRole, memberRole, decidedBy, moderatorEmail, sourceName } = change;
  if (sourceName) return sourceName;
  const isModerator = canModerate(reader);
  const author = () => {
    if (authorId === reader.id) return 'Sie';
    if (!authorEmail) return 'gelöschtes Konto';
    if (isModerator) return authorName ? `${authorName} (${authorEmail})` : authorEmail;
    if (memberRole) return authorName ?? authorEmail;
    return authorRole && isStaff(authorRole) ? 'Moderation' : 'jemand, der den Eintrag nicht mehr betreut';
  };
  const moderation = isModerator && moderatorEmail ? `Moderation (${moderatorEmail})` : 'Moderation';
  if (authorId === null && decidedBy !== null && change.kind === 'withdrawn') return moderation;
  return decidedBy ? `${author()}, geprüft: ${moderation}` : author();
}
