import { hash } from 'node:crypto';
import { formatPhone } from '#lib/companies/phone.ts';

/** What of an entry a query can be made of, and judged by. */
export interface Entry {
  id: number;
  externalId: string | null;
  name: string;
  folded: string;
  phone: string | null;
  website: string | null;
  postalCode: string | null;
  latitude: number | null;
  longitude: number | null;
  place: string;
  placeName: string;
  state: string | null;
  district: string | null;
  trades: string[];
  tradeName: string;
}

export interface Query {
  was: string;
  wo: string;
}

/** Texts that people might type for an entry, by kind. */
export const asked: Readonly<Record<string, (entry: Entry) => Query>> = {
  name: ({ name }) => ({ was: name, wo: '' }),
  lower: ({ name }) => ({ was: spelledOut(name.toLowerCase()), wo: '' }),
  sound: ({ name }) => ({ was: soundsLike(name), wo: '' }),
  typo: ({ name, externalId }) => ({ was: withError(name, externalId ?? name), wo: '' }),
  'name-place': ({ name, placeName }) => ({ was: name, wo: placeName }),
  'one-field': ({ name, placeName }) => ({ was: `${name} ${placeName}`, wo: '' }),
  'trade-name': ({ tradeName, name, placeName }) => ({ was: `${tradeName} ${longestWord(name)}`, wo: placeName }),
  'first-words': ({ name, placeName }) => ({ was: name.split(/\s+/).slice(0, 2).join(' '), wo: placeName }),
  'phone-e164': ({ phone }) => ({ was: phone ?? '', wo: '' }),
  'phone-national': ({ phone }) => ({ was: formatPhone(phone ?? ''), wo: '' }),
  'phone-digits': ({ phone }) => ({ was: national(phone), wo: '' }),
  'phone-slashes': ({ phone }) => ({
    was: formatPhone(phone ?? '')
      .replace(' ', '/')
      .replace(/(\d{3})(?=\d)/g, '$1-'),
    wo: '',
  }),
  'phone-zeros': ({ phone }) => ({ was: `0049 (0) ${national(phone).slice(1)}`, wo: '' }),
  'phone-begun': ({ phone }) => ({ was: national(phone).slice(0, -1), wo: '' }),
  domain: ({ website }) => ({ was: new URL(website ?? '').host, wo: '' }),
  address: ({ website }) => ({ was: website ?? '', wo: '' }),
};

const national = (phone: string | null) => formatPhone(phone ?? '').replace(/\D/g, '');

const longestWord = (name: string) => name.split(/[^\p{L}\p{N}]+/u).reduce((a, b) => (b.length > a.length ? b : a), '');

const spelledOut = (text: string) =>
  text.replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue').replaceAll('ß', 'ss');

/** Spellings of one sound, each for another. */
const SOUNDS: readonly [string, string][] = [
  ['ei', 'ai'],
  ['mm', 'm'],
  ['ck', 'k'],
  ['tt', 't'],
  ['ll', 'l'],
  ['nn', 'n'],
  ['th', 't'],
  ['tz', 'z'],
  ['ie', 'i'],
];

function soundsLike(name: string): string {
  const [from, to] = SOUNDS.find(([sound]) => name.includes(sound)) ?? ['', ''];
  return name.replace(from, to);
}

const NEIGHBOURS: Readonly<Record<string, string>> = {
  ...{ a: 's', b: 'v', c: 'x', d: 's', e: 'r', f: 'g', g: 'h', h: 'j', i: 'o', j: 'k', k: 'l', l: 'k', m: 'n' },
  ...{ n: 'm', o: 'i', p: 'o', q: 'w', r: 't', s: 'a', t: 'z', u: 'i', v: 'b', w: 'e', x: 'c', y: 'x', z: 't' },
};

/** A typing error in the longest word, the same for the same seed: two letters swapped, one left out, doubled, or its neighbour. */
export function withError(name: string, seed: string): string {
  const word = longestWord(name);
  const digest = hash('sha256', seed, 'buffer');
  // Not the first letter: people seldom get that wrong.
  const at = 1 + ((digest[0] as number) % Math.max(1, word.length - 2));
  const [before, letter, next, after] = [word.slice(0, at), word.charAt(at), word.charAt(at + 1), word.slice(at + 2)];
  const wrong = [
    `${before}${next}${letter}${after}`,
    `${before}${next}${after}`,
    `${before}${letter}${letter}${next}${after}`,
    `${before}${NEIGHBOURS[letter.toLowerCase()] ?? 'x'}${next}${after}`,
  ];
  const choice = wrong[(digest[1] as number) % wrong.length] as string;
  // Two equal letters swapped are no error.
  return name.replace(word, choice === word ? (wrong[1] as string) : choice);
}
