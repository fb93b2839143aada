import { z } from 'zod';
import { lines } from '#lib/text-input.ts';

export const NOTE_MAX_LENGTH = 2000;
export const FIELD_REASON_MAX_LENGTH = 500;

export const decisionInput = z.object({
  intent: z.enum(['accept', 'reject'], { error: 'Bitte wählen Sie „Annehmen“ oder „Ablehnen“.' }),
  template: z.string().optional(),
  note: lines(NOTE_MAX_LENGTH),
});

interface Template {
  label: string;
  text: string;
}

/** Words for the most frequent reasons, to begin with: what is sent is the text, as edited. */
export const REASONS: readonly Template[] = [
  {
    label: 'Name nicht zuzuordnen',
    text: 'Die Angaben lassen sich nicht zuordnen: Bitte nennen Sie den Namen so, wie er im Impressum steht.',
  },
  {
    label: 'Werbung für andere',
    text: 'Die Beschreibung enthält Werbung für andere. Bitte beschreiben Sie nur Ihr eigenes Angebot.',
  },
  {
    label: 'Steht schon im Branchenbuch',
    text: 'Diese Firma steht schon im Branchenbuch. Bitte übernehmen Sie den vorhandenen Eintrag.',
  },
  {
    label: 'Branche passt nicht',
    text: 'Die Branche passt nicht zum Angebot. Bitte wählen Sie eine treffendere.',
  },
  {
    label: 'Anschrift nicht auffindbar',
    text: 'Unter dieser Anschrift haben wir die Firma nicht gefunden. Bitte prüfen Sie Straße, Hausnummer und Ort.',
  },
  {
    label: 'Kein Betrieb',
    text: 'Das Branchenbuch nennt Betriebe, Praxen, Kanzleien und Vereine. Private Angebote nehmen wir nicht auf.',
  },
];

export const CLAIM_REASONS: readonly Template[] = [
  {
    label: 'Nachweis reicht nicht',
    text: 'Der Nachweis zeigt nicht, dass Sie für diese Firma sprechen dürfen. Bitte weisen Sie es über die Website oder eine Adresse der Firma nach.',
  },
  {
    label: 'Wird schon betreut',
    text: 'Der Eintrag wird von der Firma selbst betreut. Bitte lassen Sie sich dort einladen.',
  },
];

export const REPORT_REASONS: readonly Template[] = [
  { label: 'Berichtigt', text: 'Wir haben die Angabe geprüft und berichtigt.' },
  { label: 'Geschlossen', text: 'Wir haben geprüft, dass es die Firma nicht mehr gibt.' },
  { label: 'Angabe stimmt', text: 'Wir haben die Angabe geprüft. Sie stimmt mit der Website der Firma überein.' },
  {
    label: 'Öffentliche Quelle',
    text: 'Die Angabe stammt aus einer öffentlichen Quelle und betrifft den Geschäftsbetrieb; überwiegende Gründe dagegen haben wir nicht gefunden.',
  },
  {
    label: 'Nicht nachvollziehbar',
    text: 'Wir konnten nicht nachvollziehen, was an der Angabe falsch oder rechtswidrig ist.',
  },
];

/** What was written; where nothing was, the chosen template as it stands. Without JavaScript a choice does not fill the text. */
export const reasonOf = (text: string, template: string | undefined, templates: readonly Template[]): string =>
  text || (templates.find(({ label }) => label === template)?.text ?? '');
