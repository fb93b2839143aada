import { fold } from './search/fold.ts';

/** Groups what is sorted by name under its first letter: Ä under A, digits and signs under „0–9“. */
export function byInitial<T>(items: T[], nameOf: (item: T) => string): { initial: string; items: T[] }[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const letter = fold(nameOf(item)).charAt(0).toUpperCase();
    const initial = /[A-Z]/.test(letter) ? letter : '0–9';
    groups.set(initial, [...(groups.get(initial) ?? []), item]);
  }
  return [...groups]
    .map(([initial, found]) => ({ initial, items: found }))
    .sort((a, b) => (a.initial < b.initial ? -1 : 1));
}
