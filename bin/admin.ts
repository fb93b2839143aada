import { forgetCommenter } from '#db/articles/mutations.ts';
import { appointUser } from '#db/users/mutations.ts';
import { writeMailToken } from '#lib/auth/mail-token.ts';
import { siteUrl } from '#lib/env.ts';
import { confirmPath } from '#lib/paths.ts';
import { emailInput } from '#lib/text-input.ts';
import { count, runCommand, say, UserError } from './console.ts';
import { DATA_DIRECTORY, openDatabase } from './database.ts';
import { provideSecrets } from './secrets.ts';

const USAGE = `npm run admin -- create name@firma.de        macht jemanden zum Admin
npm run admin -- forget-commenter "NAME"     nimmt einen Namen von allen Kommentaren`;

await runCommand(async () => {
  const [verb, argument = '', ...rest] = process.argv.slice(2);
  if (verb === 'create') await create(argument);
  else if (verb === 'forget-commenter' && argument && rest.length === 0) await forget(argument);
  else throw new UserError(USAGE);
});

/** Makes somebody an admin and shows the link with which to choose a password. */
async function create(address: string) {
  const email = emailInput.safeParse(address);
  if (!email.success) throw new UserError(USAGE);
  await provideSecrets(DATA_DIRECTORY);
  const database = await openDatabase();
  try {
    const { isNew, token } = await appointUser(email.data, 'admin');
    say(isNew ? `Konto für ${email.data} angelegt.` : `${email.data} ist jetzt Admin und überall abgemeldet.`);
    say(`Passwort wählen (gilt zwei Stunden, nur einmal):\n${siteUrl(confirmPath(writeMailToken(token)))}`);
  } finally {
    await database.close();
  }
}

/** Comments of a moved blog stay, whoever wrote them may go. */
async function forget(name: string) {
  await provideSecrets(DATA_DIRECTORY);
  const database = await openDatabase();
  try {
    const comments = await forgetCommenter(name);
    if (comments === 0) throw new UserError(`Unter dem Namen „${name}“ gibt es keinen Kommentar.`);
    say(`${count(comments)} Kommentare stehen jetzt ohne den Namen „${name}“ da.`);
  } finally {
    await database.close();
  }
}
