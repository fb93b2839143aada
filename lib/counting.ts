/** 1 → „1 Eintrag“, 12345 → „12.345 Einträge“ */
export const counted = (count: number, one: string, many: string): string =>
  `${count.toLocaleString('de-DE')} ${count === 1 ? one : many}`;
