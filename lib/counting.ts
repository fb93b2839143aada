/** 1 → „1 Eintrag“, 12345 → „12.345 Einträge“ */
export const counted = (count: number, one: string, many: string): string =>
  `${count.toLocaleString('de-DE')} ${count === 1 ? one : many}`;

/**
 * How many there are: all of them were counted, or counting ended before the last. The two have no field in common, so that nobody
 * shows the second as if it were the first.
 */
export type Count = { exact: number } | { atLeast: number };

export const NONE: Count = { exact: 0 };

/** Nothing at all; where counting ended early, there may be some beyond. */
export const isNone = (count: Count): boolean => 'exact' in count && count.exact === 0;

/** Something was found, however much of it there is. */
export const isSome = (count: Count): boolean => ('exact' in count ? count.exact : count.atLeast) > 0;

/** „38 Treffer“, „Mehr als 10.000 Treffer“ */
export function countedSoFar(count: Count, one: string, many: string): string {
  const number = numberSoFar(count);
  return `${number.charAt(0).toUpperCase()}${number.slice(1)} ${/^\D*1$/.test(number) ? one : many}`;
}

/** „38“, „mehr als 10.000“ */
export function numberSoFar(count: Count): string {
  if ('exact' in count) return count.exact.toLocaleString('de-DE');
  if (count.atLeast < 2) return `mindestens ${count.atLeast}`;
  return `mehr als ${roundedDown(count.atLeast - 1).toLocaleString('de-DE')}`;
}

/** 8123 → 8100: where counting ended by chance says nothing. */
function roundedDown(count: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(count)) - 1);
  return Math.floor(count / step) * step;
}
