import { type FormState, formState } from '#lib/form.ts';
import { signedInAgainPath, signInPath } from '#lib/paths.ts';

export const SESSION_ENDED =
  'Ihre Anmeldung ist abgelaufen. Bitte melden Sie sich noch einmal an und schicken Sie dann dieses Formular ab. Was Sie eingegeben haben, bleibt hier stehen.';

/** The form as it was typed. It stays open while its author signs in beside it: nothing has to be kept for somebody unknown. */
export const signedOutState = (formData: FormData): FormState => ({
  ...formState(formData, {}, SESSION_ENDED),
  signIn: signInPath(signedInAgainPath),
});
