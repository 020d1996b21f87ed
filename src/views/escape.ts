const names: Record<string, string> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": 'apos' };

/** Text as it may stand in HTML or XML, in an element or a quoted attribute. Control characters XML forbids are dropped. */
export function escapeHtml(text: string): string {
  return allowed(text).replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

/**
 * Text as it may stand in XML that fast-xml-parser reads and writes again, as @astrojs/rss does with `customData`.
 * It decodes the five names of XML 1.0 §4.6 and leaves numbers alone: `&#39;` would come out as `&amp;#39;`.
 */
export function escapeXml(text: string): string {
  return allowed(text).replace(/[&<>"']/g, (char) => `&${names[char]};`);
}

function allowed(text: string): string {
  // eslint-disable-next-line no-control-regex -- XML 1.0 §2.2 allows only tab, line feed and carriage return below U+0020
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
}
