/** Around a word that was found. In no text: both are characters for private use, and taken out of what is searched. */
export const MARKS = ['\ue000', '\ue001'] as const;

interface PassagePart {
  text: string;
  isMarked: boolean;
  /** How many characters stand before it. */
  at: number;
}

/** Takes a text apart at its marks; what stands between an opening and a closing one is what was looked for. */
export function partsOf(text: string): PassagePart[] {
  const [open, close] = MARKS;
  const parts: PassagePart[] = [];
  let at = 0;
  const add = (part: string, isMarked: boolean) => {
    if (part) parts.push({ text: part, isMarked, at });
    at += part.length;
  };
  for (const [index, piece] of text.split(open).entries()) {
    const [inside = '', ...after] = index === 0 ? ['', piece] : piece.split(close);
    add(inside, true);
    add(after.join(''), false);
  }
  return parts;
}
