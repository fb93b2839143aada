import { LEAST_LONG_SIDE, MOST_BYTES, MOST_MEGAPIXELS, MOST_MEGAPIXELS_AT_ONCE, MOST_UNPUBLISHED } from './limits.ts';

const FORMATS = 'Möglich sind JPEG, PNG, WebP und AVIF.';

/** Why a file was not taken, in a sentence that tells what to do. */
const PROBLEMS = {
  none: { status: 400, text: 'Bitte wählen Sie zuerst eine Datei aus.' },
  several: { status: 400, text: 'Bitte laden Sie die Dateien nacheinander hoch, eine auf einmal.' },
  unreadable: { status: 400, text: 'Diese Sendung war nicht vollständig. Bitte versuchen Sie es noch einmal.' },
  empty: { status: 422, text: 'Diese Datei ist leer.' },
  tooLarge: { status: 413, text: `Diese Datei ist zu groß. Möglich sind bis zu ${MOST_BYTES / 1e6} MB.` },
  heic: {
    status: 422,
    text: `HEIC-Bilder vom iPhone können wir nicht lesen. Bitte als JPEG speichern oder schicken. ${FORMATS}`,
  },
  svg: { status: 422, text: `SVG-Dateien können Programme enthalten, darum nehmen wir keine. ${FORMATS}` },
  gif: { status: 422, text: `GIF-Dateien nehmen wir nicht. ${FORMATS}` },
  type: { status: 422, text: `Das ist kein Bild, das wir lesen können. ${FORMATS}` },
  broken: { status: 422, text: 'Diese Datei ist beschädigt oder nicht vollständig. Bitte speichern Sie das Bild neu.' },
  tooManyPixels: {
    status: 422,
    text: `Dieses Bild hat zu viele Bildpunkte. Möglich sind ${MOST_MEGAPIXELS} Megapixel, je nach Format ${MOST_MEGAPIXELS_AT_ONCE}. Bitte verkleinern Sie es.`,
  },
  tooSmall: {
    status: 422,
    text: `Dieses Bild ist zu klein: die lange Seite braucht mindestens ${LEAST_LONG_SIDE} Pixel.`,
  },
  tooMany: {
    status: 429,
    text: `Sie haben schon ${MOST_UNPUBLISHED} Bilder hochgeladen, die noch kein Eintrag zeigt. Was nicht verwendet wird, löschen wir nach einem Tag; danach geht es weiter.`,
  },
  tooOften: { status: 429, text: 'Das waren sehr viele Bilder auf einmal. Bitte machen Sie in einer Stunde weiter.' },
  signedOut: {
    status: 401,
    text: 'Sie sind nicht mehr angemeldet. Bitte melden Sie sich in einem anderen Fenster an.',
  },
  notAllowed: { status: 403, text: 'Bilder für Artikel kann nur die Redaktion hochladen.' },
  gone: { status: 404, text: 'Dieses Bild gibt es in der Mediathek nicht mehr.' },
  noRoom: { status: 503, text: 'Gerade lässt sich kein Bild speichern. Bitte versuchen Sie es später noch einmal.' },
} as const;

export type PictureProblem = keyof typeof PROBLEMS;

export const problemStatus = (problem: PictureProblem): number => PROBLEMS[problem].status;
export const problemText = (problem: PictureProblem): string => PROBLEMS[problem].text;

/** A problem that an address names. */
export const isPictureProblem = (text: unknown): text is PictureProblem =>
  typeof text === 'string' && Object.hasOwn(PROBLEMS, text);
