import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSite, readText, runScript, shippedSite, type Site } from '../support/build-site.ts';

const note = 'notes/claude-mythos-leak/index';
const anchor = 'claim-claude-mythos-leak-c1';
const text = 'The leaked artefact is a model snapshot that can be run offline.';

function page(site: Site, file: string): Document {
  return parseHTML(readText(site.outDir, file)).document as unknown as Document;
}

/** Nodes of a page's JSON-LD that carry corrections. */
function structuredCorrections(site: Site, file: string): { text: string }[] {
  const scripts = [...page(site, file).querySelectorAll('script[type="application/ld+json"]')];
  const graphs = scripts.map(
    (one) => JSON.parse(one.textContent ?? '{}') as { '@graph': { correction?: { text: string }[] }[] },
  );
  return graphs.flatMap((graph) => graph['@graph'].flatMap((node) => node.correction ?? []));
}

const csvRow = (site: Site, file: string, start: string) =>
  readText(site.outDir, file)
    .split('\n')
    .find((line) => line.startsWith(start)) ?? '';

describe('the contradicted claim C1 of the Mythos note', () => {
  const site = shippedSite;

  it('stands above the text of the note, with the way to its correction', () => {
    const head = page(site, `${note}.html`).querySelector('.note-head');
    const notice = head?.querySelector('[data-corrected]');
    expect(notice?.textContent).toMatch(/Claim C1 was\s+contradicted on 23 November 2026/);
    expect(notice?.querySelector('s')?.textContent).toBe(text);
    expect([...(notice?.querySelectorAll('a') ?? [])].map((a) => a.getAttribute('href'))).toContain(
      `/corrections/#${anchor}`,
    );
    const order = [...(head?.children ?? [])];
    expect(order.findIndex((one) => one === notice)).toBeLessThan(
      order.findIndex((one) => /Key takeaway/.test(one.textContent ?? '')),
    );
  });

  it('flags the risk that rests on it, in the note and in the register', () => {
    expect(page(site, `${note}.html`).querySelector('#R1')?.textContent).toMatch(/premise, claim C1, was contradicted/);
    const rows = [...page(site, 'risks/index.html').querySelectorAll('tr[data-fallen]')];
    expect(rows.map((row) => row.querySelector('a')?.getAttribute('href'))).toEqual(['/notes/claude-mythos-leak/#R1']);
    expect(rows[0]?.innerHTML).toContain(`/corrections/#${anchor}`);
    expect(csvRow(site, 'data/risks.csv', 'claude-mythos-leak,R1,')).toContain(
      'claude-mythos-leak#C1,claude-mythos-leak#C1',
    );
  });

  it('shows on the event', () => {
    const event = page(site, 'events/mythos-exposure/index.html');
    expect(event.querySelector('[data-corrected]')?.textContent).toContain(text);
    expect(event.querySelector('.claims .fallen')?.textContent).toContain('Contradicted');
  });

  it('stands on /corrections/ with all that rested on it', () => {
    const entry = page(site, 'corrections/index.html').getElementById(anchor);
    const links = [...(entry?.querySelectorAll('a') ?? [])].map((a) => a.getAttribute('href'));
    expect(links).toEqual(['/notes/claude-mythos-leak/#C1', '/notes/claude-mythos-leak/#R1', '/briefs/2026-03-30/#s3']);
    expect(readText(site.outDir, 'data/corrections.json')).toContain('claude-mythos-leak#C1');
  });

  it.each(['rss.xml', 'feed.json'])('is in the corrections feed (%s)', (file) => {
    expect(readText(site.outDir, `corrections/${file}`)).toContain('claude-mythos-leak-correction-2026-11-23');
  });

  it('is in the structured data of the note', () => {
    expect(structuredCorrections(site, `${note}.html`)[0]?.text).toMatch(
      /a snapshot of the Claude Mythos model had leaked/,
    );
  });

  it('is in the twins of the note', () => {
    expect(readText(site.outDir, `${note}.md`)).toContain(`> **Claim contradicted on 23 November 2026:** ${text}`);
    const twin = JSON.parse(readText(site.outDir, `${note}.json`)) as {
      fallenClaims: { claim: string; correction: string }[];
    };
    expect(twin.fallenClaims.map((one) => one.claim)).toContain('claude-mythos-leak#C1');
    expect(twin.fallenClaims[0]?.correction).toBe(`${site.siteUrl}/corrections/#${anchor}`);
  });

  it('is on the brief that used it, in its structured data, and on no other brief', () => {
    const story = page(site, 'briefs/2026-03-30/index.html').querySelector('#s3 [data-corrected]');
    expect(story?.textContent).toMatch(/This story rests on a claim that was\s+contradicted/);
    expect(
      structuredCorrections(site, 'briefs/2026-03-30/index.html')
        .map((one) => one.text)
        .join(),
    ).toContain(text);
    expect(page(site, 'briefs/2026-11-23/index.html').querySelector('[data-corrected]')).toBeNull();
  });

  it.each([`${note}.html`, 'briefs/2026-03-30/index.html'])('marks the card of %s', (file) => {
    const alt = page(site, file).querySelector('meta[property="og:image:alt"]')?.getAttribute('content');
    expect(alt).toContain('Corrected on 23 November 2026.');
  });

  it('tells the editor which Telegram message needs an edit', async () => {
    const { output } = await runScript('scripts/check.ts', ['--json'], {
      CONTENT_DIR: site.contentDir,
      BUILD_NOW: site.now,
    });
    const { notices } = JSON.parse(output) as { notices: { kind: string; file: string; message: string }[] };
    const edits = notices.filter((one) => one.kind === 'edit-message');
    expect(edits.map((one) => one.file)).toEqual(['briefs/2026-03-30.md']);
    expect(edits[0]?.message).toContain('below story 3');
  });
});

describe('the same library with the claim un-marked', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'unmarked-'));
  const site: Site = { ...shippedSite, contentDir: path.join(folder, 'content'), outDir: path.join(folder, 'dist') };

  beforeAll(async () => {
    cpSync(shippedSite.contentDir, site.contentDir, { recursive: true });
    const file = path.join(site.contentDir, 'notes/claude-mythos-leak.mdx');
    const marked = readFileSync(file, 'utf8');
    const unmarked = marked
      .replace(/status: (?:contradicted|withdrawn)/g, 'status: supported')
      .replace(/^changes:\n(?: {2}.*\n)+/m, '');
    expect(unmarked).not.toContain('kind: correction');
    writeFileSync(file, unmarked);
    const { status, output } = await buildSite(site);
    expect(status, output).toBe(0);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each([
    `${note}.html`,
    'events/mythos-exposure/index.html',
    'risks/index.html',
    'corrections/index.html',
    'briefs/2026-03-30/index.html',
  ])('has no trace on %s', (file) => {
    const document = page(site, file);
    expect(document.querySelector('[data-corrected], [data-fallen], .fallen, .fallen-claim')).toBeNull();
    expect(document.documentElement.innerHTML).not.toContain(anchor);
    expect(structuredCorrections(site, file)).toEqual([]);
    expect(document.querySelector('meta[property="og:image:alt"]')?.getAttribute('content')).not.toContain('Corrected');
  });

  it('has none in the twins, the feed, the data or the notices', async () => {
    expect(readText(site.outDir, 'corrections/rss.xml')).not.toContain('claude-mythos-leak');
    expect(readText(site.outDir, `${note}.md`)).not.toContain('contradicted on');
    expect((JSON.parse(readText(site.outDir, `${note}.json`)) as { fallenClaims: unknown[] }).fallenClaims).toEqual([]);
    expect(csvRow(site, 'data/risks.csv', 'claude-mythos-leak,R1,')).toContain('claude-mythos-leak#C1,,');
    expect((JSON.parse(readText(site.outDir, 'data/corrections.json')) as { rows: number }).rows).toBe(0);
    const { output } = await runScript('scripts/check.ts', ['--json'], {
      CONTENT_DIR: site.contentDir,
      BUILD_NOW: site.now,
    });
    expect((JSON.parse(output) as { notices: unknown[] }).notices).toEqual([]);
  });
});
