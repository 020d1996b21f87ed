/** A block of a note's text with its markup blanked out, so that each character keeps its place in the file. */
export interface Block {
  readonly kind: 'heading' | 'paragraph' | 'row' | 'caption';
  readonly text: string;
  /** Offset of its first character in the file. */
  readonly start: number;
  readonly section: string;
  readonly cited: boolean;
}

/**
 * The blocks of a Markdown or MDX text, from the character `from`. Rules about prose need words and places, not a
 * tree: components, link targets, emphasis and code become spaces of the same length.
 */
export function maskMarkup(source: string, from: number): Block[] {
  const blocks: Block[] = [];
  let section = '';
  /** `source="…"` of the component that is open, if any: it speaks for the rows of its table. */
  let sourced = false;
  let start = from;
  const close = (end: number) => {
    const raw = source.slice(start, end);
    if (raw.trim()) blocks.push({ kind: 'paragraph', ...masked(raw), start, section, cited: sourced || cites(raw) });
    start = end;
  };
  for (let at = from; at < source.length;) {
    const newline = source.indexOf('\n', at);
    const end = newline < 0 ? source.length : newline + 1;
    const line = source.slice(at, end);
    const heading = /^#{1,6}\s+(.*)$/.exec(line.trimEnd());
    if (line.trim() === '' || heading || /^\s*(?:\||[-*+]\s|\d+[.)]\s|<\/?[A-Z])/.test(line)) close(at);
    if (heading) {
      section = masked(heading[1] ?? '').text.trim();
      blocks.push({ kind: 'heading', ...masked(line), start: at, section, cited: cites(line) });
      start = end;
    } else if (line.trim() === '') start = end;
    else if (/^\s*\|/.test(line)) {
      const rule = /^[\s|:-]+$/.test(line);
      if (!rule) blocks.push({ kind: 'row', ...masked(line), start: at, section, cited: sourced || cites(line) });
      start = end;
    } else if (/^\s*<(?:DataTable|Chart|Figure|Callout|PullQuote)\b/.test(line)) {
      blocks.push(...captions(line, at, section, cites(line)));
      sourced = /\bsource="/.test(line) && !/\/>\s*$/.test(line);
      start = end;
    } else if (/^\s*<\/(?:DataTable|Callout|PullQuote)>/.test(line)) {
      sourced = false;
      start = end;
    }
    at = end;
  }
  close(source.length);
  return blocks;
}

/** Whether a stretch of text names where it comes from: a citation, a link to a page, or a source attribute. */
function cites(raw: string): boolean {
  return /<Cite\s|\]\(https?:|\bsource="/.test(raw);
}

/** Titles and captions of a component are prose too. */
function captions(line: string, at: number, section: string, cited: boolean): Block[] {
  const shown = [...line.matchAll(/\b(?:title|caption|alt)="([^"]*)"/g)].map((match): Block => {
    const text = match[1] ?? '';
    return { kind: 'caption', text, start: at + match.index + match[0].length - text.length - 1, section, cited };
  });
  const inside = /^\s*<(?:Callout|PullQuote)\b[^>]*>(.+)<\//.exec(line)?.[1];
  if (!inside) return shown;
  return [
    ...shown,
    { kind: 'paragraph', text: masked(inside).text, start: at + line.indexOf(inside), section, cited: cites(line) },
  ];
}

const markup: readonly RegExp[] = [
  /`[^`\n]*`/g,
  /<\/?[A-Za-z][^<>]*>/g,
  /\]\([^)\s]*(?:\s"[^"]*")?\)/g,
  /!?\[(?=[^\]]*(?:\]|\s{3}|$))/g,
  /https?:\/\/[^\s)>\]]+/g,
  /^\s*(?:#{1,6}|[-*+]|\d+[.)]|>)\s/gm,
  /\*{1,3}|(?<![\p{L}\p{N}])_{1,2}|_{1,2}(?![\p{L}\p{N}])|~~/gu,
  /\\(?=[^\w\s])/g,
  /&[a-z#0-9]+;/g,
];

function masked(raw: string): { text: string } {
  const blank = (found: string) => found.replace(/[^\n]/g, ' ');
  // A tab between cells: two cells may begin with the same word.
  return { text: markup.reduce((text, expression) => text.replace(expression, blank), raw).replace(/\|/g, '\t') };
}
