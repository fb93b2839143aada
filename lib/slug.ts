const MAX_LENGTH = 80;
const SPELLED_OUT: Record<string, string> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ı: 'i',
  '&': ' und ',
};

/** The part of an address that stands for a name. Empty when nothing of the text can be written in an address. */
export function slugify(text: string): string {
  const slug = text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFC')
    .replace(/[äöüßæœøłđı&]/g, (letter) => SPELLED_OUT[letter] ?? letter)
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return slug.length <= MAX_LENGTH ? slug : cutAtWord(slug);
}

function cutAtWord(slug: string): string {
  const lastWord = slug.lastIndexOf('-', MAX_LENGTH);
  return slug.slice(0, lastWord > 0 ? lastWord : MAX_LENGTH);
}
