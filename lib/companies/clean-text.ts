const LINE_BREAKS = /\r\n?|[\u2028\u2029\u0085]/g;
// Control and formatting characters that change how text looks or cannot be stored. Joiners stay: scripts need them.
const INVISIBLE = /[\p{Cc}\p{Cs}\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]/gu;

/** One line of text from outside, or null if nothing readable is left of it. */
export function cleanLine(text: string | undefined, maxLength: number): string | null {
  if (!text) return null;
  return cut(visible(text), maxLength) || null;
}

/** What cannot be seen goes first: it may have stood between two spaces, or between a letter and its accent. */
const visible = (line: string): string =>
  line.replace(/\s+/g, ' ').replace(INVISIBLE, '').replace(/ {2,}/g, ' ').trim().normalize('NFC');

/** Text of several lines: paragraphs stay, the rest is as in `cleanLine`. */
export function cleanText(text: string | undefined, maxLength: number): string | null {
  if (!text) return null;
  const clean = text.replace(LINE_BREAKS, '\n').split('\n').map(visible);
  return (
    cut(
      clean
        .join('\n')
        .replace(/\n{3,}/g, '\n\n')
        .trim(),
      maxLength,
    ) || null
  );
}

/** At a word if there is one near the end, and never through a character. */
function cut(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const room = text.slice(0, maxLength - 1);
  const word = room.lastIndexOf(' ');
  const kept = word > maxLength * 0.8 ? room.slice(0, word) : room;
  return `${kept.replace(/[\ud800-\udbff]$/, '').trimEnd()}…`;
}
