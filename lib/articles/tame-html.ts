/**
 * Whether reading this HTML takes time and memory in proportion to its length. Browsers' rules repeat what is open in each new
 * paragraph: a thousand fonts that nobody closed, times a thousand paragraphs, is a million elements.
 */
export function isTameHtml(html: string): boolean {
  let depth = 0;
  let work = 0;
  for (const [, slash, name = ''] of html.matchAll(/<(\/?)([a-z][^\s/>]*)/gi)) {
    const tag = name.toLowerCase();
    if (CLOSED_BY_THE_NEXT.has(tag)) work += depth;
    else if (slash) depth = Math.max(0, depth - 1);
    else {
      depth += 1;
      work += depth;
    }
    if (depth > MAX_DEPTH || work > MAX_WORK) return false;
  }
  return true;
}

const MAX_DEPTH = 250;
const MAX_WORK = 5_000_000;
const CLOSED_BY_THE_NEXT = new Set([
  ...['p', 'li', 'dt', 'dd', 'td', 'th', 'tr', 'tbody', 'thead', 'tfoot', 'option', 'optgroup', 'colgroup'],
  ...['br', 'hr', 'img', 'input', 'meta', 'link', 'area', 'base', 'col', 'embed', 'source', 'track', 'wbr', 'param'],
]);

/** The words of HTML that is not tame; entities stay as they are. */
export function withoutTags(html: string): string {
  let text = '';
  for (let at = 0; at < html.length; ) {
    const open = html.indexOf('<', at);
    const close = open < 0 ? -1 : html.indexOf('>', open);
    if (close < 0) return text + html.slice(at).replaceAll('<', '&lt;');
    text += `${html.slice(at, open)} `;
    at = close + 1;
  }
  return text;
}
