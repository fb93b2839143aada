import { Extension, InputRule, Mark, mergeAttributes, Node } from '@tiptap/core';
import { TableKit } from '@tiptap/extension-table';
import StarterKit from '@tiptap/starter-kit';
import { safeHref } from '#lib/articles/safe-address.ts';
import { mediumPath } from '#lib/pictures/view.ts';
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

/**
 * A picture of the library, in the words of this article. What the library says, such as the licence, stands below it wherever it is
 * shown. One whose file never came here is a note.
 */
const Image = Node.create({
  name: 'image',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => ({
    picture: attribute('picture'),
    alt: { ...attribute('alt'), default: '' },
    caption: attribute('caption'),
    href: attribute('href'),
    original: attribute('original'),
  }),
  parseHTML: () => [{ tag: 'figure[data-alt]' }],
  renderHTML: ({ node, HTMLAttributes }) => {
    const { picture, alt, caption } = node.attrs;
    return [
      'figure',
      mergeAttributes(HTMLAttributes),
      picture
        ? ['img', { src: mediumPath(picture), alt: alt || 'Bild ohne Beschreibung' }]
        : ['p', {}, `Bild nicht übernommen: ${alt || 'ohne Beschreibung'}`],
      ['figcaption', {}, caption ?? ''],
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
