import { eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { auditEvents } from '#db/audit/tables.ts';
import { changedTags } from '#db/changes/tables.ts';
import { db, rolledBack } from '#db/client.ts';
import { redirects } from '#db/redirects/tables.ts';
import { users } from '#db/users/tables.ts';
import { acceptText } from '#lib/articles/desk-input.ts';
import { newPreviewToken, previewTokenHash } from '#lib/articles/preview-token.ts';
import { type CurrentUser, canApprove, canEditText, canPublish } from '#lib/permissions.ts';
import { createArticle, holdForWriting, keepOpenVersion, restoreVersion, saveText } from './desk.ts';
import { saveDetails } from './desk-details.ts';
import { createPreview, deleteOldPreviews, endPreviews } from './desk-previews.ts';
import {
  type DeskArticle,
  getArticleForDesk,
  getPreview,
  listDeadPaths,
  listDeskArticles,
  listPlanned,
  listRemarks,
  listVersions,
} from './desk-queries.ts';
import {
  planFor,
  publishDueArticles,
  publishFromDesk,
  scheduleFromDesk,
  takeStep,
  withdrawFromDesk,
} from './desk-steps.ts';
import { addCorrection, addRemark, removeCorrection, settleRemark } from './desk-talk.ts';
import { bodyOf, emptyArchive, insertArticle } from './fixtures.ts';
import { moveArticle, publishArticle } from './mutations.ts';
import { getPublishedArticle, listCorrectionsOfArticle, listTopicsOfArticle } from './queries.ts';
import { articleHolds, articlePreviews, articles, articleVersions } from './tables.ts';

beforeAll(() => void vi.stubEnv('AUTH_SECRET', 'ein Geheimnis, das nur diese Tests kennen'));

async function person(name: string): Promise<string> {
  const email = `${crypto.randomUUID()}@redaktion.example`;
  const [row] = await db.insert(users).values({ email, name, role: 'editor' }).returning({ id: users.id });
  return (row as { id: string }).id;
}

const atTheDesk = (work: (anna: string, bert: string) => Promise<void>) =>
  rolledBack(async () => {
    await emptyArchive();
    await work(await person('Anna'), await person('Bert'));
  });

const text = (words: string, title = 'Ein Titel') => acceptText({ title, teaser: 'Vorspann', body: bodyOf(words) });
const always = () => true;

const minutesFromNow = (minutes: number) => new Date(Date.now() + minutes * 60_000);

async function seenOf(id: number): Promise<string> {
  return (await getArticleForDesk(id))?.seen ?? '';
}

const save = async (id: number, userId: string, words: string, seen?: string) =>
  saveText(id, userId, seen ?? (await seenOf(id)), text(words), always);

const versionsOf = async (id: number) =>
  (
    await db
      .select({ text: articleVersions.plainText, isOpen: articleVersions.isOpen })
      .from(articleVersions)
      .where(eq(articleVersions.articleId, id))
      .orderBy(articleVersions.number)
  ).map((version) => [version.text, version.isOpen]);

const details = {
  slug: '',
  publishedAt: null,
  plannedOn: null,
  topic: [] as string[],
  author: [] as string[],
  createMissing: false,
  pinned: false,
};

const redirectOf = async (path: string) =>
  (
    await db
      .select({ target: redirects.target, status: redirects.status })
      .from(redirects)
      .where(eq(redirects.path, path))
  )[0];

describe('a text that somebody writes', () => {
  test('is one version while he writes on, and another once it was kept', () =>
    atTheDesk(async (anna) => {
      const id = await createArticle(anna, 'Neu');
      await save(id, anna, 'Eins');
      await save(id, anna, 'Eins zwei');
      expect(await versionsOf(id)).toEqual([['Eins zwei', true]]);
      expect(await keepOpenVersion(id)).toBe(true);
      expect(await keepOpenVersion(id)).toBe(false);
      await save(id, anna, 'Drei');
      expect(await versionsOf(id)).toEqual([
        ['Eins zwei', false],
        ['Drei', true],
      ]);
    }));

  test('never changes what readers see', () =>
    atTheDesk(async (anna) => {
      const { id } = await insertArticle({ slug: 'live', body: bodyOf('Live') });
      const before = await getPublishedArticle('live');
      await save(id, anna, 'Neu');
      expect((await getPublishedArticle('live'))?.plainText).toBe('Live');
      expect((await getPublishedArticle('live'))?.updatedAt).toEqual(before?.updatedAt);
      expect((await getArticleForDesk(id))?.hasNext).toBe(true);
    }));

  test('is no new version when nothing has changed', () =>
    atTheDesk(async (anna) => {
      const { id } = await insertArticle({
        slug: 'live',
        title: 'Ein Titel',
        teaser: 'Vorspann',
        body: bodyOf('Live'),
      });
      expect(await save(id, anna, 'Live')).toMatchObject({ kind: 'saved' });
      expect(await versionsOf(id)).toEqual([['Live', false]]);
    }));

  test('is refused when somebody else has saved since, and both texts are there', () =>
    atTheDesk(async (anna, bert) => {
      const id = await createArticle(anna, 'Neu');
      const seen = await seenOf(id);
      await save(id, anna, 'Von Anna');
      expect(await save(id, bert, 'Von Bert', seen)).toMatchObject({
        kind: 'stale',
        savedBy: 'Anna',
        current: { body: bodyOf('Von Anna') },
        seen: await seenOf(id),
      });
      expect(await versionsOf(id)).toEqual([['Von Anna', true]]);
      await save(id, bert, 'Von Bert');
      expect(await versionsOf(id)).toEqual([
        ['Von Anna', false],
        ['Von Bert', true],
      ]);
    }));

  test('is saved once when the answer to the first try was lost', () =>
    atTheDesk(async (anna) => {
      const id = await createArticle(anna, 'Neu');
      const seen = await seenOf(id);
      const first = await save(id, anna, 'Eins', seen);
      expect(await save(id, anna, 'Eins', seen)).toEqual(first);
      expect(await versionsOf(id)).toEqual([['Eins', true]]);
    }));

  test('is not written over by somebody else while one is on it, until it is taken over', () =>
    atTheDesk(async (anna, bert) => {
      const id = await createArticle(anna, 'Neu');
      await save(id, anna, 'Von Anna');
      expect(await holdForWriting(id, anna)).toEqual({ isMine: true, holder: null });
      expect(await holdForWriting(id, bert)).toEqual({ isMine: false, holder: 'Anna' });
      expect(await save(id, bert, 'Von Bert')).toEqual({ kind: 'held', holder: 'Anna' });
      expect(await holdForWriting(id, bert, { takeOver: true })).toEqual({ isMine: true, holder: null });
      expect(await save(id, anna, 'Doch von Anna')).toEqual({ kind: 'held', holder: 'Bert' });
      await save(id, bert, 'Von Bert');
      expect(await versionsOf(id)).toEqual([
        ['Von Anna', false],
        ['Von Bert', true],
      ]);
    }));

  test('is free again when whoever was on it has said nothing for a while', () =>
    atTheDesk(async (anna, bert) => {
      const id = await createArticle(anna, 'Neu');
      await holdForWriting(id, anna);
      await db.update(articleHolds).set({ until: new Date(Date.now() - 1000) });
      expect(await save(id, bert, 'Von Bert')).toMatchObject({ kind: 'saved' });
      expect(await holdForWriting(id, bert)).toEqual({ isMine: true, holder: null });
    }));

  test('is not saved in a state in which nobody writes', () =>
    atTheDesk(async (anna) => {
      const id = await createArticle(anna, 'Neu');
      expect(await saveText(id, anna, await seenOf(id), text('x'), () => false)).toEqual({ kind: 'closed' });
      expect(await saveText(2 ** 30, anna, '', text('x'), always)).toBeNull();
    }));
});

describe('an article that is published', () => {
  test('gets an address from its title that no other has or had', () =>
    atTheDesk(async (anna) => {
      await insertArticle({ slug: 'markttag' });
      await insertArticle({ slug: 'markttag-2' });
      await moveArticle((await getPublishedArticle('markttag-2'))?.id as number, 'anders');
      const id = await createArticle(anna, 'Markttag');
      await saveText(id, anna, await seenOf(id), text('Text', 'Markttag'), always);
      expect(await publishFromDesk(id, anna, await seenOf(id), always)).toBe('done');
      expect((await getArticleForDesk(id))?.slug).toBe('markttag-3');
      expect(await redirectOf('/artikel/markttag-2')).toEqual({ target: '/artikel/anders', status: 301 });
    }));

  test('is what was seen, and each press counts once', () =>
    atTheDesk(async (anna, bert) => {
      const id = await createArticle(anna, 'Neu');
      const seen = await seenOf(id);
      await save(id, bert, 'Anders');
      expect(await publishFromDesk(id, anna, seen, always)).toBe('stale');
      const now = await seenOf(id);
      expect(await publishFromDesk(id, anna, now, always)).toBe('done');
      expect(await publishFromDesk(id, anna, now, always)).toBe('notNow');
      await save(id, anna, 'Neue Fassung');
      expect(await publishFromDesk(id, anna, await seenOf(id), always)).toBe('done');
      expect(await getArticleForDesk(id)).toMatchObject({
        hasNext: false,
        slug: 'ein-titel',
        body: bodyOf('Neue Fassung'),
      });
      const log = await db
        .select()
        .from(auditEvents)
        .where(eq(auditEvents.subject, `article:${id}`))
        .orderBy(auditEvents.id);
      expect(log.map(({ action }) => action)).toEqual([
        'article.create',
        'article.write',
        'article.publish.alone',
        'article.write',
        'article.release.alone',
      ]);
    }));

  test('takes its address along with a new title when that is wanted, and not for a number in it', () =>
    atTheDesk(async (anna) => {
      const { id } = await insertArticle({ slug: 'alter-titel', title: 'Alter Titel' });
      const release = async (title: string, movesAddress: boolean) => {
        await saveText(id, anna, await seenOf(id), text('Text', title), always);
        expect(await publishFromDesk(id, anna, await seenOf(id), always, { movesAddress })).toBe('done');
        return (await getArticleForDesk(id))?.slug;
      };
      expect(await release('Neuer Titel', false)).toBe('alter-titel');
      expect(await release('Noch ein Titel', true)).toBe('noch-ein-titel');
      expect(await redirectOf('/artikel/alter-titel')).toEqual({ target: '/artikel/noch-ein-titel', status: 301 });
      expect(await release('Noch ein Titel 2', true)).toBe('noch-ein-titel');
      // Back to where it came from.
      expect(await release('Alter Titel', true)).toBe('alter-titel');
      expect(await redirectOf('/artikel/noch-ein-titel')).toEqual({ target: '/artikel/alter-titel', status: 301 });
    }));

  test('answers 410 once withdrawn, or leads to what stands for it, and comes back', () =>
    atTheDesk(async (anna) => {
      const { id } = await insertArticle({ slug: 'weg' });
      await insertArticle({ slug: 'dafuer' });
      expect(await withdrawFromDesk(id, anna, 'gibt-es-nicht')).toBe(false);
      expect(await withdrawFromDesk(id, anna, 'weg')).toBe(false);
      expect(await withdrawFromDesk(id, anna, 'dafuer')).toBe(true);
      expect(await redirectOf('/artikel/weg')).toEqual({ target: '/artikel/dafuer', status: 301 });
      expect(await takeStep(id, anna, 'reopen', null)).toBe('done');
      expect(await moveArticle(id, 'anders')).toBe('hidden');
      expect(await publishFromDesk(id, anna, await seenOf(id), always)).toBe('done');
      expect(await redirectOf('/artikel/weg')).toBeUndefined();
      expect((await getPublishedArticle('weg'))?.publishedOn).toBe('2018-09-03');
      await withdrawFromDesk(id, anna);
      expect(await redirectOf('/artikel/weg')).toEqual({ target: null, status: 410 });
    }));

  test('takes an address that was given up, and its day answers again', () =>
    atTheDesk(async (anna) => {
      const first = await insertArticle({ slug: 'alt', publishedAt: new Date('2015-03-01T08:00:00Z') });
      const moved = { ...details, slug: 'neu', publishedAt: new Date('2016-04-02T08:00:00Z') };
      expect(await saveDetails(first.id, anna, moved)).toEqual({ kind: 'done' });
      expect(await redirectOf('/artikel/alt')).toEqual({ target: '/artikel/neu', status: 301 });
      for (const [from, to] of [
        ['/archiv/2015/03/01', '/archiv/2016/04/02'],
        ['/archiv/2015/03/01/feed.xml', '/archiv/2016/04/02/feed.xml'],
        ['/archiv/2015/03', '/archiv/2016/04'],
        ['/archiv/2015', '/archiv/2016'],
      ])
        expect(await redirectOf(from as string)).toEqual({ target: to, status: 301 });
      await insertArticle({ slug: 'alt', publishedAt: new Date('2015-03-07T08:00:00Z') });
      expect(await redirectOf('/artikel/alt')).toBeUndefined();
      expect(await redirectOf('/archiv/2015/03')).toBeUndefined();
      expect(await redirectOf('/archiv/2015/03/01')).toEqual({ target: '/archiv/2016/04/02', status: 301 });
    }));

  test('leaves a day that has others as it is', () =>
    atTheDesk(async (anna) => {
      const { id } = await insertArticle({ slug: 'a' });
      await insertArticle({ slug: 'b' });
      await saveDetails(id, anna, { ...details, publishedAt: new Date('2018-09-04T08:00:00Z') });
      expect(await redirectOf('/archiv/2018/09/03')).toBeUndefined();
    }));
});

describe('the details of an article', () => {
  test('name topics and authors as people write them, and make new ones only on purpose', () =>
    atTheDesk(async (anna) => {
      const { id } = await insertArticle({ slug: 'a', topics: ['maerkte'], authors: ['anna'] });
      const next = { ...details, topic: ['MAERKTE', 'Ganz neu'], author: ['Anna'] };
      expect(await saveDetails(id, anna, next)).toEqual({ kind: 'unknown', topics: ['Ganz neu'], authors: [] });
      expect((await getArticleForDesk(id))?.topics).toEqual(['maerkte']);
      expect(await saveDetails(id, anna, { ...next, createMissing: true })).toEqual({ kind: 'done' });
      expect((await getArticleForDesk(id))?.topics).toEqual(['maerkte', 'Ganz neu']);
    }));

  test('give a new topic no address that leads to another', () =>
    atTheDesk(async (anna) => {
      const { id } = await insertArticle({ slug: 'a', topics: ['maerkte'] });
      await db.insert(redirects).values({ path: '/themen/ganz-neu', target: '/themen/maerkte', status: 301 });
      await saveDetails(id, anna, { ...details, topic: ['Ganz neu'], createMissing: true });
      expect((await listTopicsOfArticle(id)).map(({ slug }) => slug)).toEqual(['ganz-neu-2']);
    }));

  test('refuse an address of another article, and one that leads to one', () =>
    atTheDesk(async (anna) => {
      const { id } = await insertArticle({ slug: 'a' });
      const other = await insertArticle({ slug: 'b' });
      await moveArticle(other.id, 'c');
      for (const slug of ['b', 'c'])
        expect(await saveDetails(id, anna, { ...details, slug })).toEqual({ kind: 'slugTaken' });
      expect((await getArticleForDesk(id))?.slug).toBe('a');
      // Back to where it came from.
      expect(await saveDetails(other.id, anna, { ...details, slug: 'b' })).toEqual({ kind: 'done' });
      expect(await redirectOf('/artikel/c')).toEqual({ target: '/artikel/b', status: 301 });
      expect(await redirectOf('/artikel/b')).toBeUndefined();
    }));

  test('keep the second of a date whose minute nobody has changed', () =>
    atTheDesk(async (anna) => {
      const { id } = await insertArticle({ slug: 'a', publishedAt: new Date('2018-09-03T08:00:42Z') });
      await saveDetails(id, anna, { ...details, publishedAt: new Date('2018-09-03T08:00:00Z') });
      expect((await getArticleForDesk(id))?.publishedAt).toEqual(new Date('2018-09-03T08:00:42Z'));
    }));
});

test('the list finds articles by title, state, topic and author, what was touched last first', () =>
  atTheDesk(async (anna) => {
    await insertArticle({ slug: 'a', title: 'Größere Märkte', topics: ['maerkte'], authors: ['otto'] });
    const draft = await createArticle(anna, 'Entwurf über Märkte');
    await holdForWriting(draft, anna);
    const none = { search: '', status: null, topic: null, author: null, page: 1 };
    const titles = async (filter: Partial<Parameters<typeof listDeskArticles>[0]>) =>
      (await listDeskArticles({ ...none, ...filter })).articles.map(({ title }) => title);
    expect(await titles({})).toEqual(['Entwurf über Märkte', 'Größere Märkte']);
    expect(await titles({ search: 'groessere maerkte' })).toEqual(['Größere Märkte']);
    expect(await titles({ status: 'draft' })).toEqual(['Entwurf über Märkte']);
    expect(await titles({ topic: 'maerkte' })).toEqual(['Größere Märkte']);
    expect(await titles({ author: 'otto' })).toEqual(['Größere Märkte']);
    expect(await titles({ search: '%' })).toEqual([]);
    expect((await listDeskArticles({ ...none, status: 'draft' })).articles[0]?.heldBy).toBe('Anna');
  }));

test('an article outlives the account of whoever wrote it', () =>
  atTheDesk(async (anna) => {
    const id = await createArticle(anna, 'Neu');
    await save(id, anna, 'Text');
    await db.execute(sql`delete from users where id = ${anna}`);
    expect((await getArticleForDesk(id))?.savedBy).toBeNull();
    expect(await publishArticle(id)).toBe(true);
    expect((await db.select().from(articles).where(eq(articles.id, id)))[0]?.status).toBe('published');
    expect(await versionsOf(id)).toEqual([['Text', false]]);
  }));

describe('from draft to publication', () => {
  const asUser = (id: string, role: 'editor' | 'admin' = 'editor'): CurrentUser => ({
    id,
    role,
    email: '',
    name: null,
    emailVerified: new Date(),
  });
  const approve = async (id: number, userId: string, seen?: string) =>
    takeStep(id, userId, 'approve', seen ?? (await seenOf(id)), (article) => canApprove(asUser(userId), article));
  const publish = async (id: number, user: CurrentUser) =>
    publishFromDesk(id, user.id, await seenOf(id), (article) => canPublish(user, article));
  const stageOf = async (id: number) => (await getArticleForDesk(id))?.stage;

  async function inReview(anna: string, words = 'Text'): Promise<number> {
    const id = await createArticle(anna, 'Neu');
    await save(id, anna, words);
    expect(await takeStep(id, anna, 'submit', await seenOf(id))).toBe('done');
    return id;
  }

  test('somebody else approves, and only what he has seen', () =>
    atTheDesk(async (anna, bert) => {
      const id = await inReview(anna);
      expect(await publish(id, asUser(anna))).toBe('notNow');
      expect(await approve(id, anna)).toBe('notNow');
      const seen = await seenOf(id);
      await save(id, anna, 'Noch etwas');
      expect(await approve(id, bert, seen)).toBe('stale');
      expect(await approve(id, bert)).toBe('done');
      expect(await approve(id, bert)).toBe('notNow');
      expect(await publish(id, asUser(anna))).toBe('done');
      expect(await stageOf(id)).toBe('published');
    }));

  test('who has mended a word while reviewing has written, too', () =>
    atTheDesk(async (anna, bert) => {
      const id = await inReview(anna);
      await save(id, bert, 'Besser');
      expect(await approve(id, bert)).toBe('notNow');
      expect((await getArticleForDesk(id))?.writers.sort()).toEqual([anna, bert].sort());
    }));

  test('what is approved is not written on before it is taken back, and then needs approval again', () =>
    atTheDesk(async (anna, bert) => {
      const id = await inReview(anna);
      await approve(id, bert);
      const may = (article: DeskArticle) => canEditText(asUser(anna), article);
      expect(await saveText(id, anna, await seenOf(id), text('x'), may)).toEqual({ kind: 'closed' });
      expect(await takeStep(id, anna, 'reopen', null)).toBe('done');
      expect(await saveText(id, anna, await seenOf(id), text('x'), may)).toMatchObject({ kind: 'saved' });
      expect(await publish(id, asUser(anna))).toBe('notNow');
    }));

  test('an admin may without, and the log says so', () =>
    atTheDesk(async (anna) => {
      const id = await createArticle(anna, 'Neu');
      expect(await publish(id, asUser(anna, 'admin'))).toBe('done');
      const log = await db
        .select()
        .from(auditEvents)
        .where(eq(auditEvents.subject, `article:${id}`));
      expect(log.map(({ action }) => action)).toContain('article.publish.alone');
    }));

  test('the next version of a public article takes the same steps, hidden', () =>
    atTheDesk(async (anna, bert) => {
      const { id } = await insertArticle({ slug: 'live', body: bodyOf('Live') });
      expect(await stageOf(id)).toBe('published');
      await save(id, anna, 'Neu');
      expect(await stageOf(id)).toBe('draft');
      await takeStep(id, anna, 'submit', await seenOf(id));
      expect(await stageOf(id)).toBe('inReview');
      const none = { search: '', topic: null, author: null, page: 1 };
      expect((await listDeskArticles({ ...none, status: 'inReview' })).articles.map((row) => row.id)).toEqual([id]);
      expect(await approve(id, bert)).toBe('done');
      expect((await getPublishedArticle('live'))?.plainText).toBe('Live');
      expect(await publish(id, asUser(anna))).toBe('done');
      expect(await getArticleForDesk(id)).toMatchObject({ stage: 'published', status: 'published', hasNext: false });
      expect((await getPublishedArticle('live'))?.plainText).toBe('Neu');
    }));

  test('it is published at its time, once, and under that time', () =>
    atTheDesk(async (anna, bert) => {
      const id = await inReview(anna);
      const at = minutesFromNow(60);
      expect(
        await scheduleFromDesk(id, anna, await seenOf(id), at, (article) => canPublish(asUser(anna), article)),
      ).toBe('notNow');
      await approve(id, bert);
      const may = (article: DeskArticle) => canPublish(asUser(anna), article);
      expect(await scheduleFromDesk(id, anna, await seenOf(id), minutesFromNow(-1), may)).toBe('notNow');
      expect(await scheduleFromDesk(id, anna, await seenOf(id), at, may)).toBe('done');
      expect(await publishDueArticles()).toBe(0);
      expect(await stageOf(id)).toBe('scheduled');
      // Planned for a time at which no server ran.
      const missed = minutesFromNow(-90);
      await db.update(articles).set({ publishedAt: missed }).where(eq(articles.id, id));
      expect(await publishDueArticles()).toBe(1);
      expect(await publishDueArticles()).toBe(0);
      expect(await getArticleForDesk(id)).toMatchObject({
        status: 'published',
        publishedAt: missed,
        slug: 'ein-titel',
      });
      const log = await db
        .select()
        .from(auditEvents)
        .where(eq(auditEvents.subject, `article:${id}`));
      expect(log.filter(({ action }) => action === 'article.publish.due')).toHaveLength(1);
    }));

  test('an imported one that was planned on the old site appears, too', () =>
    atTheDesk(async () => {
      const { id } = await insertArticle({ slug: 'geplant' });
      await db
        .update(articles)
        .set({ status: 'scheduled', liveVersionId: null, publishedAt: minutesFromNow(-1) })
        .where(eq(articles.id, id));
      expect(await publishDueArticles()).toBe(1);
      expect((await getPublishedArticle('geplant'))?.title).toBe('Artikel geplant');
    }));

  test('taken back, it has no time any more', () =>
    atTheDesk(async (anna, bert) => {
      const id = await inReview(anna);
      await approve(id, bert);
      await scheduleFromDesk(id, anna, await seenOf(id), minutesFromNow(60), always);
      await takeStep(id, anna, 'reopen', null);
      expect(await publishDueArticles(minutesFromNow(120))).toBe(0);
      expect(await stageOf(id)).toBe('draft');
    }));

  test('remarks are about this article only, and can be done and open again', () =>
    atTheDesk(async (anna, bert) => {
      const id = await createArticle(anna, 'Neu');
      const other = await createArticle(anna, 'Anderer');
      const remark = { quote: 'Text', before: '', after: '', body: 'Stimmt das?' };
      expect(await addRemark(2 ** 30, bert, remark)).toBe(false);
      expect(await addRemark(id, bert, remark)).toBe(true);
      const [written] = await listRemarks(id);
      expect(written).toMatchObject({ ...remark, writer: 'Bert', settledAt: null });
      expect(await settleRemark(other, anna, written?.id as number, true)).toBe(false);
      expect(await settleRemark(id, anna, written?.id as number, true)).toBe(true);
      expect((await listRemarks(id))[0]?.settledAt).toBeInstanceOf(Date);
      await db.execute(sql`delete from users where id = ${bert}`);
      expect((await listRemarks(id))[0]?.writer).toBeNull();
    }));
});

describe('a published article', () => {
  test('is corrected before its readers, with a date, and only while it is public', () =>
    atTheDesk(async (anna) => {
      const { id } = await insertArticle({ slug: 'a' });
      const draft = await createArticle(anna, 'Neu');
      const correction = { correctedOn: '2026-05-04', text: 'Es waren zwei.' };
      expect(await addCorrection(draft, anna, correction)).toBe(false);
      await db.delete(changedTags);
      expect(await addCorrection(id, anna, correction)).toBe(true);
      const tags = await db.select({ tag: changedTags.tag }).from(changedTags);
      expect(tags.map(({ tag }) => tag)).toContain('article:a');
      const [shown] = await listCorrectionsOfArticle(id);
      expect(shown).toMatchObject(correction);
      const other = await insertArticle({ slug: 'b' });
      expect(await removeCorrection(other.id, anna, shown?.id as number)).toBe(false);
      expect(await removeCorrection(id, anna, shown?.id as number)).toBe(true);
      expect(await listCorrectionsOfArticle(id)).toEqual([]);
    }));

  test('gets an older version back as its next one, and keeps all others', () =>
    atTheDesk(async (anna, bert) => {
      const { id } = await insertArticle({ slug: 'a', body: bodyOf('Eins') });
      await save(id, anna, 'Zwei');
      await keepOpenVersion(id);
      await save(id, anna, 'Drei');
      await holdForWriting(id, bert);
      expect(await restoreVersion(id, anna, 1, always)).toBe('closed');
      await db.delete(articleHolds);
      expect(await restoreVersion(id, anna, 1, () => false)).toBe('closed');
      expect(await restoreVersion(id, anna, 99, always)).toBe('notThere');
      expect(await restoreVersion(id, anna, 1, always)).toBe('done');
      expect(await versionsOf(id)).toEqual([
        ['Eins', false],
        ['Zwei', false],
        ['Drei', false],
        ['Eins', true],
      ]);
      expect((await getPublishedArticle('a'))?.plainText).toBe('Eins');
      expect(await listVersions(id)).toMatchObject([
        { number: 4, isOpen: true, isLive: false, writer: 'Anna' },
        { number: 3, isLive: false },
        { number: 2, isLive: false },
        { number: 1, isLive: true, writer: null },
      ]);
    }));
});

describe('a link to what is not published', () => {
  test('shows the newest version until it expires or is taken back, and holds no secret in the table', () =>
    atTheDesk(async (anna) => {
      const id = await createArticle(anna, 'Neu');
      await save(id, anna, 'Geheim');
      const token = newPreviewToken();
      const open = () => getPreview(previewTokenHash(token));
      expect(await createPreview(id, anna, previewTokenHash(token), minutesFromNow(5))).toBe(true);
      expect((await open())?.body).toEqual(bodyOf('Geheim'));
      await save(id, anna, 'Neuer');
      expect((await open())?.body).toEqual(bodyOf('Neuer'));
      expect(await getPreview(token)).toBeNull();
      const rows = await db.select().from(articlePreviews).where(eq(articlePreviews.articleId, id));
      expect(JSON.stringify(rows)).not.toContain(token);
      await db.update(articlePreviews).set({ expiresAt: minutesFromNow(-1) });
      expect(await open()).toBeNull();
      await deleteOldPreviews();
      expect(await db.$count(articlePreviews)).toBe(0);
      await createPreview(id, anna, previewTokenHash(token), minutesFromNow(5));
      await endPreviews(id, anna);
      expect(await open()).toBeNull();
    }));
});

describe('the calendar', () => {
  test('moves what has its time to another day at the same hour in Berlin, over the change of clocks too', () =>
    atTheDesk(async (anna) => {
      const id = await createArticle(anna, 'Neu');
      await db
        .update(articles)
        .set({ status: 'scheduled', publishedAt: new Date('2099-03-28T09:00:00Z') })
        .where(eq(articles.id, id));
      expect(await planFor(id, anna, '2099-03-30', () => false)).toBe('notNow');
      expect(await planFor(id, anna, '2099-03-30', always)).toBe('done');
      // Summer time begins on the 29th: ten o'clock is another instant.
      expect((await getArticleForDesk(id))?.publishedAt).toEqual(new Date('2099-03-30T08:00:00Z'));
      expect(await planFor(id, anna, '2020-01-01', always)).toBe('notNow');
      expect(await listPlanned('2099-03-30', '2099-04-05')).toMatchObject([{ id, day: '2099-03-30' }]);
      expect(await listPlanned('2099-03-28', '2099-03-29')).toEqual([]);
    }));

  test('keeps a day in mind for what has no time, until it is published', () =>
    atTheDesk(async (anna) => {
      const id = await createArticle(anna, 'Neu');
      await saveDetails(id, anna, { ...details, plannedOn: '2099-04-30' });
      expect(await listPlanned('2099-04-30', '2099-04-30')).toMatchObject([{ id }]);
      expect(await planFor(id, anna, '2099-05-01', always)).toBe('done');
      expect(await listPlanned('2099-05-01', '2099-05-01')).toMatchObject([{ id, status: 'draft' }]);
      await publishFromDesk(id, anna, await seenOf(id), always);
      expect((await getArticleForDesk(id))?.plannedOn).toBeNull();
      expect(await planFor(id, anna, '2099-05-02', always)).toBe('notNow');
    }));
});

test('a link to a page that is not there is found, one that was moved leads on', () =>
  atTheDesk(async (anna) => {
    await insertArticle({ slug: 'da', topics: ['maerkte'] });
    const moved = await insertArticle({ slug: 'war-da' });
    await moveArticle(moved.id, 'jetzt-da');
    const gone = await insertArticle({ slug: 'weg' });
    await withdrawFromDesk(gone.id, anna);
    const paths = ['/artikel/da', '/artikel/war-da', '/artikel/weg', '/artikel/nie', '/themen/maerkte', '/themen/nie'];
    const others = ['/', '/orte', '/orte/gibt-es-nie', '/firmen/gibt-es-nie', '/suche', '/gibt-es-nie'];
    const dead = await listDeadPaths([...paths, ...others], (path) => path !== '/gibt-es-nie');
    expect(dead.sort()).toEqual(
      [
        '/artikel/nie',
        '/artikel/weg',
        '/firmen/gibt-es-nie',
        '/gibt-es-nie',
        '/orte/gibt-es-nie',
        '/themen/nie',
      ].sort(),
    );
  }));
