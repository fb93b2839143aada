/** Words of a text with what stands around them: found again after the text around them has changed. */
export interface Passage {
  quote: string;
  before: string;
  after: string;
}

/** How much of its surroundings a passage remembers. */
export const AROUND = 40;
/** Longer ones name a place by how they begin. */
export const QUOTE_MAX_LENGTH = 500;

export const passageAt = (text: string, start: number, end: number): Passage => ({
  quote: text.slice(start, Math.min(end, start + QUOTE_MAX_LENGTH)),
  before: text.slice(Math.max(0, start - AROUND), start),
  after: text.slice(end, end + AROUND),
});

/** Where a passage stands now: of several such places the one whose surroundings are most like those it had. Null: it is gone. */
export function findPassage(text: string, { quote, before, after }: Passage): { start: number; end: number } | null {
  if (!quote) return null;
  let best: { start: number; likeness: number } | null = null;
  for (let start = text.indexOf(quote); start >= 0; start = text.indexOf(quote, start + 1)) {
    const likeness =
      sharedEnd(text.slice(Math.max(0, start - AROUND), start), before) +
      sharedBeginning(text.slice(start + quote.length, start + quote.length + AROUND), after);
    if (!best || likeness > best.likeness) best = { start, likeness };
  }
  return best && { start: best.start, end: best.start + quote.length };
}

function sharedBeginning(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}

const sharedEnd = (one: string, other: string): number =>
  sharedBeginning([...one].reverse().join(''), [...other].reverse().join(''));
