import { describe, expect, it } from 'vitest';
import { source, type Source } from '#domain/source.ts';
import { portableHtml } from '#views/body/portable.ts';
import { parseBody } from '#views/body/parse.ts';
import { bodyHtml, renderBody, type Body } from '#views/body/render.ts';
import { noteText } from '#views/body/text.ts';

const sources: Source[] = ['s1', 's2', 's3'].map((id) =>
  source.parse({ id, publisher: `Publisher ${id}`, title: 'T', url: 'https://example.org/', accessed: '2026-11-23' }),
);

function render(text: string, file = 'notes/a.mdx'): Body {
  const parsed = parseBody(file, `---\ntitle: x\n---\n\n${text}\n`);
  if ('problem' in parsed) throw new Error(JSON.stringify(parsed.problem));
  return renderBody(parsed.tree, sources, new Map());
}

describe('the text of a note', () => {
  it.each([
    ['$5 to $10', '<p>$5 to $10</p>'],
    ['NASDAQ:AAPL rose at 18:27:12 UTC; a ratio of 3:1', '<p>NASDAQ:AAPL rose at 18:27:12 UTC; a ratio of 3:1</p>'],
    ['S&P 500 and AT&T, "quoted" -- and so on...', '<p>S&#x26;P 500 and AT&#x26;T, “quoted” – and so on…</p>'],
    ['under 5\\%, \\{ and \\<', '<p>under 5%, { and &#x3C;</p>'],
  ])('keeps finance copy as written: %s', (text, html) => {
    expect(portableHtml(render(text)).trim()).toBe(html);
  });

  it('numbers sources in reading order, whatever their order in the frontmatter', () => {
    const body = render('One.<Cite id="s3" /> Two.<Cite id="s1" /> Again.<Cite id="s3" />');
    expect(body.citations.map(({ source, number, marks }) => [source.id, number, marks])).toEqual([
      ['s3', 1, ['cite-s3-1', 'cite-s3-2']],
      ['s1', 2, ['cite-s1-1']],
      ['s2', 3, []],
    ]);
    expect(bodyHtml(body)).toContain('<a href="#source-s3" id="cite-s3-2" aria-label="Source 1: Publisher s3">1</a>');
  });

  it('counts words as a reader does, without citation numbers', () => {
    const body = render('Three small words.<Cite id="s1" />\n\n## And a heading');
    expect(noteText(body, 'https://x.example/notes/a/').words).toBe(6);
  });

  it('gives headings unique ids and the first sentence of each section', () => {
    const body = render('## Risk\n\nFirst one. Second one.\n\n## Risk\n\n- list\n\nA U.S. sentence. More.');
    expect(body.headings.map((one) => one.id)).toEqual(['risk', 'risk-1']);
    expect(body.digest.map((one) => one.sentence)[0]).toBe('First one.');
  });

  it('writes no style attribute, which the policy of the page would refuse', () => {
    const html = bodyHtml(render('| a | b |\n|---|--:|\n| 1 | 2 |'));
    expect(html).not.toContain('style=');
    expect(html).toContain('<td class="num">2</td>');
    expect(html).toContain('tabindex="0"');
  });

  it('makes addresses absolute for feeds', () => {
    expect(portableHtml(render('[a](/notes/b/) and [c](#d)'), 'https://x.example/notes/a/')).toBe(
      '<p><a href="https://x.example/notes/b/">a</a> and <a href="https://x.example/notes/a/#d">c</a></p>',
    );
  });

  it('reads plain Markdown without MDX’s rules', () => {
    expect(portableHtml(render('growth <5% { fine', 'notes/a.md'))).toBe('<p>growth &#x3C;5% { fine</p>');
  });
});
