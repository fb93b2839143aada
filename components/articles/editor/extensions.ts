import { Mark, mergeAttributes, Node } from '@tiptap/core';
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
  Passages,
];
