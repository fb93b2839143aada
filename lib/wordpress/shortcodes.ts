/** `attributes` by name in lower case; those without a name by their number: '0', '1' … */
export type Shortcode = (attributes: Record<string, string>, inner: string) => string;

interface Found {
  name: string;
  attributes: string;
  end: number;
}

/** Longer than any attributes that people write. */
const LONGEST = 4000;
const DEEPEST = 5;

/**
 * Puts HTML in place of WordPress' shortcodes, `[name key="value"]…[/name]`, for those that `handlers` know. Others stay as
 * text; `onUnknown` hears their names where they are meant as one: with attributes or an end, so that “[sic]” is none.
 */
export function replaceShortcodes(
  html: string,
  handlers: (name: string) => Shortcode | undefined,
  onUnknown: (name: string) => void = () => {},
  depth = 0,
): string {
  if (!html.includes('[') || depth > DEEPEST) return html;
  const lastClosing = new Map<string, number>();
  const closingAfter = (name: string, from: number): number => {
    const closing = `[/${name}]`;
    if (!lastClosing.has(name)) lastClosing.set(name, html.lastIndexOf(closing));
    return (lastClosing.get(name) as number) < from ? -1 : html.indexOf(closing, from);
  };

  let out = '';
  let written = 0;
  let at = 0;
  for (;;) {
    at = nextSign(html, at);
    if (at < 0) break;
    if (html[at] === '<') {
      // What looks like a shortcode in an attribute of a tag is none.
      at = endOfTag(html, at);
      continue;
    }
    const found = openingAt(html, at);
    if (!found) {
      at += 1;
      continue;
    }
    const handle = handlers(found.name);
    const closing = closingAfter(found.name, found.end);
    if (html[at - 1] === '[' && html[found.end] === ']') {
      // [[name]] is how one writes about a shortcode.
      out += html.slice(written, at - 1) + html.slice(at, found.end);
      written = found.end + 1;
      at = written;
      continue;
    }
    if (!handle) {
      if (closing >= 0 || found.attributes.includes('=')) onUnknown(found.name);
      at = found.end;
      continue;
    }
    const inner = closing < 0 ? '' : html.slice(found.end, closing);
    const replaced = handle(readAttributes(found.attributes), replaceShortcodes(inner, handlers, onUnknown, depth + 1));
    out += html.slice(written, at) + replaced;
    written = closing < 0 ? found.end : closing + found.name.length + 3;
    at = written;
  }
  return out + html.slice(written);
}

function nextSign(html: string, from: number): number {
  for (let at = from; at < html.length; at += 1) if (html[at] === '[' || html[at] === '<') return at;
  return -1;
}

function endOfTag(html: string, at: number): number {
  if (!/[a-z/]/i.test(html[at + 1] ?? '')) return at + 1;
  const end = html.slice(at, at + LONGEST).indexOf('>');
  return end < 0 ? at + 1 : at + end + 1;
}

function openingAt(html: string, at: number): Found | null {
  const name = /^\[([a-z][\w-]{0,60})(?=[\s\]=/])/i.exec(html.slice(at, at + 64))?.[1];
  if (!name) return null;
  const length = html.slice(at, at + LONGEST).indexOf(']');
  if (length < 0) return null;
  const attributes = html.slice(at + 1 + name.length, at + length).replace(/\/$/, '');
  return { name, attributes, end: at + length + 1 };
}

function readAttributes(text: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  // Editors have made quotes of their language out of the straight ones.
  const straight = text.replace(/[“”„″]|&#8220;|&#8221;|&#8222;|&quot;/g, '"').replace(/&amp;/g, '&');
  let number = 0;
  for (const [, key, double, single, bare, alone] of straight.matchAll(
    /([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))|"?([^\s"]+)"?/g,
  )) {
    if (key) attributes[key.toLowerCase()] = double ?? single ?? bare ?? '';
    else if (alone) {
      attributes[String(number)] = alone.replace(/^=/, '');
      number += 1;
    }
  }
  return attributes;
}
