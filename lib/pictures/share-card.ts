import { join } from 'node:path';
import sharp from 'sharp';
import { escapeHtml } from '#lib/articles/html.ts';

/** Pixels, as messengers and social networks want it. */
export const CARD_SIZE = { width: 1200, height: 630 };

const MARGIN = 72;
const TITLE_HEIGHT = 340;
/** The largest in which the title has room. */
const TITLE_SIZES = [84, 72, 60, 50, 42];
/** In the smallest, this has room. */
const MOST_LETTERS = 300;

const COLOURS = { paper: '#faf9f4', brand: '#0b5c4d', ink: '#1b1f1e', soft: '#56605d' };

/** The font of next/og, whose whole file libvips can read, unlike those that are cut into pieces for browsers. */
const FONT_FILE = join(process.cwd(), 'node_modules/next/dist/compiled/@vercel/og/Geist-Regular.ttf');

interface Card {
  title: string;
  day: string;
  topic: string;
  site: string;
}

/** What stands beside a link to an article that has no picture of its own: a PNG. */
export async function renderShareCard({ title, day, topic, site }: Card): Promise<Buffer> {
  const [heading, top, left, right] = await Promise.all([
    renderTitle(drawable(title).slice(0, MOST_LETTERS)),
    renderText(drawable(site), 34, COLOURS.brand),
    renderText(drawable(day), 34, COLOURS.soft),
    renderText(drawable(topic), 34, COLOURS.soft),
  ]);
  const { width, height } = CARD_SIZE;
  // One line beside the day, or none.
  const fits = right && right.info.height < 60 && right.info.width + (left?.info.width ?? 0) < width - 3 * MARGIN;
  const bar = { create: { width, height: 28, channels: 3 as const, background: COLOURS.brand } };
  const at = (text: Text | null, place: { left: number; top: number }) =>
    text ? [{ input: text.data, ...place }] : [];
  return sharp({ create: { width, height, channels: 3, background: COLOURS.paper } })
    .composite([
      { input: bar, left: 0, top: height - 28 },
      ...at(top, { left: MARGIN, top: 60 }),
      ...at(heading, { left: MARGIN, top: 150 + Math.round((TITLE_HEIGHT - (heading?.info.height ?? 0)) / 2) }),
      ...at(left, { left: MARGIN, top: 524 }),
      ...at(fits ? right : null, { left: width - MARGIN - (right?.info.width ?? 0), top: 524 }),
    ])
    .png({ palette: true })
    .toBuffer();
}

async function renderTitle(title: string): Promise<Text | null> {
  for (const size of TITLE_SIZES) {
    const text = await renderText(title, size, COLOURS.ink);
    if (!text || text.info.height <= TITLE_HEIGHT) return text;
  }
  return renderTitle(`${title.slice(0, Math.floor(title.length * 0.8)).trim()} …`);
}

interface Text {
  data: Buffer;
  info: { width: number; height: number };
}

/** `size`: of the letters, in pixels. Null when there is nothing to draw. */
async function renderText(text: string, size: number, colour: string): Promise<Text | null> {
  if (!text) return null;
  const markup = `<span foreground="${colour}">${escapeHtml(text)}</span>`;
  const width = CARD_SIZE.width - 2 * MARGIN;
  return sharp({
    // At this resolution a point is a pixel.
    text: { text: markup, font: `Geist ${size}`, fontfile: FONT_FILE, width, dpi: 72, rgba: true, wrap: 'word-char' },
  })
    .png()
    .toBuffer({ resolveWithObject: true });
}

/** Signs that the font lacks would come from whatever fonts the machine has, or as boxes: they are left out. */
export const drawable = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[^\u0020-\u007e\u00a0-\u00ac\u00ae-\u017e–—‘’‚“”„•…€]|[ĔĕĬĭĸĿŀŉŎŏ]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
