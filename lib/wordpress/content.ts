import type { ArticleDocument, ArticleNode } from '#lib/articles/document.ts';
import { blocksFromHtml, documentOf, type ReadHtmlOptions } from '#lib/articles/from-html.ts';
import { escapeHtml } from '#lib/articles/html.ts';
import { type ContentPart, partsOfContent } from './blocks.ts';
import { replaceShortcodes, type Shortcode } from './shortcodes.ts';

/** A file of the old site. */
export interface Attachment {
  id: string;
  url: string;
  alt: string;
  caption: string;
}

export interface ContentContext extends ReadHtmlOptions {
  /** What WordPress keeps beside the text for its block of footnotes: JSON. */
  footnotes?: string;
  attachment?: (id: string) => Attachment | undefined;
  /** The files of this article, for a gallery that names none. */
  ownAttachments?: () => Attachment[];
}

/** The text of a WordPress article as ours, whichever editor it was written with. */
export function documentFromWordPress(content: string, context: ContentContext = {}): ArticleDocument {
  const loss = context.onLoss ?? (() => {});
  const handlers = shortcodesOf(context);
  const notes = footnotesOf(context.footnotes);
  const onDynamic = (name: string) => {
    if (name !== 'footnotes' || notes.length === 0) loss(`dynamischer Block „${name}“ entfällt`);
  };
  const blocks = [...partsOfContent(content, onDynamic), ...notes].flatMap(({ html, classic }): ArticleNode[] => {
    const replaced = replaceShortcodes(
      html,
      (name) => (Object.hasOwn(handlers, name) ? handlers[name] : layoutOf(name, loss)),
      (name) => loss(`Kurzbefehl [${name}] bleibt als Text stehen`),
    );
    return blocksFromHtml(withoutLayoutEnds(replaced), { ...context, lineBreaks: classic });
  });
  return documentOf(blocks);
}

function footnotesOf(json = ''): ContentPart[] {
  if (!json) return [];
  try {
    const notes: unknown = JSON.parse(json);
    const texts = Array.isArray(notes)
      ? notes.map((note) => note?.content).filter((text) => typeof text === 'string')
      : [];
    const html = `<ol>${texts.map((text) => `<li>${text}</li>`).join('')}</ol>`;
    return texts.length > 0 ? [{ html, classic: false }] : [];
  } catch {
    return [];
  }
}

/** Page builders' shortcodes arrange; their words are what is between them. */
const LAYOUT = /^(vc|et_pb|fusion|av|mk|themify|elementor)_/;
const layoutOf = (name: string, loss: (what: string) => void): Shortcode | undefined => {
  if (!LAYOUT.test(name)) return undefined;
  return (_, inner) => {
    loss(`Layout-Kurzbefehl [${name}] entfernt`);
    return `\n\n${inner}\n\n`;
  };
};
/** Of shortcodes nested in others of the same name. */
const withoutLayoutEnds = (html: string) =>
  html.includes('[/') ? html.replace(/\[\/(?:vc|et_pb|fusion|av|mk|themify|elementor)_[\w-]*\]/g, '\n\n') : html;

function shortcodesOf(context: ContentContext): Record<string, Shortcode> {
  const picture = ({ id, url, alt, caption }: Attachment) =>
    `<figure><img class="wp-image-${escapeHtml(id)}" src="${escapeHtml(url)}" alt="${escapeHtml(alt)}">` +
    `${caption ? `<figcaption>${escapeHtml(caption)}</figcaption>` : ''}</figure>`;
  const named = (ids: string, kind: string) =>
    ids
      .split(/[\s,]+/)
      .filter(Boolean)
      .flatMap((id) => {
        const attachment = context.attachment?.(id);
        if (!attachment) context.onLoss?.(`${kind}: Datei ${id} ist nicht im Export`);
        return attachment ?? [];
      });
  const address = (text: string | undefined) =>
    text && /^(https?:)?\/\/\S+$/i.test(text.trim())
      ? `<p>${escapeHtml(text.trim().replace(/^\/\//, 'https://'))}</p>`
      : '';
  const player: Shortcode = (attributes, inner) => {
    const own = Object.entries(attributes).filter(([key]) =>
      /^(src|url|\d+|mp3|mp4|m4v|m4a|ogg|ogv|webm|wav|flv)$/.test(key),
    );
    return [inner, ...own.map(([, value]) => value)].map(address).find(Boolean) ?? inner;
  };
  const film =
    (site: string): Shortcode =>
    (attributes, inner) => {
      const found = player(attributes, inner);
      const id = attributes.id ?? attributes[0];
      return found || (id && /^[\w-]+$/.test(id) ? address(`${site}${id}`) : '');
    };
  const caption: Shortcode = (attributes, inner) => {
    // The picture, or the link around it, comes first; what follows is the caption.
    const [media = ''] = /^\s*(?:<a\s[^>]*>\s*)?<img\s[^>]*>(?:\s*<\/a>)?/i.exec(inner) ?? [];
    const words = (attributes.caption ? escapeHtml(attributes.caption) : '') + inner.slice(media.length);
    return media ? `<figure>${media}<figcaption>${words}</figcaption></figure>` : `<p>${words}</p>`;
  };
  const code: Shortcode = (_, inner) => `<pre>${inner}</pre>`;
  return {
    caption,
    wp_caption: caption,
    gallery: (attributes) => {
      const ids = attributes.ids ?? attributes.include;
      const excluded = new Set((attributes.exclude ?? '').split(/[\s,]+/));
      const pictures = ids ? named(ids, 'Galerie') : (context.ownAttachments?.() ?? []);
      if (!ids && pictures.length === 0) context.onLoss?.('Galerie ohne Bilder im Export');
      return pictures
        .filter(({ id }) => !excluded.has(id))
        .map(picture)
        .join('');
    },
    playlist: (attributes) =>
      (attributes.ids ? named(attributes.ids, 'Wiedergabeliste') : []).map(({ url }) => address(url)).join(''),
    embed: player,
    audio: player,
    video: player,
    youtube: film('https://www.youtube.com/watch?v='),
    vimeo: film('https://vimeo.com/'),
    code,
    sourcecode: code,
  };
}
