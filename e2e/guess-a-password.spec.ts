import { times } from '#db/scratch-database.ts';
import { expect, forgetLimits, newAddress, PASSWORD, test } from './fixtures.ts';
import { callAction, form, redirectOf, serverActions } from './server-actions.ts';

const STATE = { values: {}, errors: {} };
const WRONG = 'E-Mail-Adresse oder Passwort stimmen nicht.';
const TOO_MANY = 'Das waren zu viele Versuche.';

type Guess = { email: string; password: string; from?: string };

/** Tries to sign in as a script would, from whatever address it claims to come. */
function guesser(baseURL: string) {
  const action = serverActions().get('signInWithPassword');
  if (!action) throw new Error('signInWithPassword is not in the build');
  return async ({ email, password, from }: Guess): Promise<'judged' | 'refused' | 'in'> => {
    const forged: Record<string, string> = from
      ? { 'x-forwarded-for': from, 'x-real-ip': from, forwarded: `for=${from}`, 'x-client-address': from }
      : {};
    const answer = await callAction(baseURL, action, {
      args: [STATE, form({ email, password })],
      path: '/anmelden',
      headers: forged,
    });
    if (redirectOf(answer)) return 'in';
    if (answer.html.includes(WRONG)) return 'judged';
    expect(answer.html).toContain(TOO_MANY);
    return 'refused';
  };
}

const addressOf = (number: number) => `198.51.${number >> 8}.${number & 255}`;

test('ten guesses on one account are judged, and no more, whatever addresses they claim to come from', async ({
  page,
  baseURL,
  mailbox,
  insertUser,
  signInElsewhere,
}) => {
  test.setTimeout(900_000);
  const user = await insertUser();
  const known = await signInElsewhere(user);
  const guess = guesser(baseURL as string);
  let judged = 0;
  for (let batch = 0; batch < times(1000, 50); batch += 1) {
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        guess({ email: user.email, password: `geraten ${batch} ${index}`, from: addressOf(batch * 10 + index) }),
      ),
    );
    judged += outcomes.filter((outcome) => outcome === 'judged').length;
  }
  expect(judged).toBe(10);
  // Nor is the right one judged now, so that nobody learns by it.
  expect(await guess({ email: user.email, password: PASSWORD })).toBe('refused');

  // Where its owner is signed in, he stays so; and a mailed link lets him in anywhere.
  await known.goto('/konto');
  await expect(known.getByRole('navigation', { name: 'Mein Konto' })).toBeVisible();
  await page.goto('/passwort-vergessen');
  await page.getByLabel('E-Mail-Adresse').fill(user.email);
  await page.getByRole('button', { name: 'Link schicken' }).click();
  await page.waitForURL('**/gesendet');
  await page.goto((await mailbox.newest(user.email, 'Neues Passwort')).link);
  await page.getByLabel('Neues Passwort').fill('sieben Dachse pflücken Birnen');
  await page.getByRole('button', { name: 'Passwort speichern' }).click();
  await expect(page.getByRole('navigation', { name: 'Mein Konto' })).toBeVisible();
});

test('one password is not tried out on many accounts', async ({ baseURL }) => {
  test.setTimeout(900_000);
  const guess = guesser(baseURL as string);
  let judged = 0;
  for (let batch = 0; batch < times(200, 20); batch += 1) {
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        guess({ email: newAddress(), password: 'Sommer2026!', from: addressOf(batch * 10 + index) }),
      ),
    );
    judged += outcomes.filter((outcome) => outcome === 'judged').length;
  }
  expect(judged).toBeLessThanOrEqual(50);
  expect(judged).toBeGreaterThan(10);
});

test('what is answered does not tell whether an address has an account', async ({ baseURL, insertUser, lockUser }) => {
  const known = await insertUser();
  const locked = await insertUser();
  await lockUser(locked.id);
  const actions = serverActions();
  const forms: { action: string; path: string; values: (email: string) => Record<string, string> }[] = [
    {
      action: 'signInWithPassword',
      path: '/anmelden',
      values: (email) => ({ email, password: 'geraten, was sonst' }),
    },
    { action: 'sendSignInLink', path: '/anmelden', values: (email) => ({ email }) },
    { action: 'sendPasswordLink', path: '/passwort-vergessen', values: (email) => ({ email }) },
    {
      action: 'register',
      path: '/registrieren',
      values: (email) => ({ email, name: 'Neugierig', password: PASSWORD, terms: 'ja' }),
    },
  ];
  for (const { action: name, path, values } of forms) {
    const action = actions.get(name);
    if (!action) throw new Error(`${name} is not in the build`);
    const answers: string[] = [];
    for (const email of [known.email, locked.email, newAddress()]) {
      const answer = await callAction(baseURL as string, action, { args: [STATE, form(values(email))], path });
      const text = answer.html.replaceAll(email, 'ADDRESS');
      answers.push(`${answer.status} ${redirectOf(answer)} ${name === 'signInWithPassword' ? text : ''}`);
    }
    expect(new Set(answers).size, `${name}: ${answers.join('\n')}`).toBe(1);
  }
});

test('nor does when it is answered', async ({ baseURL, insertUser }) => {
  test.skip(!process.env.THOROUGH, 'A machine with other work to do tells nothing about a few milliseconds.');
  test.setTimeout(1_800_000);
  const known = await insertUser();
  const actions = serverActions();
  for (const [name, path] of [
    ['signInWithPassword', '/anmelden'],
    ['sendSignInLink', '/anmelden'],
    ['sendPasswordLink', '/passwort-vergessen'],
    ['register', '/registrieren'],
  ] as const) {
    const action = actions.get(name);
    if (!action) throw new Error(`${name} is not in the build`);
    const took: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] };
    const ask = async (kind: 'known' | 'unknown') => {
      const email = kind === 'known' ? known.email : newAddress();
      const args = [STATE, form({ email, name: 'Neugierig', password: 'geraten, was sonst', terms: 'ja' })];
      const begun = performance.now();
      await callAction(baseURL as string, action, { args, path });
      took[kind].push(performance.now() - begun);
    };
    for (let number = 0; number < 500; number += 1) {
      await forgetLimits();
      await Promise.all(number % 2 === 0 ? [ask('known'), ask('unknown')] : [ask('unknown'), ask('known')]);
    }
    const [ofKnown, ofUnknown] = [took.known.sort((a, b) => a - b), took.unknown.sort((a, b) => a - b)];
    const at = (list: number[], part: number) => list[Math.floor(list.length * part)] as number;
    console.info(
      `${name}: ${[0.1, 0.5, 0.9].map((part) => `${at(ofKnown, part).toFixed(1)} / ${at(ofUnknown, part).toFixed(1)} ms`).join(', ')}`,
    );
    expect(Math.abs(at(ofKnown, 0.5) - at(ofUnknown, 0.5))).toBeLessThanOrEqual(5);
    // Each begins before the other ends.
    expect(at(ofKnown, 0.1)).toBeLessThan(at(ofUnknown, 0.9));
    expect(at(ofUnknown, 0.1)).toBeLessThan(at(ofKnown, 0.9));
  }
});
