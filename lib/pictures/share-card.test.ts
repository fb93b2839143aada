import fc from 'fast-check';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { CARD_SIZE, drawable, renderShareCard } from './share-card.ts';

const draw = (title: string) =>
  renderShareCard({ title, topic: title, site: 'Branchenbuch', day: 'Montag, 03. September 2018' });

/** How much of a part of the card is not paper. */
async function inkIn(card: Buffer, region: { left: number; top: number; width: number; height: number }) {
  const { data, info } = await sharp(card).extract(region).greyscale().raw().toBuffer({ resolveWithObject: true });
  return data.filter((value) => value < 200).length / (info.width * info.height);
}

test('a card has the size that is wanted, with the title in the middle and nothing at the edges', async () => {
  const card = await draw('Größere Märkte, „süße“ Äpfel – und 20 € für alle');
  expect(await sharp(card).metadata()).toMatchObject({ format: 'png', ...CARD_SIZE });
  expect(await inkIn(card, { left: 72, top: 150, width: 1056, height: 340 })).toBeGreaterThan(0.03);
  expect(await inkIn(card, { left: 0, top: 0, width: 70, height: 600 })).toBe(0);
  expect(await inkIn(card, { left: 1132, top: 0, width: 68, height: 600 })).toBe(0);
});

test('whatever a title consists of, a card comes of it, and words stay within it', async () => {
  const titles = ['', '🎉 Ελληνικά 日本', '<b>&amp; <span foreground="red">', '\u0000\ud800', 'W'.repeat(300)];
  titles.push('Donaudampfschifffahrtsgesellschaftskapitänswitwenrente '.repeat(6));
  for (const title of titles) {
    const card = await draw(title);
    expect(await inkIn(card, { left: 1132, top: 0, width: 68, height: 600 }), title).toBe(0);
    expect(await inkIn(card, { left: 0, top: 566, width: 1200, height: 30 }), title).toBe(0);
  }
});

test('letters with marks are kept however they are written, other signs leave no gap', () => {
  expect(drawable('Fu\u0308r 🎉 alle  Łodzer')).toBe('Für alle Łodzer');
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(drawable(drawable(text))).toBe(drawable(text));
      expect(drawable(text)).toMatch(/^(\S+( \S+)*)?$/);
    }),
  );
});
