import { wordsOf } from './words.ts';

/** „an der“, „im“: what an abbreviated name may leave out. */
export const isLittleWord = (word: string): boolean => LITTLE_WORDS.test(word);

const LITTLE_WORDS = /^(?:an|am|auf|bei|beim|im|in|ob|unter|vor|vorm|zu|zum|der|dem|den|die|das)$/;
/** Where the part of a name begins that only tells it from others: „Frankfurt | am Main“, „Halle | (Saale)“. */
const ADDITION = /\s*[(,/].*$|\s+(?:an der|am|im|in|ob der|bei|vor der|auf|unter|zum?)\s.*$/i;
const TITLE = /^(?:hansestadt|lutherstadt|barlachstadt|reuterstadt|universitatsstadt|landeshauptstadt|gemeinde|stadt) /;
/** Not a part of its own: Neu-Isenburg is not Isenburg. */
const PREFIX =
  /^(?:alt|neu|gross|klein|ober|unter|nieder|hohe|hohen|nord|sud|ost|west|deutsch|bad|sankt|st|burg|markt)$/;

/** How a place may be typed, folded: as it is usually called, and in forms that only count when nothing is called so. */
export function placeForms(name: string, kind: 'state' | 'district' | 'town'): { usual: string[]; short: string[] } {
  const whole = wordsOf(name).join(' ');
  const usual = new Set([whole, wordsOf(name.replace(ADDITION, '')).join(' ')]);
  const short = new Set<string>();
  if (kind === 'district') {
    const core = whole.replace(/^(?:landkreis|kreis|stadteregion|regionalverband|region) /, '').replace(/ ?kreis$/, '');
    usual.add(whole.replace(/^(?:landkreis|kreis) /, ''));
    for (const title of ['landkreis', 'kreis', 'lk', 'ldkr', 'lkr']) short.add(`${title} ${core}`);
  }
  if (kind === 'town') {
    for (const form of [...usual]) {
      usual.add(form.replace(TITLE, ''));
      if (/^sankt /.test(form)) usual.add(form.replace(/^sankt /, 'st '));
      if (/^st /.test(form)) usual.add(form.replace(/^st /, 'sankt '));
    }
    const words = whole.split(' ');
    const little = words.map((word, index) => index > 0 && isLittleWord(word));
    if (little.includes(true)) {
      // „Frankfurt Main“, „Frankfurt a. Main“, „Frankfurt a. M.“, „Rothenburg o. d. T.“
      short.add(words.filter((_, index) => !little[index]).join(' '));
      const abbreviated = words.map((word, index) => (little[index] ? word.charAt(0) : word));
      short.add(abbreviated.join(' '));
      const from = little.indexOf(true);
      short.add(abbreviated.map((word, index) => (index > from ? word.charAt(0) : word)).join(' '));
    } else if (/[(/]/.test(name) && words.length === 2) {
      for (const link of ['an der', 'a d', 'a', 'am', 'in der', 'in', 'i'])
        short.add(`${words[0]} ${link} ${words[1]}`);
      short.add(`${words[0]} ${words[1]?.charAt(0)}`);
    }
    if (/^bad /.test(whole)) short.add(whole.slice(4));
    const parts = name.split(/[-/]/).map((part) => wordsOf(part).join(' '));
    if (parts.length > 1 && !parts.some((part) => PREFIX.test(part))) for (const part of parts) short.add(part);
  }
  if (whole.includes(' ')) short.add(whole.replaceAll(' ', ''));
  usual.delete('');
  for (const form of short) if (usual.has(form) || form.length < 2) short.delete(form);
  return { usual: [...usual], short: [...short] };
}

const STATE_FORMS: Readonly<Record<string, readonly string[]>> = {
  'baden wurttemberg': ['bw', 'bawu', 'ba wu', 'wurttemberg'],
  bayern: ['by', 'freistaat bayern'],
  brandenburg: ['brb', 'land brandenburg', 'mark brandenburg'],
  hessen: ['he'],
  'mecklenburg vorpommern': ['mv', 'mvp', 'meck pomm', 'meckpomm', 'mecklenburg'],
  niedersachsen: ['nds', 'ni'],
  'nordrhein westfalen': ['nrw', 'nordrhein', 'westfalen'],
  'rheinland pfalz': ['rlp', 'rp', 'rheinland', 'pfalz'],
  saarland: ['saar', 'sl'],
  sachsen: ['sn', 'freistaat sachsen'],
  'sachsen anhalt': ['lsa', 'anhalt'],
  'schleswig holstein': ['sh', 'holstein', 'schleswig holst'],
  thuringen: ['th', 'freistaat thuringen'],
};

/** What people call a Bundesland for short. */
export const stateForms = (name: string): readonly string[] => STATE_FORMS[wordsOf(name).join(' ')] ?? [];
