import { describe, expect, test } from 'vitest';
import { db, rolledBack } from '#db/client.ts';
import { forgetRedirect, markGone, redirectPermanently } from './mutations.ts';
import { redirects } from './tables.ts';

const stored = async () =>
  Object.fromEntries((await db.select().from(redirects)).map(({ path, target }) => [path, target]));

/** Without the addresses that every installation has. */
const inEmptyTable = (work: () => Promise<void>) =>
  rolledBack(async () => {
    await db.delete(redirects);
    await work();
  });

describe('redirects', () => {
  test('a second move takes the first along', () =>
    inEmptyTable(async () => {
      await redirectPermanently('/firmen/a', '/firmen/b');
      await redirectPermanently('/firmen/b', '/firmen/c');
      expect(await stored()).toEqual({ '/firmen/a': '/firmen/c', '/firmen/b': '/firmen/c' });
    }));

  test('moving back leaves no circle', () =>
    inEmptyTable(async () => {
      await redirectPermanently('/firmen/a', '/firmen/b');
      await redirectPermanently('/firmen/b', '/firmen/a');
      expect(await stored()).toEqual({ '/firmen/b': '/firmen/a' });
      await redirectPermanently('/firmen/a', '/firmen/a/');
      expect(await stored()).toEqual({ '/firmen/b': '/firmen/a' });
    }));

  test('what led to a removed page is gone with it', () =>
    inEmptyTable(async () => {
      await redirectPermanently('/firmen/a', '/firmen/b');
      await markGone('/firmen/b');
      expect(await stored()).toEqual({ '/firmen/a': null, '/firmen/b': null });
    }));

  test('an address that is used again is forgotten', () =>
    inEmptyTable(async () => {
      await markGone('/firmen/b');
      await forgetRedirect('/firmen/b');
      await redirectPermanently('/firmen/c', '/firmen/d');
      await redirectPermanently('/firmen/d', '/firmen/e');
      await redirectPermanently('/firmen/x', '/firmen/d');
      expect(await stored()).toMatchObject({ '/firmen/c': '/firmen/e' });
    }));

  test('paths are stored decoded and without a trailing slash, queries stay', () =>
    inEmptyTable(async () => {
      await redirectPermanently('/b%C3%A4cker/', '/branchen/baecker');
      await redirectPermanently('/?p=31', '/artikel/x');
      expect(await stored()).toEqual({ '/bäcker': '/branchen/baecker', '/?p=31': '/artikel/x' });
    }));
});
