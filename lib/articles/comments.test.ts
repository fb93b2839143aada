import fc from 'fast-check';
import { expect, test } from 'vitest';
import { threadsOf } from './comments.ts';

const comment = (externalId: string, replyTo: string | null = null) => ({
  externalId,
  replyTo,
  authorName: `N${externalId}`,
});
const order = (...comments: ReturnType<typeof comment>[]) =>
  threadsOf(comments).map(({ externalId, depth, answers }) => [externalId, depth, answers]);

test('answers stand below what they answer, in their order', () => {
  expect(order(comment('1'), comment('2'), comment('3', '1'), comment('4', '3'), comment('5', '1'))).toEqual([
    ['1', 0, null],
    ['3', 1, 'N1'],
    ['4', 2, 'N3'],
    ['5', 1, 'N1'],
    ['2', 0, null],
  ]);
});

test('an answer to what was not taken over is a comment of its own', () => {
  expect(order(comment('2', '1'))).toEqual([['2', 0, null]]);
});

test('every comment is shown once, whatever answers what', () => {
  const id = fc.constantFrom('1', '2', '3', '4', '5', '6');
  const list = fc.uniqueArray(fc.record({ externalId: id, replyTo: fc.option(id) }), {
    selector: (one) => one.externalId,
  });
  fc.assert(
    fc.property(list, (comments) => {
      const shown = threadsOf(comments.map((own) => ({ ...own, authorName: null })));
      expect(shown.map(({ externalId }) => externalId).sort()).toEqual(
        comments.map(({ externalId }) => externalId).sort(),
      );
    }),
  );
});
