import { isKnownDay } from '#lib/companies/known-days.ts';
import { berlinDate, berlinInstant, shortDate } from '#lib/dates.ts';
import type { SearchInput } from './input.ts';
import type { Vocabulary } from './vocabulary.ts';

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

const NOON = '12:00';

/** What the filters of a search say, and as sentences what of it cannot be answered. */
export function narrowingOf(
  { ort, jetzt, tag, zeit, merkmale }: SearchInput,
  vocabulary: Vocabulary,
  now: Date,
): { narrowing: Narrowing; isNarrowed: boolean; problems: string[] } {
  const place = ort ? [...vocabulary.places.values()].find(({ slug }) => slug === ort) : undefined;
  const day = tag || berlinDate(now);
  const isKnown = isKnownDay(day, now);
  const at = tag || zeit ? berlinInstant(Date.parse(`${day}T${zeit || NOON}Z`)) : null;
  const narrowing = {
    features: merkmale.reduce((mask, { bit }) => mask | (1 << bit), 0),
    openAt: jetzt ? now : isKnown ? at : null,
    placeId: place?.id ?? null,
  };
  return {
    narrowing,
    isNarrowed: narrowing.features !== 0 || narrowing.openAt !== null || narrowing.placeId !== null,
    problems:
      isKnown || jetzt
        ? []
        : [
            `Für den ${shortDate(day)} kennen wir keine Öffnungszeiten: nur für die nächsten vier Wochen und die Feiertage eines Jahres.`,
          ],
  };
}
