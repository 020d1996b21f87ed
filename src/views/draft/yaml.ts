/** A text as a YAML value on one line: always quoted, so that a colon or a hash in a headline stays text. */
export function quote(text: string): string {
  return JSON.stringify(text.replace(/\s+/g, ' ').trim());
}

/** Fields of a draft: `[name, value, remark]`; the remark stands above the field, where an editor reads it first. */
export type Line = readonly [name: string, value: string, remark?: string] | string;

/** Lines as the text of a frontmatter, without its fences. */
export function fields(lines: readonly Line[]): string {
  return lines
    .map((line) => {
      if (typeof line === 'string') return line;
      const [name, value, remark] = line;
      const text = value.startsWith('\n') ? `${name}:${value}` : `${name}: ${value}`;
      return remark ? `${comment(remark)}\n${text}` : text;
    })
    .join('\n');
}

function comment(text: string): string {
  return text
    .split('\n')
    .map((line) => `# ${line}`)
    .join('\n');
}

/** A moment as editors write it: UTC, to the minute. */
export function moment(at: Date): string {
  return `${at.toISOString().slice(0, 16)}:00Z`;
}

/** What `npm run check` lists until it is written. */
export function toWrite(what: string): string {
  return `To write: ${what}`;
}
