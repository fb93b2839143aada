import { type Count, countedSoFar, isNone, isSome } from '#lib/counting.ts';
import type { SearchInput } from './input.ts';
import type { Intent } from './understand.ts';

/** „38 Treffer für ‚Friseur‘ in Görlitz“ */
export function headlineOf(
  intent: Intent,
  result: { total: Count } | null,
  input: Pick<SearchInput, 'was' | 'wo' | 'branche'>,
): string {
  if (!result && !input.was && !input.wo && !input.branche) return 'Suche';
  const what = input.was ? ` für „${input.was}“` : '';
  const around = intent.radiusKm > 0 ? ` im Umkreis von ${intent.radiusKm} km um` : ' in';
  const where = intent.area ? `${around} ${intent.area.label}` : '';
  if (!result || isNone(result.total)) return `Keine Treffer${what}${where}`;
  if (!isSome(result.total)) return `Noch keine Treffer${what}${where}`;
  return `${countedSoFar(result.total, 'Treffer', 'Treffer')}${what}${where}`;
}
