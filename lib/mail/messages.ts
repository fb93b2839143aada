import { CODE_MINUTES, claimCode } from '#lib/claims/secret.ts';
import { CONFIRMATION_DAYS } from '#lib/confirmations/days.ts';
import { shortDate } from '#lib/dates.ts';
import { siteUrl } from '#lib/env.ts';
import { operator } from '#lib/operator.ts';
import {
  accountPath,
  companyPath,
  confirmEntryPath,
  confirmPath,
  editEntryPath,
  forgottenPasswordPath,
  invitationPath,
  securityPath,
  signInPath,
} from '#lib/paths.ts';

/** What is to be sent, as it lies in the queue: no text, and nothing that opens anything (see db/users/tables.ts). */
export type MailJob = { to: string } & (
  | { kind: 'confirmEmail' | 'signIn' | 'resetPassword' | 'changeEmail'; token: string }
  | { kind: 'linkProvider'; token: string; provider: string }
  | { kind: 'providerConnected' | 'providerDisconnected'; provider: string }
  | { kind: 'alreadyRegistered' | 'passwordChanged' | 'accountDeleted' }
  | { kind: 'entryReceived'; name: string }
  | {
      kind: 'entryDecided';
      name: string;
      /** Of the live entry; null when a new one was refused. */
      slug: string | null;
      /** Labels of fields. */
      accepted: string[];
      refused: { label: string; reason?: string }[];
      note: string;
    }
  | { kind: 'invited'; token: string; name: string; by: string }
  /** `since`: the ISO date on which it was last confirmed, or published. */
  | { kind: 'confirmEntry'; token: string; name: string; since: string }
  | { kind: 'memberRemoved'; name: string }
  | { kind: 'entryHandedOver'; name: string; company: number }
  | { kind: 'reportReceived'; number: string }
  | { kind: 'reportDecided'; number: string; followed: boolean; reason: string }
  | { kind: 'entryClosed'; isClosed: boolean; name: string; company: number; number: string; reason: string }
  | { kind: 'entryTakenOut'; name: string; number: string; reason: string; ground: string }
  | {
      kind: 'entryCorrected';
      name: string;
      slug: string;
      number: string;
      /** Labels of fields. */
      fields: string[];
      reason: string;
    }
  | { kind: 'entryClaimDecided'; name: string; accepted: boolean; reason: string }
  | { kind: 'accountLocked'; reason: string }
  | { kind: 'accountUnlocked' }
  | { kind: 'claimCode'; claim: string; sentAt: string; name: string }
  | { kind: 'entryClaimed'; name: string }
  | { kind: 'claimDecided'; name: string; accepted: boolean; reason: string }
  | { kind: 'emailChangeRequested'; newEmail: string }
  | { kind: 'emailChanged'; newEmail?: string; oldEmail?: string }
);

export interface MailText {
  subject: string;
  /** Paragraphs of plain text. */
  paragraphs: string[];
  /** A button in HTML, an address on a line of its own in text. */
  link?: { label: string; url: string };
  /** After the link. */
  closing?: string[];
}

const NOT_YOU = 'Wenn Sie das nicht waren, brauchen Sie nichts zu tun.';

/** `tokenOf` turns the id of a token into the part of the address that opens it. */
export function messageOf(job: MailJob, tokenOf: (id: string) => string): MailText {
  const link = (label: string, path: string) => ({ label, url: siteUrl(path) });
  switch (job.kind) {
    case 'confirmEmail':
      return {
        subject: 'Bitte bestätigen Sie Ihre E-Mail-Adresse',
        paragraphs: [
          'willkommen im Branchenbuch. Mit dieser Adresse wurde ein Konto angelegt. Bitte bestätigen Sie, dass sie Ihnen gehört; danach können Sie Ihre Firma eintragen.',
        ],
        link: link('E-Mail-Adresse bestätigen', confirmPath(tokenOf(job.token))),
        closing: ['Der Link gilt 48 Stunden.', `${NOT_YOU} Das Konto wird dann nicht freigeschaltet.`],
      };
    case 'signIn':
      return {
        subject: 'Ihr Link zum Anmelden',
        paragraphs: ['mit diesem Link melden Sie sich ohne Passwort an.'],
        link: link('Anmelden', confirmPath(tokenOf(job.token))),
        closing: ['Der Link gilt eine Stunde und nur einmal. Bitte geben Sie ihn niemandem weiter.', NOT_YOU],
      };
    case 'resetPassword':
      return {
        subject: 'Neues Passwort wählen',
        paragraphs: ['mit diesem Link wählen Sie ein neues Passwort für Ihr Konto.'],
        link: link('Neues Passwort wählen', confirmPath(tokenOf(job.token))),
        closing: ['Der Link gilt zwei Stunden und nur einmal.', `${NOT_YOU} Ihr bisheriges Passwort gilt weiter.`],
      };
    case 'changeEmail':
      return {
        subject: 'Bitte bestätigen Sie Ihre neue E-Mail-Adresse',
        paragraphs: [
          'künftig möchten Sie sich mit dieser Adresse anmelden. Bitte bestätigen Sie, dass sie Ihnen gehört.',
        ],
        link: link('Neue Adresse bestätigen', confirmPath(tokenOf(job.token))),
        closing: ['Der Link gilt 24 Stunden.', NOT_YOU],
      };
    case 'linkProvider':
      return {
        subject: `Anmeldung über ${job.provider} bestätigen`,
        paragraphs: [
          `jemand hat sich bei uns über ${job.provider} angemeldet und diese Adresse angegeben. Waren Sie das? Dann verbinden Sie beides mit diesem Link, in demselben Browser.`,
        ],
        link: link('Adresse bestätigen', confirmPath(tokenOf(job.token))),
        closing: ['Der Link gilt eine Stunde.', NOT_YOU],
      };
    case 'providerConnected':
      return {
        subject: `Anmeldung über ${job.provider} ist eingerichtet`,
        paragraphs: [`an Ihrem Konto können Sie sich ab jetzt auch über ${job.provider} anmelden.`],
        link: link('Anmeldung und Sicherheit', securityPath),
        closing: [
          `Waren Sie das nicht? Dann trennen Sie ${job.provider} bitte gleich von Ihrem Konto und ändern Sie Ihr Passwort.`,
        ],
      };
    case 'providerDisconnected':
      return {
        subject: `Anmeldung über ${job.provider} ist entfernt`,
        paragraphs: [`an Ihrem Konto kann sich niemand mehr über ${job.provider} anmelden.`],
        link: link('Anmeldung und Sicherheit', securityPath),
        closing: ['Waren Sie das nicht? Dann ändern Sie bitte gleich Ihr Passwort.'],
      };
    case 'emailChanged':
      return {
        subject: 'Ihre E-Mail-Adresse wurde geändert',
        paragraphs: [
          job.newEmail
            ? `Ihr Konto gehört ab jetzt zur Adresse ${job.newEmail}. An diese hier schreiben wir nicht mehr.`
            : 'Ihr Konto gehört ab jetzt zu dieser Adresse. Bitte melden Sie sich künftig mit ihr an.',
        ],
        closing: [`Waren Sie das nicht? Dann melden Sie sich bitte bei uns: ${operator().email || siteUrl()}`],
      };
    case 'emailChangeRequested':
      return {
        subject: 'Ihre E-Mail-Adresse soll geändert werden',
        paragraphs: [
          `für Ihr Konto wurde die neue Adresse ${job.newEmail} angegeben. Sie gilt, sobald sie von dort bestätigt ist.`,
          'Waren Sie das nicht? Dann ändern Sie bitte gleich Ihr Passwort und beenden Sie alle Sitzungen.',
        ],
        link: link('Zum Konto', accountPath),
      };
    case 'entryReceived':
      return {
        subject: `Ihr Eintrag ist bei uns: ${job.name}`,
        paragraphs: [
          `vielen Dank. Wir haben Ihren Eintrag „${job.name}“ erhalten. Ein Mensch liest ihn, bevor er erscheint; dann schreiben wir Ihnen.`,
          'Der Eintrag ist kostenlos, ohne Laufzeit und jederzeit löschbar.',
        ],
        link: link('Meine Einträge', accountPath),
      };
    case 'entryDecided': {
      const list = job.refused.map(({ label, reason }) => `${label}: ${reason || 'ohne Begründung'}`);
      const isNew = job.accepted.length === 0 || job.refused.length === 0;
      return {
        subject: job.slug ? `Ihr Eintrag ist aktuell: ${job.name}` : `Ihr Eintrag wurde nicht angenommen: ${job.name}`,
        paragraphs: [
          job.accepted.length > 0
            ? `wir haben Ihre Angaben zu „${job.name}“ geprüft und übernommen${isNew ? '' : `: ${job.accepted.join(', ')}`}.`
            : `wir haben Ihre Angaben zu „${job.name}“ geprüft und konnten sie nicht übernehmen.`,
          ...(list.length > 0 ? [`Nicht übernommen – ${list.join('; ')}`] : []),
          ...(job.note ? [job.note] : []),
        ],
        link: job.slug ? link('Eintrag ansehen', companyPath(job.slug)) : link('Meine Einträge', accountPath),
        closing: ['Sind Sie nicht einverstanden? Antworten Sie einfach auf diese Mail.'],
      };
    }
    case 'invited':
      return {
        subject: `Einladung zum Eintrag ${job.name}`,
        paragraphs: [`${job.by} lädt Sie ein, den Eintrag „${job.name}“ im Branchenbuch mit zu betreuen.`],
        link: link('Einladung ansehen', invitationPath(tokenOf(job.token))),
        closing: ['Die Einladung gilt 14 Tage.', 'Wenn Sie damit nichts anfangen können, brauchen Sie nichts zu tun.'],
      };
    case 'confirmEntry':
      return {
        subject: `Stimmt Ihr Eintrag noch? ${job.name}`,
        paragraphs: [
          `Ihr Eintrag „${job.name}“ im Branchenbuch ist auf dem Stand vom ${shortDate(job.since)}. Bitte sehen Sie ihn einmal durch: Stimmt alles, genügt ein Knopfdruck, ohne Anmeldung.`,
        ],
        link: link('Eintrag ansehen und bestätigen', confirmEntryPath(tokenOf(job.token))),
        closing: [
          `Der Link gilt ${CONFIRMATION_DAYS} Tage. Auf der Seite können Sie auch etwas ändern oder den Eintrag zurückziehen.`,
          'Sie bekommen diese Mail einmal im Jahr, weil Sie den Eintrag verwalten. Wenn Sie nichts tun, bleibt er, wie er ist.',
        ],
      };
    case 'memberRemoved':
      return {
        subject: `Sie betreuen einen Eintrag nicht mehr: ${job.name}`,
        paragraphs: [`der Eintrag „${job.name}“ gehört nicht mehr zu Ihrem Konto.`],
        closing: ['Wenn das ein Irrtum ist, antworten Sie bitte auf diese Mail.'],
      };
    case 'entryHandedOver':
      return {
        subject: `Sie verwalten jetzt einen Eintrag: ${job.name}`,
        paragraphs: [`die Verwaltung des Eintrags „${job.name}“ wurde an Sie übergeben.`],
        link: link('Zum Eintrag', editEntryPath(job.company)),
        closing: ['Wenn das ein Irrtum ist, antworten Sie bitte auf diese Mail.'],
      };
    case 'reportReceived':
      return {
        subject: `Ihre Meldung ${job.number}`,
        paragraphs: [
          `Ihre Meldung ist bei uns angekommen. Die Vorgangsnummer ist ${job.number}.`,
          'Ein Mensch sieht sie an; die Entscheidung und ihre Begründung schicken wir Ihnen an diese Adresse.',
        ],
        closing: [NOT_YOU],
      };
    case 'reportDecided':
      return {
        subject: `Entscheidung zu Ihrer Meldung ${job.number}`,
        paragraphs: [
          job.followed
            ? 'wir haben Ihre Meldung geprüft und sind ihr gefolgt.'
            : 'wir haben Ihre Meldung geprüft und sind ihr nicht gefolgt.',
          job.reason,
        ],
        closing: [
          'Geprüft und entschieden hat ein Mensch, ohne automatische Verfahren. Sind Sie nicht einverstanden? Antworten Sie innerhalb von sechs Monaten auf diese Mail, dann prüft es jemand anderes; der Rechtsweg steht Ihnen ebenfalls offen.',
        ],
      };
    case 'entryClosed':
      return {
        subject: `${job.isClosed ? 'Als dauerhaft geschlossen gezeigt' : 'Wieder als geöffnet gezeigt'}: ${job.name}`,
        paragraphs: [
          job.isClosed
            ? `auf eine Meldung hin (Vorgang ${job.number}) zeigen wir „${job.name}“ als dauerhaft geschlossen. Die Seite bleibt mit diesem Hinweis stehen; in Listen und in der Suche erscheint sie nicht mehr.`
            : `auf eine Meldung hin (Vorgang ${job.number}) zeigen wir „${job.name}“ nicht mehr als geschlossen. Listen und Suche führen wieder zu Ihrem Eintrag.`,
          `Die Begründung: ${job.reason}`,
        ],
        link: link('Eintrag ansehen', editEntryPath(job.company)),
        closing: [
          'Geprüft und entschieden hat ein Mensch. Stimmt es nicht? In Ihrem Eintrag können Sie es mit einem Druck ändern.',
        ],
      };
    case 'entryTakenOut':
      return {
        subject: `Ihr Eintrag wurde herausgenommen: ${job.name}`,
        paragraphs: [
          `auf eine Meldung hin (Vorgang ${job.number}) haben wir Ihren Eintrag „${job.name}“ aus dem Branchenbuch genommen. Er ist überall und auf Dauer nicht mehr zu sehen.`,
          `Die Begründung: ${job.reason}`,
          `Worauf sie sich stützt: ${job.ground}`,
        ],
        link: link('Meine Einträge', accountPath),
        closing: [
          'Geprüft und entschieden hat ein Mensch, ohne automatische Verfahren. Sind Sie nicht einverstanden? Antworten Sie innerhalb von sechs Monaten auf diese Mail, dann prüft es jemand anderes; der Rechtsweg steht Ihnen ebenfalls offen.',
        ],
      };
    case 'entryCorrected':
      return {
        subject: `In Ihrem Eintrag wurde etwas berichtigt: ${job.name}`,
        paragraphs: [
          `auf eine Meldung hin (Vorgang ${job.number}) haben wir Ihren Eintrag „${job.name}“ berichtigt: ${job.fields.join(', ')}.`,
          `Die Begründung: ${job.reason}`,
        ],
        link: link('Eintrag ansehen', companyPath(job.slug)),
        closing: [
          'Geprüft und entschieden hat ein Mensch. Stimmt es so nicht? Sie können es in Ihrem Konto gleich ändern, oder antworten Sie auf diese Mail.',
        ],
      };
    case 'entryClaimDecided':
      return {
        subject: `Entschieden: Übernahme von ${job.name}`,
        paragraphs: [
          job.accepted
            ? `der Nachweis für Ihren Eintrag „${job.name}“ ist geprüft: Die Person, die sich gemeldet hatte, betreut ihn ab jetzt mit Ihnen zusammen.`
            : `den Anspruch auf Ihren Eintrag „${job.name}“ haben wir abgelehnt. Es ändert sich nichts.`,
          ...(job.reason ? [job.reason] : []),
        ],
        link: link('Meine Einträge', accountPath),
        closing: ['Sind Sie nicht einverstanden? Antworten Sie einfach auf diese Mail.'],
      };
    case 'accountLocked':
      return {
        subject: 'Ihr Konto ist gesperrt',
        paragraphs: [`wir haben Ihr Konto gesperrt. Die Begründung: ${job.reason}`],
        closing: [
          'Die Entscheidung hat ein Mensch getroffen. Sind Sie nicht einverstanden? Antworten Sie innerhalb von sechs Monaten auf diese Mail; der Rechtsweg steht Ihnen ebenfalls offen.',
        ],
      };
    case 'accountUnlocked':
      return {
        subject: 'Ihr Konto ist wieder frei',
        paragraphs: ['die Sperre Ihres Kontos ist aufgehoben. Sie können sich wieder anmelden.'],
        link: link('Anmelden', signInPath()),
      };
    case 'claimCode':
      return {
        subject: `Ihr Code für den Eintrag ${job.name}`,
        paragraphs: [
          `jemand möchte den Eintrag „${job.name}“ im Branchenbuch übernehmen und hat diese Adresse angegeben.`,
          `Der Code lautet: ${claimCode(job.claim, new Date(job.sentAt))}`,
        ],
        closing: [`Er gilt ${CODE_MINUTES} Minuten.`, `${NOT_YOU} Ohne den Code ändert sich nichts.`],
      };
    case 'entryClaimed':
      return {
        subject: `Jemand möchte Ihren Eintrag übernehmen: ${job.name}`,
        paragraphs: [
          `zu Ihrem Eintrag „${job.name}“ hat sich jemand mit einem Nachweis gemeldet. Ein Mensch prüft das; bis dahin ändert sich nichts.`,
          'Wenn das eine Kollegin oder ein Kollege ist: gut. Wenn nicht, antworten Sie bitte auf diese Mail.',
        ],
        link: link('Meine Einträge', accountPath),
      };
    case 'claimDecided':
      return {
        subject: job.accepted
          ? `Der Eintrag gehört zu Ihrem Konto: ${job.name}`
          : `Übernahme nicht möglich: ${job.name}`,
        paragraphs: [
          job.accepted
            ? `Ihr Nachweis für „${job.name}“ ist geprüft. Sie können den Eintrag ab jetzt bearbeiten.`
            : `wir konnten Ihnen den Eintrag „${job.name}“ nicht übergeben.`,
          ...(job.reason ? [job.reason] : []),
        ],
        link: link('Meine Einträge', accountPath),
        closing: ['Sind Sie nicht einverstanden? Antworten Sie einfach auf diese Mail.'],
      };
    case 'alreadyRegistered':
      return {
        subject: 'Sie haben schon ein Konto',
        paragraphs: [
          'mit dieser E-Mail-Adresse wollte sich gerade jemand registrieren. Es gibt dazu schon ein Konto, an dem sich nichts geändert hat.',
        ],
        link: link('Anmelden', signInPath()),
        closing: [`Passwort vergessen? ${siteUrl(forgottenPasswordPath)}`, NOT_YOU],
      };
    case 'passwordChanged':
      return {
        subject: 'Ihr Passwort wurde geändert',
        paragraphs: ['das Passwort Ihres Kontos wurde soeben geändert. Auf anderen Geräten sind Sie abgemeldet.'],
        link: link('Passwort zurücksetzen', forgottenPasswordPath),
        closing: ['Waren Sie das nicht? Dann setzen Sie es bitte gleich über diesen Link zurück.'],
      };
    case 'accountDeleted':
      return {
        subject: 'Ihr Konto wurde gelöscht',
        paragraphs: ['Ihr Konto und alles, was nur dazu gehörte, ist gelöscht. Danke, dass Sie dabei waren.'],
      };
  }
}
