import { z } from 'zod';
import { berlinDate, isIsoDay, readBerlinTime } from '#lib/dates.ts';
import type { ArticleStatus } from '#lib/permissions.ts';
import { slugify } from '#lib/slug.ts';
import { isRowId, isSlug, line, lines, readPage, requiredLine } from '#lib/text-input.ts';
import type { ArticleDocument } from './document.ts';
import { AROUND, QUOTE_MAX_LENGTH } from './passages.ts';
import { PREVIEW_DAYS } from './preview-days.ts';
import { acceptDocument } from './schema.ts';
import { isArticleStatus } from './states.ts';

export const TITLE_MAX_LENGTH = 300;
export const TEASER_MAX_LENGTH = 1000;
const NAME_MAX_LENGTH = 100;
const MOST_NAMES = 20;

const filled = z.string({ error: 'Bitte füllen Sie dieses Feld aus.' });

export const newArticleInput = z.object({ title: requiredLine(TITLE_MAX_LENGTH, 'Bitte geben Sie einen Titel an.') });

export interface WrittenText {
  title: string;
  teaser: string;
  body: ArticleDocument;
}

/** A text without a title has to be called something until it gets one. */
export const UNTITLED = 'Ohne Titel';

/** What the editor sends, or a script in its name. Never refused: a text that somebody is writing must be kept. */
export function acceptText(sent: unknown): WrittenText {
  const given = typeof sent === 'object' && sent !== null ? (sent as Record<string, unknown>) : {};
  return {
    title: oneLine(given.title, TITLE_MAX_LENGTH) || UNTITLED,
    teaser: oneLine(given.teaser, TEASER_MAX_LENGTH),
    body: acceptDocument(given.body),
  };
}

const oneLine = (value: unknown, most: number): string =>
  typeof value !== 'string'
    ? ''
    : [
        ...value
          .normalize('NFC')
          .toWellFormed()
          .replace(/[\p{Cc}\s]+/gu, ' ')
          .trim(),
      ]
        .slice(0, most)
        .join('')
        .trim();

/** Each name once, in its order; empty fields are left out. */
const names = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]))
  .pipe(z.array(line(NAME_MAX_LENGTH)).max(MOST_NAMES, `Bitte höchstens ${MOST_NAMES}.`))
  .transform((all) => [...new Set(all.filter(Boolean))]);

/** What belongs to an article besides its text. */
export const detailsInput = z.object({
  /** Empty: made from the title once it is published. */
  slug: line(80).refine(
    (slug) => slug === '' || isSlug(slug),
    'Bitte nur kleine Buchstaben, Ziffern und einzelne Bindestriche, zum Beispiel „neue-leitung-in-goerlitz“.',
  ),
  publishedAt: z
    .string()
    .optional()
    .transform((field, context) => {
      if (!field) return null;
      const at = readBerlinTime(field);
      if (!at) context.addIssue('Bitte geben Sie Tag und Uhrzeit an, zum Beispiel 03.09.2018, 10:15.');
      else if (at > new Date()) context.addIssue('Das liegt in der Zukunft.');
      return at;
    }),
  /** The day that the desk has in mind. */
  plannedOn: z
    .string()
    .optional()
    .transform((day, context) => {
      if (!day) return null;
      if (!isIsoDay(day)) context.addIssue('Bitte geben Sie einen Tag an.');
      return day;
    }),
  topic: names,
  author: names,
  createMissing: z.string().optional().transform(Boolean),
  pinned: z.string().optional().transform(Boolean),
});

export const withdrawInput = z.object({
  /** Another article's address, whole or only its last part. */
  instead: line(300).transform((text) => slugify(text.split(/[?#]/)[0]?.replace(/\/+$/, '').split('/').at(-1) ?? '')),
});

/** Words of the text as they stand there. */
function around(most: number) {
  return z
    .string()
    .default('')
    .transform((text) => text.replaceAll('\u0000', '').toWellFormed().replace(/\r\n?/g, '\n').slice(0, most));
}

export const scheduleInput = z.object({
  at: filled.transform((field, context) => {
    const at = readBerlinTime(field);
    if (!at) context.addIssue('Bitte geben Sie Tag und Uhrzeit an.');
    else if (at <= new Date())
      context.addIssue('Das ist schon vorbei. Zum sofortigen Erscheinen gibt es „Jetzt veröffentlichen“.');
    else if (at.getTime() > Date.now() + LATEST_MS) context.addIssue('Bitte höchstens zwei Jahre im Voraus.');
    return at ?? new Date(0);
  }),
});
const LATEST_MS = 2 * 366 * 24 * 3600_000;

export const REMARK_MAX_LENGTH = 2000;

export const remarkInput = z.object({
  body: lines(REMARK_MAX_LENGTH).refine((text) => text !== '', 'Bitte schreiben Sie, was Ihnen auffällt.'),
  quote: around(QUOTE_MAX_LENGTH),
  before: around(AROUND),
  after: around(AROUND),
});

export const CORRECTION_MAX_LENGTH = 2000;

export const correctionInput = z.object({
  text: lines(CORRECTION_MAX_LENGTH).refine(
    (text) => text !== '',
    'Bitte schreiben Sie, was falsch war und was richtig ist.',
  ),
  correctedOn: filled.refine(
    (day) => isIsoDay(day) && day <= berlinDate(new Date()),
    'Bitte geben Sie einen Tag an, der nicht in der Zukunft liegt.',
  ),
});

export const previewInput = z.object({
  days: z.coerce
    .number({ error: 'Bitte wählen Sie eine Dauer.' })
    .refine((days) => (PREVIEW_DAYS as readonly number[]).includes(days), 'Bitte wählen Sie eine Dauer.'),
});

export const movePieceInput = z.object({
  article: z.coerce.number({ error: 'Diesen Artikel gibt es nicht.' }).refine(isRowId, 'Diesen Artikel gibt es nicht.'),
  day: filled.refine(isIsoDay, 'Bitte geben Sie einen Tag an.'),
});

export interface DeskFilter {
  search: string;
  status: ArticleStatus | null;
  /** Slugs. */
  topic: string | null;
  author: string | null;
  page: number;
}

export function readDeskFilter(params: Record<string, string | string[] | undefined>): DeskFilter {
  const { suche, stand, thema, autor, seite } = params;
  return {
    search: oneLine(suche, TITLE_MAX_LENGTH),
    status: isArticleStatus(stand) ? stand : null,
    topic: isSlug(thema) ? thema : null,
    author: isSlug(autor) ? autor : null,
    page: readPage(seite),
  };
}

/** The filter as the address says it. */
export const deskSearch = ({ search, status, topic, author }: DeskFilter, page = 1) => ({
  suche: search,
  stand: status,
  thema: topic,
  autor: author,
  seite: page > 1 ? page : null,
});
