import { hash, verify } from '@node-rs/argon2';
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import * as common from '@zxcvbn-ts/language-common';
import * as german from '@zxcvbn-ts/language-de';
import { isStaff, type Role } from '#lib/permissions.ts';

/** OWASP's Password Storage Cheat Sheet: argon2id (the library's default) with 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Longer ones only cost time. None is ever cut: what is too long is refused. */
export const PASSWORD_MAX_LENGTH = 1024;
export const passwordMinLength = (role: Role = 'member'): number => (isStaff(role) ? 15 : 12);

/** „ü“ can be typed as one character or as two: NIST SP 800-63B, 3.1.1.2, asks for one form. */
const normalised = (password: string) => password.normalize('NFKC');

export const hashPassword = (password: string): Promise<string> => hash(normalised(password), COST);

let dummy: Promise<string> | undefined;

/** Takes the same time whether there is a hash to compare with or not. */
export async function isPassword(password: string, stored: string | null | undefined): Promise<boolean> {
  dummy ??= hashPassword('nobody’s password, hashed so that nobody can tell who has none');
  const right = await verify(stored ?? (await dummy), normalised(password.slice(0, PASSWORD_MAX_LENGTH + 1)));
  return right && Boolean(stored);
}

let estimator: ZxcvbnFactory | undefined;

/** Guesses, as a power of ten, that an attacker who has stolen the hash must need at least: years, at this cost of each. */
const LEAST_GUESSES = 9.5;
/** The rest of a long password makes it no worse, and judging it would keep everybody else waiting. */
const JUDGED_LENGTH = 48;

/** What is wrong with a new password, as a German sentence; null if it is good. `about`: words that are no secret, such as the address. */
export function passwordProblem(password: string, about: readonly string[], role: Role = 'member'): string | null {
  const text = normalised(password);
  const least = passwordMinLength(role);
  const length = [...text].length;
  if (length < least) return `Bitte wählen Sie mindestens ${least} Zeichen; es sind erst ${length}.`;
  if (text.length > PASSWORD_MAX_LENGTH) return `Bitte wählen Sie höchstens ${PASSWORD_MAX_LENGTH} Zeichen.`;
  estimator ??= new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...german.dictionary },
    graphs: common.adjacencyGraphs,
    // Not useLevenshteinDistance: comparing with each word of the dictionaries takes a second, in which nobody else is served.
    translations: german.translations,
  });
  const words = [
    'branchenbuch',
    'european business connect',
    ...about.flatMap((word) => [word, ...word.split(/[@.\s]+/)]),
  ];
  const { guessesLog10, feedback } = estimator.check(
    text.slice(0, JUDGED_LENGTH),
    words.filter((word) => word.length > 2),
  );
  if (guessesLog10 >= LEAST_GUESSES) return null;
  const reason = feedback.warning ?? 'Dieses Passwort ist leicht zu erraten.';
  return `${reason} Nehmen Sie zum Beispiel vier zufällige Wörter.`;
}
