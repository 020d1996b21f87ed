import { escapeHtml } from '#views/escape.ts';

/**
 * Plain text as HTML: paragraphs between empty lines, short lines without an end as headings, lines with a dash, a dot or a
 * number as lists. No word is lost: what is not recognised is a paragraph.
 */
export function htmlOfText(text: string): string {
  const blocks = text
    .replace(/\r\n?/g, '\n')
    .replace(/^\uFEFF/, '')
    .split(/\n[ \t]*\n+/)
    .map((block) => block.trim())
    .filter(Boolean);
  return blocks.map((block, i) => htmlOfBlock(block, i === 0, i + 1 < blocks.length)).join('\n');
}

function htmlOfBlock(block: string, first: boolean, followed: boolean): string {
  const lines = block.split('\n').map((line) => line.trim());
  const marked = /^(#{1,6})\s+(.+?)\s*#*$/.exec(block);
  if (marked && lines.length === 1) return heading(marked[2] ?? '', marked[1]?.length ?? 2);
  if (lines.length === 1 && followed && isHeading(block)) return heading(block, first ? 1 : 2);
  if (lines.length > 1 && lines.every((line) => /^[-*•–]\s+/.test(line))) return list('ul', lines);
  if (lines.length > 1 && lines.every((line) => /^\d+[.)]\s+/.test(line))) return list('ol', lines);
  if (lines.length === 2 && /^(?:=+|-+)$/.test(lines[1] ?? ''))
    return heading(lines[0] ?? '', lines[1]?.startsWith('=') ? 1 : 2);
  // A heading directly above its paragraph, with no empty line between them.
  const [top = '', ...rest] = lines;
  if (rest.length > 0 && isHeading(top) && (rest[0]?.length ?? 0) > 80) return `${heading(top, 2)}\n${paragraph(rest)}`;
  return paragraph(lines);
}

/** Short, begins with a capital or a digit, does not end like a sentence (a question may be a heading). */
function isHeading(line: string): boolean {
  return (
    line.length <= 90 &&
    /^[\p{Lu}\d“"]/u.test(line) &&
    !/[.!;:,]$/.test(line) &&
    !/^(?:Q|A|Question|Answer)[:.]/.test(line)
  );
}

function heading(text: string, level: number): string {
  return `<h${level}>${escapeHtml(text)}</h${level}>`;
}

function list(tag: string, lines: readonly string[]): string {
  const items = lines.map((line) => `<li>${escapeHtml(line.replace(/^(?:[-*•–]|\d+[.)])\s+/, ''))}</li>`);
  return `<${tag}>${items.join('')}</${tag}>`;
}

function paragraph(lines: readonly string[]): string {
  return `<p>${escapeHtml(lines.join(' '))}</p>`;
}
