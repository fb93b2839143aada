import { createHmac } from 'node:crypto';
import { type FormOutcome, getFormOutcome, type SentForm } from '#db/users/mutations.ts';
import { asForm } from '#lib/form.ts';

/** What differs between two presses of the same button, and what Next adds. */
const NOT_SAID = /^\$|^(formKey|solution)$/;

/** A form as it came, by the key that was given to it when it was shown. Null for one without: it is on its own each time. */
export function sentForm(sent: FormData): SentForm | null {
  const formData = asForm(sent);
  const key = formData.get('formKey');
  if (typeof key !== 'string' || !/^[\w+/=-]{16,200}$/.test(key)) return null;
  const said = [...formData].filter(([name, value]) => typeof value === 'string' && !NOT_SAID.test(name)).sort();
  return { key, content: digest(JSON.stringify(said)) };
}

/** Keyed, because passwords are among what is said. */
const digest = (text: string) =>
  createHmac('sha256', process.env.AUTH_SECRET as string)
    .update(`form:${text}`)
    .digest('base64url');

/** Whether a form has been sent before, and what came of it. */
export const outcomeBefore = async (form: SentForm | null): Promise<FormOutcome | null> => form && getFormOutcome(form);

export const FORM_CHANGED =
  'Dieses Formular wurde schon abgeschickt, mit anderen Angaben. Bitte laden Sie die Seite neu und schicken Sie es dann noch einmal.';
