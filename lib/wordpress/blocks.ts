/** A piece of a WordPress text: the HTML of a block, or what stands outside of blocks, where line breaks count. */
export interface ContentPart {
  html: string;
  classic: boolean;
}

/** Blocks whose content was written without blocks. */
const CLASSIC = new Set(['freeform', 'shortcode']);

/**
 * Cuts a text at the marks of WordPress' block editor, `<!-- wp:name {…} -->`. Blocks without content are made by WordPress
 * when the page is shown; there is nothing of them to take but an address, and `onDynamic` hears their names.
 */
export function partsOfContent(content: string, onDynamic: (name: string) => void = () => {}): ContentPart[] {
  const parts: ContentPart[] = [];
  let depth = 0;
  let outer = '';
  let html = '';
  const end = () => {
    if (html.trim()) parts.push({ html, classic: depth === 0 || CLASSIC.has(outer) });
    html = '';
  };
  let at = 0;
  for (;;) {
    const start = content.indexOf('<!--', at);
    const close = start < 0 ? -1 : content.indexOf('-->', start + 4);
    if (close < 0) break;
    html += content.slice(at, start);
    at = close + 3;
    const mark = readMark(content.slice(start + 4, close).trim());
    if (!mark) continue;
    if (mark.kind === 'whole') {
      if (mark.address) html += `<p>${mark.address}</p>`;
      else onDynamic(mark.name);
    } else if (mark.kind === 'opening') {
      if (depth === 0) {
        end();
        outer = mark.name;
      }
      depth += 1;
    } else if (depth > 0) {
      if (depth === 1) end();
      depth -= 1;
    }
  }
  html += content.slice(at);
  end();
  return parts;
}

function readMark(text: string): { kind: 'opening' | 'closing' | 'whole'; name: string; address?: string } | null {
  const closing = /^\/wp:(?:core\/)?([a-z][\w/-]*)$/.exec(text)?.[1];
  if (closing) return { kind: 'closing', name: closing };
  const opening = /^wp:(?:core\/)?([a-z][\w/-]*[\w-]|[a-z])(?=[\s/]|$)/.exec(text);
  if (!opening?.[1]) return null;
  if (!text.endsWith('/')) return { kind: 'opening', name: opening[1] };
  return { kind: 'whole', name: opening[1], address: addressIn(text.slice(opening[0].length, -1)) };
}

function addressIn(json: string): string | undefined {
  try {
    const { url } = JSON.parse(json) as { url?: unknown };
    return typeof url === 'string' && /^https?:\/\/[^\s<>"]+$/.test(url) ? url : undefined;
  } catch {
    return undefined;
  }
}
