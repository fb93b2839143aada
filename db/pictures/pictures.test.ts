import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { changedTags } from '#db/changes/tables.ts';
import { closeDatabase, db, rolledBack } from '#db/client.ts';
import { insertTestCompany } from '#db/companies/fixtures.ts';
import { changeCompany, deleteWithdrawnCompanies, withdrawCompany } from '#db/companies/mutations.ts';
import { companies } from '#db/companies/tables.ts';
import { submissions } from '#db/submissions/tables.ts';
import { deleteUser } from '#db/users/deletion.ts';
import { filesOf, originalName, pictureFolder } from '#lib/pictures/files.ts';
import { MOST_UNPUBLISHED } from '#lib/pictures/limits.ts';
import { storage } from '#lib/storage/current.ts';
import type { EntryPicture } from '#lib/submissions/fields.ts';
import { companyTag } from '#lib/tags.ts';
import { insertTestUploader, testPhoto, uploadTestPicture } from './fixtures.ts';
import { beginPicture, removePictures, tidyPictures, touchPictures } from './mutations.ts';
import { getPictureToShow, listPicturesOfCompany, listUsablePictures } from './queries.ts';
import { settlePicture } from './settle.ts';
import { pictures } from './tables.ts';

let folder: string;
let photo: Buffer;

beforeAll(async () => {
  photo = await testPhoto();
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'media-'));
  vi.stubEnv('MEDIA_DIRECTORY', folder);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});
afterAll(closeDatabase);

const person = insertTestUploader;
const upload = (userId: string) => uploadTestPicture(userId, photo);

const asPhoto = (key: string): EntryPicture => ({ key, kind: 'photo', alt: 'Der Laden' });
const statusOf = async (key: string) =>
  (await db.select({ status: pictures.status }).from(pictures).where(eq(pictures.key, key)))[0]?.status;
const age = (key: string, days = 2) =>
  db.execute(sql`update pictures set used_at = now() - ${days} * interval '1 day' where key = ${key}`);
const hasOriginal = async (key: string) => {
  const file = await storage().get(originalName(key));
  file?.content.destroy();
  return file !== null;
};
const filesOnDisk = async () =>
  (await readdir(folder, { recursive: true, withFileTypes: true })).filter((each) => each.isFile()).length;
const finished = filesOf(700).map(({ size, type }) => `${size}.${type}`);

test('an upload is rewritten into all its sizes, and the original is gone', () =>
  rolledBack(async () => {
    const company = await insertTestCompany({ name: 'Mit Bildern' });
    const key = await upload(await person());
    await changeCompany(company.id, { pictures: [asPhoto(key)] }, '2026-11-26');
    expect(await listPicturesOfCompany(company.id)).toEqual([
      { key, kind: 'photo', alt: 'Der Laden', width: 700, height: 400, isReady: false },
    ]);
    await db.delete(changedTags);
    await settlePicture(key);
    expect(await storage().listFolder(pictureFolder(key))).toEqual(finished.sort());
    expect(await hasOriginal(key)).toBe(false);
    expect(await listPicturesOfCompany(company.id)).toMatchObject([{ isReady: true }]);
    const tags = await db.select({ tag: changedTags.tag }).from(changedTags);
    expect(tags.map(({ tag }) => tag)).toContain(companyTag(company.slug));
    // Once more, as after a kill between its last steps.
    await settlePicture(key);
    expect(await storage().listFolder(pictureFolder(key))).toEqual(finished);
  }));

test('killed after any step, the next try does the rest: no row without file, no file without row', () =>
  rolledBack(async () => {
    const userId = await person();
    const real = storage();
    const original = { ...real };
    for (const action of ['rewrite', 'remove'] as const) {
      for (let survives = 0; survives < 9; survives++) {
        const key = await upload(userId);
        if (action === 'remove') await removePictures([key]);
        let steps = 0;
        const killed = async () => {
          if (steps++ >= survives) throw new Error('killed');
        };
        const put = vi.spyOn(real, 'put').mockImplementation(async (...args) => {
          await killed();
          return original.put(...args);
        });
        const removeFolder = vi.spyOn(real, 'removeFolder').mockImplementation(async (...args) => {
          await killed();
          return original.removeFolder(...args);
        });
        await settlePicture(key).catch(({ message }) => expect(message).toBe('killed'));
        // Whatever is there now has its row, and what the row promises is there.
        const status = await statusOf(key);
        if (status === 'ready') expect(await original.listFolder(pictureFolder(key))).toEqual(finished);
        if (status === 'waiting') expect(await hasOriginal(key)).toBe(true);
        if (!status) expect(await original.listFolder(pictureFolder(key))).toEqual([]);
        put.mockRestore();
        removeFolder.mockRestore();
        await settlePicture(key);
        expect(await statusOf(key)).toBe(action === 'rewrite' ? 'ready' : undefined);
        expect(await original.listFolder(pictureFolder(key))).toEqual(action === 'rewrite' ? finished : []);
        expect(await hasOriginal(key)).toBe(false);
      }
    }
  }));

test('taken out while it is being rewritten, it leaves nothing behind', () =>
  rolledBack(async () => {
    const key = await upload(await person());
    const real = storage();
    const { put } = real;
    const spy = vi.spyOn(real, 'put').mockImplementation(async (...args) => {
      await removePictures([key]);
      return put(...args);
    });
    await settlePicture(key);
    spy.mockRestore();
    expect(await statusOf(key)).toBeUndefined();
    expect(await filesOnDisk()).toBe(0);
  }));

test('what nothing uses for a day goes; what a form or an entry names stays', () =>
  rolledBack(async () => {
    const userId = await person();
    const company = await insertTestCompany({ name: 'Mit Bildern' });
    const names = [
      'fresh',
      'unused',
      'live',
      'draft',
      'pending',
      'replaced',
      'decided',
      'decidedLongAgo',
      'nobodysDraft',
    ];
    const keys = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await upload(userId)])));
    const begun = (await beginPicture(userId)) as string;
    await changeCompany(company.id, { pictures: [asPhoto(keys.live)] }, '2026-11-26');
    const sent = { authorId: userId, companyId: company.id, submittedAt: new Date() };
    await db.insert(submissions).values([
      { authorId: userId, typed: { pictureKey: `${keys.draft}\nanderes` } },
      { authorId: null, typed: { pictureKey: keys.nobodysDraft } },
      {
        ...sent,
        status: 'pending',
        changes: { pictures: [asPhoto(keys.pending)] },
        base: { pictures: [asPhoto(keys.replaced)] },
      },
      { ...sent, status: 'rejected', decidedAt: new Date(), changes: { pictures: [asPhoto(keys.decided)] } },
      {
        ...sent,
        status: 'rejected',
        decidedAt: new Date('2020-01-01'),
        changes: { pictures: [asPhoto(keys.decidedLongAgo)] },
      },
    ]);
    for (const name of names) if (name !== 'fresh') await age(keys[name]);
    await age(begun, 0.1);
    await tidyPictures();
    const removing = [];
    for (const name of names) if ((await statusOf(keys[name])) === 'removing') removing.push(name);
    expect(removing).toEqual(['unused', 'decidedLongAgo', 'nobodysDraft']);
    expect(await statusOf(begun)).toBe('removing');
    await settlePicture(keys.unused);
    expect(await statusOf(keys.unused)).toBeUndefined();
    expect(await storage().listFolder(pictureFolder(keys.unused))).toEqual([]);
  }));

test('a form that is kept keeps its pictures', () =>
  rolledBack(async () => {
    const key = await upload(await person());
    await age(key);
    await touchPictures([key]);
    await tidyPictures();
    expect(await statusOf(key)).toBe('waiting');
  }));

test('with an entry that is deleted for good its pictures go, also those it once showed', () =>
  rolledBack(async () => {
    const userId = await person();
    const company = await insertTestCompany({ name: 'Bald fort' });
    const [live, former, ofOthers] = [await upload(userId), await upload(userId), await upload(userId)];
    await db.insert(submissions).values({
      companyId: company.id,
      authorId: userId,
      status: 'accepted',
      submittedAt: new Date(),
      decidedAt: new Date(),
      changes: { pictures: [asPhoto(live)] },
      base: { pictures: [asPhoto(former)] },
    });
    await changeCompany(company.id, { pictures: [asPhoto(live)] }, '2026-11-26');
    await withdrawCompany(company.id, 'owner');
    expect(await getPictureToShow(live, undefined)).toMatchObject({ isPublished: false });
    await db
      .update(companies)
      .set({ withdrawnAt: new Date('2020-01-01') })
      .where(eq(companies.id, company.id));
    expect(await deleteWithdrawnCompanies()).toBe(1);
    for (const key of [live, former]) {
      await settlePicture(key);
      expect(await statusOf(key)).toBeUndefined();
      expect(await storage().listFolder(pictureFolder(key))).toEqual([]);
    }
    expect(await statusOf(ofOthers)).toBe('waiting');
  }));

test('with an account its pictures go, but for those that an entry shows', () =>
  rolledBack(async () => {
    const userId = await person();
    const company = await insertTestCompany({ name: 'Bleibt' });
    const [live, own] = [await upload(userId), await upload(userId)];
    await changeCompany(company.id, { pictures: [asPhoto(live)] }, '2026-11-26');
    await deleteUser(userId);
    expect(await statusOf(own)).toBe('removing');
    await settlePicture(own);
    expect(await statusOf(own)).toBeUndefined();
    await settlePicture(live);
    expect(await listPicturesOfCompany(company.id)).toMatchObject([{ key: live, isReady: true }]);
  }));

test('an entry shows what was accepted, in its order, and what it drops is unused from then on', () =>
  rolledBack(async () => {
    const userId = await person();
    const company = await insertTestCompany({ name: 'Galerie' });
    const [one, two, logo] = [await upload(userId), await upload(userId), await upload(userId)];
    const shown: EntryPicture[] = [{ key: logo, kind: 'logo', alt: '' }, asPhoto(two), asPhoto(one)];
    await changeCompany(company.id, { pictures: shown }, '2026-11-26');
    const keysShown = async () => (await listPicturesOfCompany(company.id)).map(({ key }) => key);
    expect(await keysShown()).toEqual([logo, two, one]);
    await changeCompany(company.id, { pictures: [asPhoto(one)] }, '2026-11-26');
    expect(await keysShown()).toEqual([one]);
    // A change of something else leaves them alone.
    await changeCompany(company.id, { phone: '+49358123125' }, '2026-11-26');
    expect(await keysShown()).toEqual([one]);
    await removePictures([one, two]);
    expect([await statusOf(one), await statusOf(two)]).toEqual(['waiting', 'removing']);
    // What is gone by the time of the decision is left out.
    await changeCompany(company.id, { pictures: [asPhoto(two), asPhoto(one)] }, '2026-11-26');
    expect(await keysShown()).toEqual([one]);
  }));

test('nobody uses or sees what is not his', () =>
  rolledBack(async () => {
    const [owner, stranger] = [await person(), await person()];
    const company = await insertTestCompany({ name: 'Meine' });
    const other = await insertTestCompany({ name: 'Deine' });
    const [live, own] = [await upload(owner), await upload(owner)];
    await changeCompany(company.id, { pictures: [asPhoto(live)] }, '2026-11-26');
    expect(await listUsablePictures([live, own], owner, company.id)).toHaveLength(2);
    expect(await listUsablePictures([live, own], owner)).toEqual([own]);
    expect(await listUsablePictures([live, own], owner, other.id)).toEqual([own]);
    expect(await listUsablePictures([live, own], stranger, other.id)).toEqual([]);
    await changeCompany(other.id, { pictures: [asPhoto(live)] }, '2026-11-26');
    expect(await listPicturesOfCompany(other.id)).toEqual([]);
    expect(await getPictureToShow(own, undefined)).toMatchObject({ isPublished: false, isOfOwnEntry: false });
    expect(await getPictureToShow(live, undefined)).toMatchObject({ isPublished: true });
    await removePictures([own]);
    expect(await getPictureToShow(own, owner)).toBeNull();
  }));

test('one account cannot fill the disk', () =>
  rolledBack(async () => {
    const userId = await person();
    for (let count = 0; count < MOST_UNPUBLISHED; count++) expect(await beginPicture(userId)).not.toBeNull();
    expect(await beginPicture(userId)).toBeNull();
    expect(await beginPicture(await person())).not.toBeNull();
  }));
