/**
 * Who may do what: all of it on this page. Each action, page and endpoint asks here, on the row it has loaded; `access` at
 * its end names every address and action with its verdict, and a test fails when one is missing.
 */
export type Role = 'member' | 'editor' | 'moderator' | 'admin';

export type ArticleStatus = 'draft' | 'inReview' | 'approved' | 'scheduled' | 'published' | 'withdrawn';

export interface CurrentUser {
  id: string;
  email: string;
  name: string | null;
  role: Role;
  emailVerified: Date | null;
  /** Somebody of the staff has signed in as this member, to help. */
  impersonation?: { staffId: string; until: Date };
}

/** The person himself, and nobody who helps: for what proves, binds or hands over an account or an entry. */
export const isSelf = (user: CurrentUser): boolean => user.impersonation === undefined;

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

/** Taking an entry out, undoing that, and saying who else may edit it: its managers. */
export const canManageEntry = (user: CurrentUser, entry: EntryAccess): boolean =>
  user.emailVerified !== null && entry.role === 'manager';

/** Who has changed what: for those who work on the entry, also after it was withdrawn, and for moderators. */
export const canSeeHistory = (user: CurrentUser, entry: Pick<EntryAccess, 'role'>): boolean =>
  user.emailVerified !== null && (entry.role !== null || canModerate(user));

/** Everybody with a confirmed address may say that a real entry is his; the proof decides. */
export const canClaimEntry = (user: CurrentUser, company: { isMember: boolean; demo: boolean }): boolean =>
  user.emailVerified !== null && !company.isMember && !company.demo;

export const canModerate = ({ role }: Pick<CurrentUser, 'role'>): boolean => role === 'moderator' || role === 'admin';

/**
 * Pictures of published entries and articles are for everybody, those of an article that is shown through a link for whoever knows
 * them; others for who has brought them, who edits the entry, and who decides; those of the library for the desk.
 */
export const canSeePicture = (
  user: CurrentUser | null,
  picture: {
    isPublished: boolean;
    isPreviewed: boolean;
    isInLibrary: boolean;
    isOfOwnEntry: boolean;
    uploaderId: string | null;
  },
): boolean =>
  picture.isPublished ||
  picture.isPreviewed ||
  (user !== null &&
    user.emailVerified !== null &&
    (picture.isOfOwnEntry ||
      picture.uploaderId === user.id ||
      canModerate(user) ||
      (picture.isInLibrary && canWriteArticles(user))));

/** Nobody decides about what he wrote himself, be it in his own name or in that of a member whom he helped. */
export const canDecide = (
  user: CurrentUser,
  submission: { authorId: string | null; enteredBy?: string | null },
): boolean => canModerate(user) && submission.authorId !== user.id && submission.enteredBy !== user.id;

/** Moderators may see what a member sees; never what another of the staff sees. */
export const canActAs = (
  user: CurrentUser,
  target: { id: string; role: Role; isConfirmed: boolean; isLocked: boolean },
): boolean =>
  canModerate(user) &&
  isSelf(user) &&
  user.id !== target.id &&
  target.role === 'member' &&
  target.isConfirmed &&
  !target.isLocked;

/** Moderators lock members, admins everybody; nobody himself. */
export const canLock = (user: CurrentUser, target: { id: string; role: Role }): boolean =>
  user.id !== target.id && (user.role === 'admin' || (user.role === 'moderator' && target.role === 'member'));

/** Roles are given by admins; nobody changes his own, so that there is always one left. */
export const canChangeRole = (user: CurrentUser, target: { id: string }): boolean =>
  user.role === 'admin' && user.id !== target.id;

/** Who did what to whom, with addresses and reasons: only for who answers for the whole site. */
export const canReadAudit = ({ role }: Pick<CurrentUser, 'role'>): boolean => role === 'admin';

/** Trades are the order of the whole directory: admins. */
export const canEditTrades = ({ role }: Pick<CurrentUser, 'role'>): boolean => role === 'admin';

/** The desk is for the whole staff: who moderates may also write and judge articles. */
export const canWriteArticles = ({ role }: Pick<CurrentUser, 'role'>): boolean => isStaff(role);

/** What decides about an article at the desk. */
interface DeskAccess {
  /** How far it is; of a public article with a next version, how far that one is. */
  stage: ArticleStatus;
  /** Who has written on what readers do not see yet. */
  writers: readonly string[];
}

/** What is approved or has its time is no longer written on, unless somebody takes it back first. */
export const canEditText = (user: CurrentUser, { stage }: Pick<DeskAccess, 'stage'>): boolean =>
  canWriteArticles(user) && ['draft', 'inReview', 'published'].includes(stage);

/** Four eyes: nobody approves what he has written on. */
export const canApprove = (user: CurrentUser, { stage, writers }: DeskAccess): boolean =>
  canWriteArticles(user) && stage === 'inReview' && !writers.includes(user.id);

/**
 * Before the readers, now or at a time: what somebody else has approved. Admins may without, because there may be nobody else; the log
 * says so.
 */
export const canPublish = (user: CurrentUser, { stage }: Pick<DeskAccess, 'stage'>): boolean =>
  canWriteArticles(user) &&
  (stage === 'approved' || stage === 'scheduled' || (user.role === 'admin' && ['draft', 'inReview'].includes(stage)));

/** Mails that were kept as files open accounts: only who sits at this machine may read them, and only while there is no mail server. */
export const canReadKeptMails = (address: string, hasMailServer: boolean): boolean =>
  !hasMailServer && (address === '::1' || address.startsWith('127.'));

/**
 * Who gets to see an address, or to use an action, at all. For entries the functions above look at the row, too. Files of one
 * folder are named with it; a test fails when one is missing here, and another asks each of them as everybody.
 */
export const access = {
  pages: {
    everybody: [
      ...['/', '/branchen', '/branchen/[branche]', '/branchen/[branche]/[ort]', '/orte', '/orte/[ort]', '/suche'],
      ...[
        '/firmen/[slug]',
        '/firmen/[slug]/kontakt.vcf',
        '/firma-eintragen',
        '/artikel/[slug]',
        '/artikel/[slug]/bild.png',
      ],
      '/autoren/[autor]',
      ...['/themen/[thema]', '/themen/[thema]/[datei]', '/feed.xml', '/atom.xml', '/feed.json'],
      '/archiv',
      ...['', '/feed.xml', '/atom.xml', '/feed.json'].flatMap((file) => [
        `/archiv/[jahr]${file}`,
        `/archiv/[jahr]/[monat]${file}`,
        `/archiv/[jahr]/[monat]/[tag]${file}`,
      ]),
      ...[
        '/impressum',
        '/datenschutz',
        '/barrierefreiheit',
        '/ranking',
        '/nutzungsbedingungen',
        '/sitemap.xml',
        '/sitemap/[part]',
        '/entfernt',
      ],
      ...['/anmelden', '/anmelden/gesendet', '/registrieren', '/registrieren/gesendet', '/passwort-vergessen'],
      ...['/melden', '/melden/gesendet', '/registrieren/anbieter', '/api/auth/callback/[provider]'],
      ...['/api/formular/branchen', '/api/formular/orte', '/api/suche/vorschlaege', '/api/suche/punkte'],
      // Which picture, `canSeePicture` says.
      '/media/[key]/[file]',
    ],
    /** Only while measuring (BENCH=1). */
    bench: ['/bench/[size]'],
    thisMachine: ['/entwicklung/post'],
    whoHasTheMail: ['/bestaetigen/[token]', '/bestaetigen/eintrag/[token]', '/einladung/[token]'],
    /** Of something unpublished, until it expires. */
    whoHasTheLink: ['/vorschau/[token]'],
    signedIn: [
      ...['/konto', '/konto/angemeldet'],
      ...['/konto/eintraege/neu', '/konto/eintraege/neu/vorschau', '/konto/eintraege/gesendet'],
      ...['/konto/eintraege/uebernehmen/[slug]', '/api/formular/doppelte', '/konto/eintraege/bilder', '/api/uploads'],
    ],
    /** Signed in, and not by somebody who helps (`isSelf`). */
    self: ['/konto/sicherheit', '/konto/loeschen', '/konto/daten', '/konto/zustimmung'],
    membersOfTheEntry: ['/konto/eintraege/[id]', '/konto/eintraege/[id]/personen'],
    membersAndModerators: ['/konto/eintraege/[id]/verlauf'],
    /** Editors, moderators and admins. */
    staff: [
      ...['/redaktion', '/redaktion/kalender', '/redaktion/artikel/[id]', '/redaktion/artikel/[id]/fassungen'],
      ...['/redaktion/themen', '/redaktion/themen/[id]', '/redaktion/themen/[id]/zusammenlegen'],
      ...['/redaktion/aufgaben', '/redaktion/bilder', '/redaktion/bilder/[key]'],
      ...['/api/redaktion/firmen', '/api/redaktion/bilder'],
    ],
    moderators: [
      ...['/verwaltung/eingang', '/verwaltung/eingang/[id]', '/verwaltung/uebernahmen/[id]'],
      ...['/verwaltung/meldungen/[id]', '/verwaltung/konten', '/verwaltung/konten/[id]'],
    ],
    admins: [
      '/verwaltung/protokoll',
      ...['/verwaltung/branchen', '/verwaltung/branchen/[id]', '/verwaltung/branchen/[id]/zusammenlegen'],
    ],
  },
  actions: {
    everybody: [
      'register',
      'registerWithProvider',
      'signInWithPassword',
      'signInWithProvider',
      'sendSignInLink',
      'sendPasswordLink',
      'signOut',
      'sendReport',
    ],
    whoHasTheMail: ['confirmWithPassword', 'setNewPassword', 'openLink', 'connectWithLink', 'confirmAll'],
    signedIn: ['keepDraft', 'previewEntry', 'drawPreview', 'findPosition', 'endActing'],
    /** Signed in, and not by somebody who helps (`isSelf`). */
    self: [
      ...['saveName', 'saveEmail', 'savePassword', 'deleteAccount', 'acceptTerms', 'acceptInvite'],
      ...['endOneSession', 'endOtherSessions', 'endAllSessions', 'connectProvider', 'disconnectProvider'],
      ...['sendEntry', 'discardDraft', 'takeBack'],
      ...['beginClaim', 'sendCode', 'enterCode', 'checkSite', 'describeProof'],
    ],
    membersOfTheEntry: ['changeEntry'],
    membersOfTheEntryThemselves: ['leave'],
    managersOfTheEntryThemselves: [
      ...['withdraw', 'restore', 'close', 'invite', 'withdrawInvite', 'changeRole', 'removePerson', 'passOn'],
    ],
    staff: [
      ...['createArticle', 'saveArticleText', 'holdArticle', 'keepVersion', 'saveArticleDetails'],
      ...['submitArticle', 'sendBackArticle', 'approveArticle', 'publishArticleNow', 'scheduleArticle'],
      ...['withdrawFromReaders', 'reopenArticle', 'addRemark', 'settleRemark'],
      ...['correctArticle', 'removeCorrection', 'restoreVersion'],
      ...['sharePreview', 'stopPreviews', 'movePiece', 'checkLinks'],
      ...['createTopic', 'saveTopic', 'mergeTopic', 'removeTopic'],
      ...['settleTask', 'savePicture', 'removePicture'],
    ],
    moderators: [
      ...['decide', 'hold', 'takeOver', 'judgeClaim', 'judgeReport', 'lock', 'unlock', 'actAs'],
      ...['decideMany', 'takeBackDecision', 'carryOutNow'],
    ],
    admins: ['saveRole', 'saveTrade', 'mergeTrade'],
  },
};
