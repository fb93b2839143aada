import { expect, test } from 'vitest';
import { tagsOfArticle } from './revalidate.ts';

const article = { slug: 'a', publishedOn: '2018-09-03', topics: ['berufe', 'marketing'], authors: ['redaktion'] };

test('an article touches its pages and those that name it as their neighbour, each once', () => {
  const around = { articles: ['davor', 'danach'], periods: ['2018-08-31', '2018-09-17', '2018-08', '2018-10', '2017'] };
  expect(tagsOfArticle(article, around)).toEqual([
    'article:a',
    'article:davor',
    'article:danach',
    'archive',
    'archive:2018-09-03',
    'archive:2018-09',
    'archive:2018',
    'archive:2018-08-31',
    'archive:2018-09-17',
    'archive:2018-08',
    'archive:2018-10',
    'archive:2017',
    'archive:--09-03',
    'topic:berufe',
    'topic:marketing',
    'author:redaktion',
  ]);
});

test('one that has no day yet touches none', () => {
  const tags = tagsOfArticle({ ...article, publishedOn: null }, { articles: [], periods: [] });
  expect(tags).toEqual(['article:a', 'archive', 'topic:berufe', 'topic:marketing', 'author:redaktion']);
});
