/**
 * Markdown made safe for MDX: what MDX would read as a component, an expression or an import becomes the character it is.
 * No word changes.
 */
export function escapeMdx(markdown: string): string {
  return markdown
    .replace(/\\?([<{}])/g, '\\$1')
    .replace(
      /^(\s*)(import|export)(?=[\s{*'"])/gm,
      (_, space: string, word: string) => `${space}&#${word.charCodeAt(0)};${word.slice(1)}`,
    )
    .replace(/\u00a0/g, ' ')
    .trim();
}
