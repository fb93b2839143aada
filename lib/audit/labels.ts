import { ENTRY_FIELDS } from '#lib/submissions/fields.ts';

/** What was done, as people say it. An action without a word here is shown as it is stored. */
const ACTIONS: Readonly<Record<string, string>> = {
  'submission.send': 'Neuen Eintrag abgeschickt',
  'submission.takeBack': 'Eingereichtes zurückgenommen',
  'submission.accept': 'Eingereichtes angenommen',
  'submission.reject': 'Eingereichtes abgelehnt',
  'company.change': 'Eintrag geändert, sofort sichtbar',
  'company.propose': 'Änderung vorgeschlagen',
  'company.confirm': 'Eintrag bestätigt',
  'company.withdraw': 'Eintrag zurückgezogen',
  'company.restore': 'Eintrag wiederhergestellt',
  'company.takeOut': 'Eintrag herausgenommen',
  'claim.prove.mail': 'Eintrag übernommen: Code per Mail',
  'claim.prove.file': 'Eintrag übernommen: Datei auf der Website',
  'claim.prove.metaTag': 'Eintrag übernommen: Meta-Tag',
  'claim.prove.dns': 'Eintrag übernommen: DNS-Eintrag',
  'claim.accept': 'Übernahme zugesprochen',
  'claim.reject': 'Übernahme abgelehnt',
  'member.invite': 'Jemanden zum Eintrag eingeladen',
  'member.uninvite': 'Einladung zurückgenommen',
  'member.join': 'Einladung angenommen',
  'member.role': 'Rolle am Eintrag geändert',
  'member.handOver': 'Eintrag übergeben',
  'member.remove': 'Jemanden vom Eintrag genommen',
  'member.leave': 'Eintrag verlassen',
  'report.followed': 'Meldung gefolgt',
  'report.withdraw': 'Meldung gefolgt, Eintrag herausgenommen',
  'report.declined': 'Meldung nicht gefolgt',
  'report.apply': 'Meldung gefolgt, Eintrag berichtigt',
  'report.removePerson': 'Widerspruch gefolgt, Namen entfernt',
  'inbox.plan.accept': 'Mit anderen zusammen angenommen, noch nicht gültig',
  'inbox.plan.reject': 'Mit anderen zusammen abgelehnt, noch nicht gültig',
  'inbox.undo': 'Entscheidung zurückgenommen, bevor sie galt',
  'submission.enter': 'Für ein Mitglied ausgefüllt',
  'category.update': 'Branche geändert',
  'category.merge': 'Branchen zusammengelegt',
  'article.create': 'Artikel begonnen',
  'article.write': 'Neue Fassung eines Artikels begonnen',
  'article.details': 'Angaben eines Artikels geändert',
  'article.publish': 'Artikel veröffentlicht',
  'article.publish.alone': 'Artikel ohne Freigabe veröffentlicht',
  'article.publish.due': 'Artikel zur geplanten Zeit veröffentlicht',
  'article.submit': 'Artikel zur Prüfung gegeben',
  'article.sendBack': 'Artikel aus der Prüfung zurückgegeben',
  'article.approve': 'Artikel freigegeben',
  'article.schedule': 'Artikel geplant',
  'article.schedule.alone': 'Artikel ohne Freigabe geplant',
  'article.correct': 'Berichtigung unter einem Artikel veröffentlicht',
  'article.correct.remove': 'Berichtigung eines Artikels entfernt',
  'article.restore': 'Ältere Fassung eines Artikels wieder hervorgeholt',
  'article.preview': 'Link zur Vorschau eines Artikels erstellt',
  'article.preview.end': 'Links zur Vorschau eines Artikels ungültig gemacht',
  'article.plan': 'Artikel für einen Tag vorgesehen',
  'article.remark.settle': 'Anmerkung zu einem Artikel erledigt oder wieder geöffnet',
  'article.remark': 'Anmerkung zu einem Artikel geschrieben',
  'article.release.alone': 'Neue Fassung eines Artikels ohne Freigabe freigeschaltet',
  'article.release': 'Neue Fassung eines Artikels freigeschaltet',
  'article.withdraw': 'Artikel zurückgezogen',
  'article.reopen': 'Artikel wieder zum Entwurf gemacht',
  'article.takeOver': 'Artikel von jemand anderem übernommen',
  'user.actAs': 'Als Mitglied angemeldet',
  'user.actAs.end': 'Anmeldung als Mitglied beendet',
  'user.role': 'Rolle eines Kontos geändert',
  'user.appoint': 'Konto ernannt',
  'user.lock': 'Konto gesperrt',
  'user.unlock': 'Sperre aufgehoben',
  'user.own': 'Eigenes Konto geändert',
  'user.delete': 'Konto gelöscht',
  'command.import': 'Daten importiert',
  'command.forgetCommenter': 'Namen von Kommentaren genommen',
  'command.seed': 'Beispiele eingetragen',
  'command.unseed': 'Beispiele entfernt',
};

export const actionLabel = (action: string): string => ACTIONS[action] ?? action;

const FIELDS = new Map<string, string>([
  ...ENTRY_FIELDS.map(({ field, label }): [string, string] => [field, label]),
  ['role', 'Rolle'],
  ['slug', 'Adresse'],
  ['publishedAt', 'Datum'],
  ['plannedOn', 'Vorgesehener Tag'],
  ['topics', 'Themen'],
  ['authors', 'Autoren'],
  ['pinned', 'Hervorgehoben'],
  ['password', 'Passwort'],
  ['provider', 'Anmeldung über einen Anbieter'],
]);

export const auditFieldLabel = (field: string): string => FIELDS.get(field) ?? field;

const KINDS: Readonly<Record<string, string>> = {
  company: 'Eintrag',
  submission: 'Eingereichtes',
  report: 'Meldung',
  user: 'Konto',
  category: 'Branche',
  article: 'Artikel',
  source: 'Quelle',
};

/** Its name where one is known, otherwise its kind and number: „Eintrag 17“. */
export function subjectLabel(subject: string, name: string | undefined): string {
  const [kind = '', ...rest] = subject.split(':');
  return name ?? `${KINDS[kind] ?? kind} ${rest.join(':')}`;
}
