import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { actionLabel } from './labels.ts';

const ACTION =
  /'((?:article|category|claim|company|inbox|member|picture|report|submission|topic|user)\.[a-z][A-Za-z.]*)'/g;

test('whatever is written into the log has words for who reads it', async () => {
  const actions = new Set<string>();
  for (const file of globSync('{db,bin}/**/*.ts')) {
    if (file.endsWith('.test.ts')) continue;
    for (const [, action] of (await readFile(file, 'utf8')).matchAll(ACTION)) actions.add(action as string);
  }
  expect(actions.size).toBeGreaterThan(50);
  expect([...actions].filter((action) => actionLabel(action) === action)).toEqual([]);
});
