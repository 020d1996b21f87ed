/** Text as it may stand in HTML or XML, in an element or a quoted attribute. Control characters XML forbids are dropped. */
export function escapeHtml(text: string): string {
  return (
    text
      // eslint-disable-next-line no-control-regex -- XML 1.0 §2.2 allows only tab, line feed and carriage return below U+0020
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)
  );
}
