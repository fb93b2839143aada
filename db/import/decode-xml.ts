import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { MalformedFileError } from './json-objects.ts';
import type { SourceFile } from './source-file.ts';

/** The text of an XML file, by its byte order mark, its declaration, or `encoding`; bytes that are none of it are refused with their line. */
export async function* decodeXml(file: SourceFile, encoding?: string): AsyncGenerator<string> {
  const head = await file.unpackedHead();
  const name = encoding ?? encodingOf(head);
  if (!iconv.encodingExists(name)) throw new MalformedFileError(`die Kodierung „${String(name)}“ ist unbekannt`);
  if (/^utf-?8$/i.test(name)) yield* decodeUtf8(file);
  else {
    const decoder = iconv.getDecoder(name);
    for await (const chunk of file.bytes()) yield decoder.write(chunk);
    yield decoder.end() ?? '';
  }
}

function encodingOf(head: Buffer): string {
  const start = head.subarray(0, 4).toString('hex');
  if (start.startsWith('efbbbf')) return 'utf-8';
  if (/^fffe|^3c00/.test(start)) return 'utf-16le';
  if (/^feff|^003c/.test(start)) return 'utf-16be';
  const declared = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.-]+)["']/.exec(
    head.subarray(0, 300).toString('latin1'),
  )?.[1];
  // What calls itself Latin-1 or ASCII was written by programs that mean Windows' superset of it, or UTF-8.
  if (declared && /^(iso-?8859-?1|latin-?1)$/i.test(declared)) return 'windows-1252';
  return !declared || /^(us-?)?ascii$/i.test(declared) || /^utf-?16/i.test(declared) ? 'utf-8' : declared;
}

async function* decodeUtf8(file: SourceFile): AsyncGenerator<string> {
  let line = 1;
  let rest = Buffer.alloc(0);
  for await (const chunk of file.bytes()) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    const whole = bytes.length - unfinished(bytes);
    const text = bytes.subarray(0, whole);
    if (!isUtf8(text)) refuse(text, line);
    for (let at = text.indexOf(0x0a); at >= 0; at = text.indexOf(0x0a, at + 1)) line += 1;
    rest = Buffer.from(bytes.subarray(whole));
    yield text.toString('utf8');
  }
  if (rest.length > 0) refuse(rest, line);
}

/** How many bytes at the end begin a letter that goes on in the next piece. */
function unfinished(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] as number;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
}

function refuse(text: Buffer, first: number): never {
  let line = first;
  for (let start = 0; ; line += 1) {
    const end = text.indexOf(0x0a, start);
    if (end < 0 || !isUtf8(text.subarray(start, end))) break;
    start = end + 1;
  }
  throw new MalformedFileError(
    `Zeile ${line}: hier stehen Zeichen, die kein UTF-8 sind. Ist die Datei in einer anderen Kodierung gespeichert, nennen Sie sie, meist --encoding windows-1252`,
  );
}
