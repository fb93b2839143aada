import { getSchema } from '@tiptap/core';
import { Node } from '@tiptap/pm/model';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { documentFromHtml } from '#lib/articles/from-html.ts';
import { renderArticleHtml, type ShownCompany } from '#lib/articles/html.ts';
import { acceptDocument, MARKS, NODE_RULES } from '#lib/articles/schema.ts';
import { extensions } from './extensions.ts';

const schema = getSchema(extensions);

/** What the editor makes of a body, and would save. */
function throughTheEditor(body: unknown) {
  const node = Node.fromJSON(schema, body);
  node.check();
  return acceptDocument(node.toJSON());
}

test('the editor knows the very nodes and marks that may be stored', () => {
  expect(Object.keys(schema.nodes).sort()).toEqual([...Object.keys(NODE_RULES), 'doc'].sort());
  expect(Object.keys(schema.marks).sort()).toEqual([...MARKS].sort());
});

const BAKERY: ShownCompany = {
  slug: 'baeckerei-goerlitz',
  name: 'Bäckerei',
  trade: 'Bäckerei',
  place: 'Görlitz',
  postalCode: '02826',
  streetAddress: null,
  isClosed: false,
};

test('each node and mark is written as HTML', () => {
  const inner = [{ type: 'paragraph', content: [{ type: 'text', text: 'Wort' }] }];
  for (const [type, { is, holds }] of Object.entries(NODE_RULES)) {
    if (type === 'text' || type === 'paragraph') continue;
    const content = holds === 'nothing' ? undefined : holds === 'block' ? inner : [{ type: 'text', text: 'Wort' }];
    const around = {
      block: [],
      inline: ['paragraph'],
      list: ['bulletList'],
      row: ['table'],
      cell: ['table', 'tableRow'],
    };
    const node = around[is].reduceRight((held, outer) => ({ type: outer, content: [held] }), {
      type,
      attrs: { company: 7, name: 'Bäckerei', alt: 'Laden' },
      content,
    } as object);
    const html = renderArticleHtml(acceptDocument({ content: [node] }), { companies: new Map([[7, BAKERY]]) });
    expect(html, type).not.toBe('<p>Wort</p>');
    expect(html, type).not.toBe('');
  }
  for (const type of MARKS) {
    const attrs = type === 'link' ? { href: 'https://example.org' } : {};
    const text = { type: 'text', text: 'Wort', marks: [{ type, attrs }] };
    expect(renderArticleHtml(acceptDocument({ content: [{ type: 'paragraph', content: [text] }] })), type).toMatch(
      /<p><[a-z]+.*>Wort</,
    );
  }
});

/** Anything a script may send in place of a body. */
const anything = fc.letrec((tie) => ({
  node: fc.record(
    {
      type: fc.oneof(
        fc.constantFrom(...Object.keys(NODE_RULES), 'doc', 'script', 'iframe', '__proto__', 'constructor'),
        fc.jsonValue(),
      ),
      text: fc.oneof(fc.string({ unit: 'binary' }), fc.constant('\u0000\ud800'), fc.jsonValue()),
      attrs: fc.oneof(
        fc.record(
          {
            level: fc.oneof(fc.integer({ min: -1, max: 9 }), fc.jsonValue()),
            start: fc.oneof(fc.integer(), fc.jsonValue()),
            colspan: fc.integer({ min: -1, max: 1000 }),
            picture: fc.constantFrom('0123456789abcdef0123456789abcdef', '/media/a/b.jpg', null, 7),
            alt: fc.string(),
            href: fc.constantFrom('javascript:alert(1)', 'https://example.org/', 7),
            company: fc.constantFrom(7, 0, -1, 1.5, 2 ** 31, '7', null),
            name: fc.oneof(fc.string({ unit: 'binary' }), fc.constant('  <b>zwei\n Zeilen\u0000 '), fc.jsonValue()),
          },
          { requiredKeys: [] },
        ),
        fc.jsonValue(),
      ),
      marks: fc.oneof(
        fc.array(
          fc.record(
            {
              type: fc.constantFrom(...MARKS, 'onclick'),
              attrs: fc.record({
                href: fc.constantFrom('javascript:alert(1)', 'https://example.org/', '/artikel/x', null),
              }),
            },
            { requiredKeys: ['type'] },
          ),
        ),
        fc.jsonValue(),
      ),
      content: fc.oneof({ maxDepth: 5 }, fc.array(tie('node'), { maxLength: 4 }), fc.jsonValue()),
    },
    { requiredKeys: [] },
  ),
})).node;

test('whatever is sent becomes a body that the editor opens, that keeps its form there, and whose HTML runs nothing', () => {
  fc.assert(
    fc.property(fc.oneof(fc.record({ content: fc.array(anything) }), anything, fc.jsonValue()), (sent) => {
      const body = acceptDocument(sent);
      expect(acceptDocument(body)).toEqual(body);
      expect(throughTheEditor(body)).toEqual(body);
      expect(JSON.stringify(body)).not.toMatch(/\\u0000|\\ud[89a-f]|javascript:/);
    }),
    { numRuns: 2000 },
  );
});

test('what is nested without end keeps its words and exhausts nothing', () => {
  let deep: object = { type: 'text', text: 'ganz unten' };
  for (let level = 0; level < 5000; level += 1) deep = { type: 'blockquote', content: [deep] };
  const body = acceptDocument({ content: [deep] });
  expect(throughTheEditor(body)).toEqual(body);
  expect(renderArticleHtml(body)).toContain('ganz unten');
});

test('an imported text goes through the editor and comes out as it was', () => {
  const html = `<h2>Über uns</h2><p>Ein <b>fettes <i>Wort</i></b>, ein <a href="/artikel/x">Link</a>.<br>Zeile</p>
    <ol start="3"><li>Drei<ul><li>Unter</li></ul></li></ol><blockquote><p>Zitat</p></blockquote><pre>Code  mit
Zeilen</pre><hr><table><tr><th colspan="2">Kopf</th></tr><tr><td>a</td><td>b</td></tr></table>
    <figure><img src="https://alt.example/a.jpg" alt="Haus"><figcaption>Das Haus</figcaption></figure>`;
  const body = documentFromHtml(html);
  expect(renderArticleHtml(acceptDocument(body))).toBe(renderArticleHtml(body));
  expect(throughTheEditor(acceptDocument(body))).toEqual(acceptDocument(body));
});
