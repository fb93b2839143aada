/** What a visitor has narrowed the results of a search down to, besides its trade. */
export interface Narrowing {
  /** Bits of `features` that must all be set. */
  features: number;
  /** Open at this instant. */
  openAt: Date | null;
  /** Only in this place. */
  placeId: number | null;
}

export const notNarrowed: Narrowing = { features: 0, openAt: null, placeId: null };
