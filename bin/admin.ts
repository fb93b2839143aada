import { appointUser } from '#db/users/mutations.ts';
import { writeMailToken } from '#lib/auth/mail-token.ts';
import { siteUrl } from '#lib/env.ts';
import { confirmPath } from '#lib/paths.ts';
import { emailInput } from '#lib/text-input.ts';
import { runCommand, say, UserError } from './console.ts';
import { DATA_DIRECTORY, openDatabase } from './database.ts';
import { provideSecrets } from './secrets.ts';

/** `npm run admin -- create MAIL`: makes somebody an admin and shows the link with which to choose a password. */
await runCommand(async () => {
  const [verb, address] = process.argv.slice(2);
  const email = emailInput.safeParse(address);
  if (verb !== 'create' || !email.success) throw new UserError('Aufruf: npm run admin -- create name@firma.de');
  await provideSecrets(DATA_DIRECTORY);
  const database = await openDatabase();
  try {
    const { isNew, token } = await appointUser(email.data, 'admin');
    say(isNew ? `Konto für ${email.data} angelegt.` : `${email.data} ist jetzt Admin und überall abgemeldet.`);
    say(`Passwort wählen (gilt zwei Stunden, nur einmal):\n${siteUrl(confirmPath(writeMailToken(token)))}`);
  } finally {
    await database.close();
  }
});
