import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PageStore, type StoredPage } from './page-store.ts';

function page(tags: string[], length = 100): StoredPage {
  const value = {
    kind: 'APP_PAGE' as never,
    html: 'x'.repeat(length),
    rscData: undefined,
    headers: undefined,
    postponed: undefined,
    status: undefined,
    segmentData: undefined,
  };
  return { value, lastModified: 0, cacheControl: { revalidate: 3600, expire: undefined }, tags };
}

describe('PageStore', () => {
  test('drops exactly the pages with a changed tag', () => {
    const store = new PageStore(1_000_000);
    store.keep('/a', page(['company:a', 'place:x']), store.ticket());
    store.keep('/b', page(['company:b', 'place:x']), store.ticket());
    store.keep('/c', page(['company:c']), store.ticket());
    store.changed(['company:a']);
    expect([store.get('/a'), store.get('/b'), store.get('/c')].map(Boolean)).toEqual([false, true, true]);
    store.changed(['place:x', 'unknown']);
    expect([store.get('/b'), store.get('/c')].map(Boolean)).toEqual([false, true]);
    store.changed(['everything']);
    expect(store.size).toBe(0);
    expect(store.bytes).toBe(0);
  });

  test('refuses a page whose data was read before a change', () => {
    const store = new PageStore(1_000_000);
    const before = store.ticket();
    store.changed(['company:a']);
    expect(store.keep('/a', page(['company:a']), before)).toBe(false);
    expect(store.keep('/b', page(['company:b']), before)).toBe(true);
    expect(store.keep('/a', page(['company:a']), store.ticket())).toBe(true);

    const older = store.ticket();
    store.changed(['everything']);
    expect(store.keep('/b', page(['company:b']), older)).toBe(false);
  });

  test('refuses a page that took longer than changes are remembered', () => {
    const store = new PageStore(1_000_000);
    const before = store.ticket();
    store.changed(['company:a'], 0);
    store.changed(['company:b'], 10 * 60_000);
    expect(store.keep('/a', page(['company:a']), before)).toBe(false);
    expect(store.keep('/c', page(['company:c']), before)).toBe(false);
    expect(store.keep('/a', page(['company:a']), store.ticket())).toBe(true);
  });

  test('a value read by a tagged page goes with that tag, too', () => {
    const store = new PageStore(1_000_000);
    store.keep('value', page(['directory']), store.ticket());
    store.tie('value', ['_N_T_/orte']);
    store.changed(['_N_T_/orte']);
    expect(store.get('value')).toBeUndefined();
  });

  test('stays within its bytes, and keeps what is asked for', () => {
    const store = new PageStore(1_000_000);
    store.keep('/loved', page(['a'], 10_000), store.ticket());
    for (let index = 0; index < 1000; index++) {
      store.get('/loved');
      store.keep(`/random/${index}`, page([`random:${index}`], 10_000), store.ticket());
      expect(store.bytes).toBeLessThanOrEqual(1_000_000);
    }
    expect(store.get('/loved')).toBeDefined();
    expect(store.keep('/giant', page([], 400_000), store.ticket())).toBe(false);
    expect(store.get('/loved')).toBeDefined();
  });

  test('law: what is kept was rendered after the last change of each of its tags', () => {
    const tag = fc.constantFrom('a', 'b', 'c', 'everything');
    const step = fc.oneof(
      fc.record({ do: fc.constant('change' as const), tags: fc.uniqueArray(tag, { minLength: 1, maxLength: 2 }) }),
      fc.record({ do: fc.constant('begin' as const), key: fc.constantFrom('/1', '/2', '/3') }),
      fc.record({ do: fc.constant('end' as const), key: fc.constantFrom('/1', '/2', '/3'), tags: fc.uniqueArray(tag) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const store = new PageStore(10_000_000);
        const changedAt = new Map<string, number>();
        const begun = new Map<string, { ticket: number; at: number }>();
        const kept = new Map<string, { tags: string[]; at: number }>();
        steps.forEach((action, now) => {
          if (action.do === 'change') {
            store.changed(action.tags);
            for (const changed of action.tags) changedAt.set(changed, now);
          } else if (action.do === 'begin') {
            begun.set(action.key, { ticket: store.ticket(), at: now });
          } else {
            const render = begun.get(action.key);
            if (!render) return;
            if (store.keep(action.key, page(action.tags), render.ticket)) {
              kept.set(action.key, { tags: action.tags, at: render.at });
            } else kept.delete(action.key);
          }
          for (const [key, { tags, at }] of kept) {
            const fresh = [...tags, 'everything'].every((each) => (changedAt.get(each) ?? -1) < at);
            expect(store.get(key) !== undefined).toBe(fresh);
            if (!fresh) kept.delete(key);
          }
        });
      }),
    );
  });
});
