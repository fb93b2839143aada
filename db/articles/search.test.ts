import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { db, rolledBack } from '#db/client.ts';
import { MARKS } from '#lib/articles/marked-text.ts';
import { PAGE_SIZE } from '#lib/search/input.ts';
import { bodyOf, emptyArchive, insertArticle } from './fixtures.ts';
import { countMatchingArticles, searchArticles } from './search.ts';
import { articles } from './tables.ts';

const inEmptyArchive = (work: () => Promise<void>) =>
  rolledBack(async () => {
    await emptyArchive();
    await work();
  });
const found = async (text: string) => (await searchArticles(text, 1)).articles.map(({ slug }) => slug);
const visible = (text = '') => text.replaceAll(MARKS[0], '[').replaceAll(MARKS[1], ']');

test('words are found in every form and spelling, in title, teaser and text', () =>
  inEmptyArchive(async () => {
    await insertArticle({ slug: 'titel', title: 'Bäckereien öffnen früher' });
    await insertArticle({ slug: 'teaser', teaser: 'Was eine Bäckerei braucht.' });
    await insertArticle({ slug: 'text', body: bodyOf('Am Markt steht die Baeckerei.') });
    await insertArticle({ slug: 'anderes', title: 'Ein Friseur' });
    for (const text of ['Bäckerei', 'baeckerei', 'BACKEREIEN']) {
      expect(await found(text), text).toEqual(['titel', 'teaser', 'text']);
      expect(await countMatchingArticles(text)).toEqual({ exact: 3 });
    }
    expect((await found('Bäckerei -Markt')).sort()).toEqual(['teaser', 'titel']);
    expect(await found('"steht die Bäckerei"')).toEqual(['text']);
    expect(await found('Friseur oder nichts davon')).toEqual([]);
  }));

test('the passage is marked, and nothing else that looks like a mark', () =>
  inEmptyArchive(async () => {
    const long = `${'Davor steht viel anderes. '.repeat(40)}Der Meister ${MARKS[0]}<b>und</b> seine Gesellen.`;
    await insertArticle({ slug: 'lang', title: 'Von Meistern', body: bodyOf(long) });
    const [article] = (await searchArticles('meister gesellen', 1)).articles;
    expect(visible(article?.title)).toBe('Von [Meistern]');
    // PostgreSQL leaves out of a passage what looks like a tag.
    expect(visible(article?.passage)).toMatch(/Der \[Meister\] +und +seine \[Gesellen\]/);
    expect(article?.passage.length).toBeLessThan(500);
    await insertArticle({ slug: 'kurz', teaser: 'Ein Tischler und …', body: bodyOf('Davon erzählt der Tischler.') });
    const [short] = (await searchArticles('tischler', 1)).articles;
    expect(visible(short?.passage)).toBe('[Tischler] und … Davon erzählt der [Tischler]');
  }));

test('only what is published is found, page by page, and every page once', () =>
  inEmptyArchive(async () => {
    for (let number = 0; number < PAGE_SIZE + 3; number++)
      await insertArticle({ slug: `zunft-${number}`, title: 'Zunft' });
    const hidden = await insertArticle({ slug: 'zunft-entwurf', title: 'Zunft' });
    await db.update(articles).set({ status: 'withdrawn' }).where(eq(articles.id, hidden.id));
    const pages = await Promise.all([
      searchArticles('Zunft', 1),
      searchArticles('Zunft', 2),
      searchArticles('Zunft', 3),
    ]);
    expect(pages.map(({ total, pages }) => [total, pages])).toEqual(
      Array.from({ length: 3 }, () => [{ exact: PAGE_SIZE + 3 }, 2]),
    );
    const slugs = pages.flatMap((page) => page.articles.map(({ slug }) => slug));
    expect(new Set(slugs).size).toBe(PAGE_SIZE + 3);
    expect(slugs).not.toContain('zunft-entwurf');
  }));

test.each(['', '   ', 'und', '"', "'", ':*&|!()', '- - -', 'a\\', '%_', '<->', '🥐', 'x'.repeat(200)])(
  '„%s“ finds nothing and breaks nothing',
  (text) =>
    inEmptyArchive(async () => {
      await insertArticle({ slug: 'da', title: 'Etwas' });
      expect(await searchArticles(text, 1)).toEqual({ articles: [], total: { exact: 0 }, pages: 0 });
      expect(await countMatchingArticles(text)).toEqual({ exact: 0 });
    }),
);
