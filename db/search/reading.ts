import { type Count, isNone } from '#lib/counting.ts';
import type { SearchInput } from '#lib/search/input.ts';
import { joinedAndHalved, knowingNames } from '#lib/search/names.ts';
import { respellings } from '#lib/search/spelling.ts';
import { type Intent, readingsOf } from '#lib/search/understand.ts';
import type { Vocabulary } from '#lib/search/vocabulary.ts';
import { withoutWords } from '#lib/search/words.ts';
import { lookUpNameWords } from './names.ts';

type Asked = Pick<SearchInput, 'was' | 'wo' | 'umkreis' | 'branche' | 'genau'>;

export interface Read<R> {
  intent: Intent;
  /** Null: nothing that could be looked for. */
  result: R | null;
  /** The results are those of another spelling. */
  meant: { was: string; wo: string } | null;
  /** What the words say first; the results are those of another reading. With `meant`, that is the trade without the other words. */
  insteadOf: Intent | null;
}

/** What is not found by then is not there. */
const MOST_ATTEMPTS = 8;

/**
 * Finds what a search means: as it is typed; if that finds nothing, with what was taken for a place or a trade as part of a
 * name; and if that finds nothing either, with its errors corrected, or at last only the trade, unless the visitor insists on
 * every letter.
 */
export async function readSearch<R extends { total: Count }>(
  input: Asked,
  vocabulary: Vocabulary,
  find: (intent: Intent) => Promise<R>,
  options: { compounds?: boolean } = {},
): Promise<Read<R>> {
  let firstReading: Intent | undefined;
  let first: Read<R> | undefined;
  const attempt = async (reading: Intent, text: string): Promise<Read<R>> => {
    const intent =
      reading.textWords.length > 0 && !input.genau
        ? knowingNames(reading, await lookUpNameWords(reading.textWords, text))
        : reading;
    return { intent, result: intent.unknownPlace ? null : await find(intent), meant: null, insteadOf: null };
  };
  for (const reading of readingsOf(input, vocabulary, options)) {
    const read = await attempt(reading, input.was);
    if (read.result && !isNone(read.result.total)) return { ...read, insteadOf: firstReading ?? null };
    firstReading ??= reading;
    first ??= read;
  }
  const literal = firstReading as Intent;
  if (input.genau || literal.phone) return first as Read<R>;

  const words = [...literal.textWords, ...(literal.categoryGuessed ? literal.categoryWords : [])];
  const names = await lookUpNameWords(words, input.was, joinedAndHalved(words));
  let understood: Read<R> | undefined;
  let attempts = 0;
  for (const meant of respellings(input, literal, vocabulary, names)) {
    for (const reading of readingsOf({ ...input, ...meant }, vocabulary, options)) {
      if (reading.unknownPlace || attempts++ >= MOST_ATTEMPTS) break;
      const read = { ...(await attempt(reading, meant.was)), meant };
      if (read.result && !isNone(read.result.total)) return read;
      // A trade and a place that are known, without entries so far: from there the page knows ways on.
      if (reading.textWords.length === 0) understood ??= read;
    }
  }
  return (await onlyTheTrade(input, literal, find)) ?? understood ?? (first as Read<R>);
}

/** „Hotel mit Pool“: where no entry speaks of a pool, the hotels. */
async function onlyTheTrade<R extends { total: Count }>(
  { was, wo }: Asked,
  literal: Intent,
  find: (intent: Intent) => Promise<R>,
): Promise<Read<R> | null> {
  const { textWords, categoryIds, unknownPlace } = literal;
  if (categoryIds.length === 0 || textWords.length === 0 || unknownPlace) return null;
  const intent = { ...literal, textWords: [], mayBeUnfinished: false };
  const result = await find(intent);
  if (isNone(result.total)) return null;
  return { intent, result, meant: { was: withoutWords(was, textWords), wo }, insteadOf: literal };
}
