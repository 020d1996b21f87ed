import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { readContent } from '#adapters/content-folder.ts';
import { noteBody } from '#adapters/note-body.ts';
import { plainText } from '#views/body/render.ts';
import { buildSite, fixtureSite, listFiles, runScript, shippedSite } from '../support/build-site.ts';
import { withContent } from '../support/notes.ts';

// Scripts and builds run as processes of their own; on a busy machine each takes its time.
vi.setConfig({ testTimeout: 240_000 });

const words = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? [];

/** Sentences with what MDX and Markdown would read as markup. */
const trouble = [
  'Margins were <5% and {not stated} in half of the filings.',
  'import duties rose, and export controls with them, on items 3*4 and _x_ of the list.',
  'The ratio was 3:1 at 18:27:12 UTC; NASDAQ:AAPL and R&D budgets are “unrelated”.',
];
const section = (n: number) =>
  Array.from({ length: 3 }, (_, p) =>
    `${trouble[(n + p) % 3]} ${`Supplier number ${n} of part ${p} answered the question of the supervisor in full and without delay. `.repeat(5)}`.trim(),
  );

/** A plain article as an editor might have it: title, takeaway, seven sections, questions, disclaimer. */
const article = [
  'How suppliers answered the supervisors',
  'Key Takeaway: Suppliers answered in full, and the answers cost them less than the delay would have.',
  ...[
    'Context',
    'Data Deep Dive',
    'Sector Implications',
    'Risk Assessment',
    'Perspective',
    'Outlook',
    'Bottom Line',
  ].flatMap((name, n) => [name, ...section(n)]),
  '- the first point\n- the second point\n- the third point',
  'FAQ',
  'What did suppliers answer? They answered what they were asked, in full, within the days they were given.',
  'Did it cost them much?',
  'Less than the delay would have cost, as far as the filings say.',
  'Disclaimer: This article is for informational purposes only and is not investment advice.',
].join('\n\n');

const environment = (folder: string) => ({ CONTENT_DIR: folder, BUILD_NOW: shippedSite.now });

async function imported(
  name: string,
  content: string | Buffer,
  use: (folder: string, output: string, status: number) => Promise<void>,
): Promise<void> {
  await withContent({}, async (folder) => {
    const file = path.join(folder, name);
    await writeFile(file, content);
    const { status, output } = await runScript('scripts/import.ts', [file], environment(folder));
    await use(folder, output, status);
  });
}

describe('import', () => {
  it('keeps every word of a plain article, in order, and builds once the listed fields are filled', () =>
    imported('article.txt', article, async (folder, output) => {
      expect(words(article).length).toBeGreaterThan(1700);
      expect(output).toContain('category:');
      expect(output).toContain('disclaimer of its own');
      const { entries, problems } = await readContent(folder);
      expect(problems).toEqual([]);
      const [note] = entries.notes;
      if (!note) throw new Error('No draft was made.');
      const { tree } = await noteBody(folder, note);
      const { title, keyTakeaway, faq } = note.data;
      expect(words(plainText(tree)).join(' ')).toBe(
        words(
          article.slice(article.indexOf('Context'), article.indexOf('\n\nFAQ')) +
            article.slice(article.indexOf('\n\nDisclaimer')),
        ).join(' '),
      );
      expect(title).toBe('How suppliers answered the supervisors');
      expect(keyTakeaway).toBe('Suppliers answered in full, and the answers cost them less than the delay would have.');
      expect(faq.map(({ q, a }) => `${q} ${a}`)).toEqual([
        'What did suppliers answer? They answered what they were asked, in full, within the days they were given.',
        'Did it cost them much? Less than the delay would have cost, as far as the filings say.',
      ]);
      const file = path.join(folder, note.file);
      const text = await readFile(file, 'utf8');
      await writeFile(
        file,
        text
          .replace('status: draft', 'status: published')
          .replace(/^publishedAt: .*/m, 'publishedAt: 2026-11-20T08:00:00Z'),
      );
      const site = { ...fixtureSite('imported'), contentDir: folder };
      const built = await buildSite(site);
      expect(built.status, built.output).toBe(0);
      expect(listFiles(site.outDir)).toContain(`notes/${note.id}/index.html`);
    }));

  it('takes the article out of an HTML page, with its tables and lists, and without scripts and pictures from elsewhere', () => {
    const html = `<html><head><title>Page</title><script>alert(1)</script></head><body><nav>Menu</nav><article><h1>A title</h1>
      <p>Published <time datetime="2026-03-27T18:27:12Z">27 March</time>.</p><h4>Deep</h4><p>Text with <a href="https://oecd.ai/en">a link</a>,
      <a href="javascript:alert(1)">a trap</a> and <b>bold &lt;tags&gt; {here}</b>.</p><img src="https://example.org/x.png" alt="A chart">
      <table><tr><td>Company</td><td>Share</td></tr><tr><td>A</td><td>5%</td></tr></table></article></body></html>`;
    return imported('page.html', html, async (folder, output) => {
      const { entries, problems } = await readContent(folder);
      expect(problems).toEqual([]);
      const note = entries.notes[0];
      expect(note?.data.title).toBe('A title');
      expect(note?.data.publishedAt.toISOString()).toBe('2026-03-27T18:27:00.000Z');
      expect(note?.body).toContain('## Deep');
      expect(note?.body).toContain('[a link](https://oecd.ai/en)');
      expect(note?.body).toMatch(/\| Company \| Share \|/);
      expect(note?.body).not.toMatch(/javascript|alert|Menu/);
      expect(output).toContain('Save this picture beside the note');
    });
  });

  it('reads Markdown with its fields, and Word', async () => {
    await imported(
      'old.md',
      '---\ntitle: Old\ndate: 2025-01-02\ntags: [insurance]\n---\n\n# Old\n\nText <br> and {x}.\n',
      async (folder) => {
        const { entries, problems } = await readContent(folder);
        expect(problems).toEqual([]);
        expect(entries.notes[0]?.data).toMatchObject({
          title: 'Old',
          tags: ['insurance'],
          publishedAt: new Date('2025-01-02'),
        });
      },
    );
    await imported('word.docx', await readFile('test/fixtures/import/word.docx'), async (folder) => {
      const { entries, problems } = await readContent(folder);
      expect(problems).toEqual([]);
      expect(entries.notes[0]?.body).toContain('## A heading of Word');
      expect(entries.notes[0]?.body).toContain('A paragraph with **bold** words and 5 \\< 6.');
    });
  });

  it('makes a draft of each item of an RSS export', () => {
    const item = (n: number) =>
      `<item><title>Item ${n} &amp; more</title><pubDate>Fri, 27 Mar 2026 18:27:12 GMT</pubDate><category>markets</category><description>Short</description><content:encoded><![CDATA[<p>Body ${n} with {braces}.</p>]]></content:encoded></item>`;
    return imported(
      'feed.xml',
      `<?xml version="1.0"?><rss version="2.0" xmlns:content="c"><channel><title>F</title>${item(1)}${item(2)}</channel></rss>`,
      async (folder) => {
        const { entries, problems } = await readContent(folder);
        expect(problems).toEqual([]);
        expect(entries.notes.map((one) => [one.id, one.data.title])).toEqual([
          ['item-1-more', 'Item 1 & more'],
          ['item-2-more', 'Item 2 & more'],
        ]);
        expect(entries.notes[0]?.body).toContain('Body 1 with \\{braces\\}.');
      },
    );
  });

  it('reads the day of a dateline, and leaves the line to a person', () =>
    imported(
      'x.txt',
      'A headline\n\nBy Jana Example\nMarch 5, 2026\n\nA first paragraph that says something.',
      async (content, output) => {
        const { entries } = await readContent(content);
        expect(entries.notes[0]?.data.publishedAt.toISOString()).toBe('2026-03-05T12:00:00.000Z');
        expect(entries.notes[0]?.body).toContain('By Jana Example March 5, 2026');
        expect(output).toContain('the day was read from “By Jana Example March 5, 2026”');
      },
    ));

  it.each([
    ['x.pdf', 'cannot be imported'],
    ['x.docx', 'was not imported'],
    ['x.xml', 'not an RSS export'],
  ])('refuses %s in a sentence', (name, sentence) =>
    imported(name, 'not that', async (_, output, status) => {
      expect([status, output.includes(sentence), /\n\s+at /.test(output)]).toEqual([1, true, false]);
    }),
  );
});
