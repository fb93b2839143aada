/** Addresses that a reader may be sent to: the web, mail, telephone, and pages of this site. Null for all others. */
export function safeHref(href: unknown): string | null {
  if (typeof href !== 'string') return null;
  // Browsers ignore these inside an address, so that "java\nscript:" would run.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
  const text = href.replace(/[\u0000-\u001f\u007f-\u009f]/g, '').trim();
  if (/^(\/(?![/\\])|#)/.test(text)) return text.replaceAll(' ', '%20');
  return /^(https?:\/\/|mailto:|tel:)/i.test(text) && URL.canParse(text) ? text.replaceAll(' ', '%20') : null;
}
