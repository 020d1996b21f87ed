import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { toHtml } from 'hast-util-to-html';
import { parseFields } from '#adapters/frontmatter.ts';
import { UserError } from '#domain/user-error.ts';
import { parseBody } from '#views/body/parse.ts';
import { htmlOfText } from '#views/import/plain-text.ts';

/** An article as it was found: HTML, and what its file says of it besides. */
export interface Found {
  readonly html: string;
  readonly title?: string | undefined;
  readonly date?: string | undefined;
  readonly tags?: readonly string[];
}

const readers: Readonly<Record<string, (file: string) => Promise<Found[]>>> = {
  '.txt': async (file) => [{ html: htmlOfText(await readFile(file, 'utf8')) }],
  '.md': readMarkdown,
  '.html': async (file) => [{ html: await readFile(file, 'utf8') }],
  '.htm': async (file) => [{ html: await readFile(file, 'utf8') }],
  '.docx': readWord,
  '.xml': readFeed,
  '.rss': readFeed,
};

/**
 * Reads the articles of a file: one of a text, Markdown, HTML or Word file, all of a feed's export.
 * @throws UserError when the file is not there or not of a kind we read.
 */
export async function readArticles(file: string): Promise<Found[]> {
  const reader = readers[path.extname(file).toLowerCase()];
  if (!reader)
    throw new UserError(
      `${file} cannot be imported.`,
      `Give a file of one of these kinds: ${Object.keys(readers).join(' ')}`,
    );
  try {
    return await reader(file);
  } catch (error) {
    if (error instanceof UserError) throw error;
    const reason =
      (error as NodeJS.ErrnoException).code === 'ENOENT'
        ? 'it is not there'
        : 'it cannot be read as what its ending says';
    throw new UserError(
      `${file} was not imported: ${reason}.`,
      'Look at the name, or save it anew from the program it comes from.',
    );
  }
}

async function readMarkdown(file: string): Promise<Found[]> {
  const text = await readFile(file, 'utf8');
  const parsed = parseFields(file, text);
  const raw = 'raw' in parsed ? ((parsed.raw ?? {}) as Record<string, unknown>) : {};
  const body = parseBody('import.md', text);
  if ('problem' in body)
    throw new UserError(`${file} is not Markdown that can be read.`, 'Save it as text and import that.');
  const text_ = (name: string) => (typeof raw[name] === 'string' ? raw[name] : undefined);
  const tags = Array.isArray(raw['tags']) ? raw['tags'].map(String) : [];
  const html = toHtml(body.tree, { allowDangerousHtml: true });
  return [{ html, title: text_('title'), date: text_('date') ?? text_('pubDate') ?? text_('publishedAt'), tags }];
}

async function readWord(file: string): Promise<Found[]> {
  const { default: mammoth } = await import('mammoth');
  const { value } = await mammoth.convertToHtml({ path: file });
  return [{ html: value }];
}

async function readFeed(file: string): Promise<Found[]> {
  const { XMLParser } = await import('fast-xml-parser');
  const xml = new XMLParser({
    ignoreAttributes: true,
    processEntities: true,
    htmlEntities: true,
    parseTagValue: false,
  });
  const { rss } = xml.parse(await readFile(file, 'utf8')) as { rss?: { channel?: { item?: unknown } } };
  const items = [rss?.channel?.item ?? []].flat() as Record<string, unknown>[];
  if (items.length === 0)
    throw new UserError(`${file} is not an RSS export with items.`, 'Export the feed as RSS 2.0.');
  return items.map((item) => ({
    html: String(item['content:encoded'] ?? item['description'] ?? ''),
    title: String(item['title'] ?? ''),
    date: item['pubDate'] === undefined ? undefined : String(item['pubDate']),
    tags: [item['category'] ?? []].flat().map(String),
  }));
}
