import { Extension, InputRule, Mark, mergeAttributes, Node } from '@tiptap/core';
import { TableKit } from '@tiptap/extension-table';
import StarterKit from '@tiptap/starter-kit';
import { safeHref } from '#lib/articles/safe-address.ts';
import { Passages } from './passages.ts';

/*
 * What the editor can do. Its schema is that of lib/articles/schema.ts, which a test holds: a node or mark that is added here
 * is added there, and to the HTML of lib/articles/html.ts.
 */

const Subscript = Mark.create({
  name: 'subscript',
  parseHTML: () => [{ tag: 'sub' }],
  renderHTML: ({ HTMLAttributes }) => ['sub', mergeAttributes(HTMLAttributes), 0],
});

const Superscript = Mark.create({
  name: 'superscript',
  parseHTML: () => [{ tag: 'sup' }],
  renderHTML: ({ HTMLAttributes }) => ['sup', mergeAttributes(HTMLAttributes), 0],
});

const attribute = (name: string) => ({
  default: null,
  parseHTML: (element: HTMLElement) => element.getAttribute(`data-${name}`),
  renderHTML: (attributes: Record<string, unknown>) =>
    attributes[name] === null || attributes[name] === undefined ? {} : { [`data-${name}`]: String(attributes[name]) },
});

const pixels = (name: string) => ({
  ...attribute(name),
  parseHTML: (element: HTMLElement) => Number(element.getAttribute(`data-${name}`)) || null,
});

/** A picture of this site with all that is stored about it. One whose file was never here is shown as a note. */
const Image = Node.create({
  name: 'image',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => ({
    src: attribute('src'),
    alt: { ...attribute('alt'), default: '' },
    caption: attribute('caption'),
    licence: attribute('licence'),
    width: pixels('width'),
    height: pixels('height'),
    href: attribute('href'),
    original: attribute('original'),
  }),
  parseHTML: () => [{ tag: 'figure[data-picture]' }],
  renderHTML: ({ node, HTMLAttributes }) => {
    const { src, alt, caption, licence } = node.attrs;
    return [
      'figure',
      mergeAttributes(HTMLAttributes, { 'data-picture': '' }),
      src ? ['img', { src, alt }] : ['p', {}, `Bild nicht übernommen: ${alt || 'ohne Beschreibung'}`],
      ['figcaption', {}, [caption, licence].filter(Boolean).join(' · ')],
    ];
  },
});

const ofCompany = () => ({
  company: { ...attribute('company'), parseHTML: (element: HTMLElement) => Number(element.dataset.company) || null },
  name: attribute('name'),
});

/** A company within a sentence, in the words of the sentence. */
const Mention = Node.create({
  name: 'mention',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: ofCompany,
  parseHTML: () => [{ tag: 'span[data-mention]' }],
  renderHTML: ({ node, HTMLAttributes }) => [
    'span',
    mergeAttributes(HTMLAttributes, { 'data-mention': '' }),
    String(node.attrs.name ?? ''),
  ],
  renderText: ({ node }) => String(node.attrs.name ?? ''),
});

/** A company with trade and address, which are those of the entry whenever somebody reads it. */
const CompanyCard = Node.create({
  name: 'companyCard',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: ofCompany,
  parseHTML: () => [{ tag: 'div[data-company-card]' }],
  renderHTML: ({ node, HTMLAttributes }) => [
    'div',
    mergeAttributes(HTMLAttributes, { 'data-company-card': '' }),
    ['p', {}, String(node.attrs.name ?? '')],
    ['p', {}, 'Branche und Anschrift stehen hier, sobald jemand den Artikel liest.'],
  ],
  renderText: ({ node }) => String(node.attrs.name ?? ''),
});

/** `[words](address)`, as Markdown writes a link. What the words already are, such as bold, they stay. */
const MarkdownLink = Extension.create({
  name: 'markdownLink',
  addInputRules: () => [
    new InputRule({
      find: /(?<!!)\[([^[\]]+)\]\(([^()\s]+)\)$/,
      handler({ state: { schema, tr }, range: { from, to }, match: [, words = '', address] }) {
        const href = safeHref(address);
        const link = href && schema.marks.link?.create({ href });
        if (!link) return null;
        const end = from + 1 + words.length;
        tr.delete(end, to)
          .delete(from, from + 1)
          .addMark(from, end - 1, link)
          .removeStoredMark(link.type);
      },
    }),
  ],
});

export const extensions = [
  StarterKit.configure({
    heading: { levels: [2, 3, 4] },
    link: {
      openOnClick: false,
      defaultProtocol: 'https',
      // Only addresses that readers may be sent to; how the link is written is the business of lib/articles/html.ts.
      isAllowedUri: (url) => safeHref(url) !== null,
      HTMLAttributes: { target: null, rel: null },
    },
  }),
  TableKit.configure({ table: { resizable: false } }),
  Subscript,
  Superscript,
  Image,
  Mention,
  CompanyCard,
  MarkdownLink,
  Passages,
];
