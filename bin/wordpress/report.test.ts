import { HtmlValidate } from 'html-validate';
import { expect, test } from 'vitest';
import { htmlHead, htmlRow } from './report.ts';

test('the report is a page in which nothing can run, whatever an export says', async () => {
  const vector = '</title><script>alert(1)</script>"\'';
  const head = htmlHead({
    title: vector,
    dryRun: true,
    summary: {
      sourceKey: `wordpress:${vector}`,
      items: 2,
      counts: new Map([[vector, new Map([['refused', 2]])]]),
      comments: new Map(),
      pictures: { taken: 3, refused: 1 },
    },
  });
  const row = htmlRow({
    line: 7,
    type: vector,
    id: vector,
    title: vector,
    outcome: 'refused',
    reason: vector,
    notes: [vector],
  });
  const page = `${head}<table><tbody>${row}</tbody></table></main></body></html>`;
  expect(page).not.toContain('<script');
  expect(page).toContain('Es wurde nichts geschrieben.');
  expect(page).toContain('Bilder: 3 neu, 1 abgelehnt.');
  const report = await new HtmlValidate({ extends: ['html-validate:standard'] }).validateString(page);
  expect(report.results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual([]);
});
