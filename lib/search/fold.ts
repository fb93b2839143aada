const COMBINING_MARKS = /[\u0300-\u036f]/g;
const LIGATURES: Record<string, string> = { ß: 'ss', æ: 'ae', œ: 'oe' };
const UNDECOMPOSED: Record<string, string> = { ø: 'o', ł: 'l', đ: 'd', ı: 'i' };

/**
 * One spelling for comparing: lower case, ß = ss, accents gone, and ä = ae = a (likewise ö, ü). The twin of the SQL function
 * `fold`; db/search.test.ts holds them together.
 */
export function fold(text: string): string {
  return (
    text
      .toLowerCase()
      .replace(/[ßæœ]/g, (letter) => LIGATURES[letter] ?? letter)
      .normalize('NFKD')
      // Not before: ǿ is an ø only then.
      .replace(/[øłđı]/g, (letter) => UNDECOMPOSED[letter] ?? letter)
      .replace(COMBINING_MARKS, '')
      .replace(/([aou])e/g, '$1')
  );
}
