/** One object of the list, as its own text, and which one it is, from 1. */
export interface JsonObjectText {
  text: string;
  position: number;
}

export class MalformedFileError extends Error {}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const [OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET] = [0x7b, 0x7d, 0x5b, 0x5d];
const COLON = 0x3a;
/** An object longer than this is no business, and would fill the memory. */
const LONGEST_OBJECT = 16 << 20;

/**
 * Cuts the objects out of the list that a document like `{"type": "FeatureCollection", "features": [{…}, {…}]}` holds under one
 * of `keys`, without ever holding more than one of them. Braces are counted outside of strings; each object is then read by
 * JSON.parse, so one that is broken does not take the others with it.
 */
export async function* jsonObjects(
  chunks: AsyncIterable<Buffer>,
  keys: readonly string[],
): AsyncGenerator<JsonObjectText[]> {
  let depth = 0;
  let listDepth = -1;
  let inString = false;
  let escaped = false;
  let position = 0;
  /** Bytes of the object or of the string that is being read, from earlier chunks. */
  let kept: Buffer[] = [];
  let keptLength = 0;
  let start = -1;
  let lastString = '';
  let key = '';
  let isFinished = false;

  for await (const chunk of chunks) {
    const found: JsonObjectText[] = [];
    if (start >= 0) start = 0;
    for (let i = 0; i < chunk.length; i++) {
      const byte = chunk[i] as number;
      if (inString) {
        if (escaped) escaped = false;
        else if (byte === BACKSLASH) escaped = true;
        else if (byte === QUOTE) {
          inString = false;
          if (listDepth < 0 && start >= 0) {
            lastString = take(i);
            start = -1;
          }
        }
        continue;
      }
      if (byte === QUOTE) {
        inString = true;
        if (listDepth < 0 && depth === 1) start = i + 1;
      } else if (byte === COLON) {
        if (depth === 1) key = lastString;
      } else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
        depth += 1;
        if (byte === OPEN_BRACKET && depth === 2 && listDepth < 0 && keys.includes(key)) listDepth = 2;
        else if (byte === OPEN_BRACE && depth === listDepth + 1 && listDepth > 0) start = i;
      } else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
        depth -= 1;
        if (depth < 0) throw new MalformedFileError(`JSON: überzählige Klammer nach Objekt ${position}`);
        if (byte === CLOSE_BRACE && listDepth > 0 && depth === listDepth) {
          position += 1;
          found.push({ text: take(i + 1), position });
          start = -1;
        } else if (depth < listDepth) {
          listDepth = -1;
          isFinished = true;
        }
      }
    }
    if (start >= 0) {
      kept.push(chunk.subarray(start));
      keptLength += chunk.length - start;
      if (keptLength > LONGEST_OBJECT) {
        throw new MalformedFileError(`JSON: Objekt ${position + 1} ist größer als ${LONGEST_OBJECT >> 20} MB`);
      }
    }
    if (found.length > 0) yield found;

    function take(end: number): string {
      const last = chunk.subarray(start, end);
      const text = (kept.length > 0 ? Buffer.concat([...kept, last]) : last).toString('utf8');
      kept = [];
      keptLength = 0;
      return text;
    }
  }
  if (!isFinished) {
    throw new MalformedFileError(
      position > 0
        ? `JSON: die Datei bricht nach Objekt ${position} ab`
        : `JSON: eine Liste ${keys.map((name) => `„${name}“`).join(' oder ')} fehlt`,
    );
  }
}
