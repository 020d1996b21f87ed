import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseOpml } from 'feedsmith';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forecastList } from '#domain/forecast-list.ts';
import { calendar } from '#views/calendar.ts';
import { feedList, feedsListed, listedFeeds } from '#views/feed-list.ts';
import { opml } from '#views/opml.ts';
import { buildSite, readText, shippedSite, type Site } from '../support/build-site.ts';
import { entityFiles, noteText } from '../support/notes.ts';
import { aBrief, aForecast, aLibrary, aNote } from '../support/records.ts';
import { releaseFindings } from '../support/release-findings.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'many-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('lists of a library with more than one page of everything', () => {
  const site: Site = { ...shippedSite, contentDir: path.join(folder, 'content'), outDir: path.join(folder, 'dist') };
  const read = (page: string) => parseHTML(readText(site.outDir, `${page.slice(1)}index.html`)).document;

  beforeAll(async () => {
    writeMany(site.contentDir);
    const { status, output } = await buildSite(site);
    expect(status, output).toBe(0);
  });

  it.each([
    ['/events/', '.entry-list a', 61],
    ['/risks/', 'tr[data-order] .statement', 91],
    ['/indicators/', '.indicators > *', 65],
    ['/forecasts/', 'tbody tr', 65],
  ])('%s: every entry stands on exactly one of its pages, which lead to each other', (first, entry, total) => {
    const pages = [first];
    for (const page of pages) {
      const next = read(page).querySelector('.pager a[rel=next]')?.getAttribute('href');
      if (next) pages.push(next);
    }
    expect(pages.length).toBe(2);
    expect(
      read(pages[1] ?? '')
        .querySelector('.pager a[rel=prev]')
        ?.getAttribute('href'),
    ).toBe(first);
    const entries = pages.flatMap((page) => [...read(page).querySelectorAll(entry)].map((one) => one.outerHTML));
    expect(new Set(entries).size).toBe(total);
    expect(entries.length).toBe(total);
  });

  it('the release passes its checks: the sitemap has the second pages too', async () => {
    expect((await releaseFindings(site)).findings).toEqual([]);
  });
});

/** Events, risks, indicators and forecasts, one more of each than a page holds. */
function writeMany(content: string): void {
  const write = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(content, file)), { recursive: true });
    writeFileSync(path.join(content, file), text);
  };
  const rows = (count: number, row: (n: number) => string) =>
    `\n${Array.from({ length: count }, (_, n) => `  - ${row(n + 1)}`).join('\n')}`;
  for (const [file, text] of Object.entries(entityFiles)) write(file, text);
  for (let i = 1; i <= 61; i += 1)
    write(
      `events/${i}.yaml`,
      `name: Event number ${i}\nkind: exposure\nstatus: reported\nseverity: ai-hazard\noccurred: 2026-0${(i % 9) + 1}-01\nsummary: What happened in number ${i}.\n`,
    );
  const record = {
    type: 'risk-briefing',
    mit: '["2.2"]',
    claims: '\n  - { id: C1, text: It was so., kind: fact, status: supported, sources: [s1, s2] }',
    risks: rows(
      7,
      (n) =>
        `{ id: R${n}, statement: Service number ${n} fails., type: operational, p: 0.3, impact: High, horizon: P6M, affects: [tenable], basedOn: [C1] }`,
    ),
    indicators: rows(
      5,
      (n) =>
        `{ id: I${n}, name: Sign number ${n}, watch: The gazette, cadence: weekly, up: It is seen., down: It is not., state: quiet }`,
    ),
    forecasts: rows(
      5,
      (n) =>
        `{ id: F${n}, question: "By 2027-09-30, will sign number ${n} be seen?", p: 0.3, elicited: at-issue, opens: 2026-11-20, resolvesBy: 2027-09-30, criteria: Yes if it is in the gazette. }`,
    ),
  };
  for (let i = 1; i <= 61; i += 1)
    write(
      `notes/many-${i}.mdx`,
      noteText({ fields: { ...(i <= 13 && record), title: `Finding ${i}`, event: `'${i}'` } }),
    );
}

describe('what would grow with the library', () => {
  const notes = Array.from({ length: 300 }, (_, i) =>
    aNote(`n${i}`, {
      tags: [`Topic ${i % 100}`],
      publishedAt: new Date(Date.parse('2026-01-01T08:00:00Z') + i * 3_600_000).toISOString(),
      forecasts: Array.from({ length: 3 }, (_, n) => aForecast(`F${n + 1}`)),
    }),
  );
  const library = aLibrary(notes);

  it('the feeds page and the OPML file list the fullest feeds of a group; the others stay where they are', () => {
    const { shown, all } = listedFeeds(library, 'topics');
    expect([shown.length, all]).toEqual([feedsListed, 100]);
    const listed = parseOpml(opml(library, 'https://x.example')).body?.outlines?.flatMap((one) => one.outlines ?? []);
    expect(listed?.filter((one) => one.xmlUrl?.includes('/topics/')).length).toBe(feedsListed);
    expect(feedList(library).filter((feed) => feed.group === 'topics').length).toBe(100);
  });

  it('the calendar holds the five hundred forecasts due soonest, and no date of long ago', () => {
    const watch = (at: string) => [{ at, text: `Meeting of ${at}` }];
    const briefs = [
      aBrief('2026-02-02', {}, { watch: watch('2026-02-03T08:00:00Z') }),
      aBrief('2026-05-29', {}, { watch: watch('2026-06-03T08:00:00Z') }),
    ];
    const old = aNote('old', { forecasts: [aForecast('F1', { resolvesBy: '2026-01-31' })] });
    const soon = aNote('soon', { forecasts: [aForecast('F1', { resolvesBy: '2026-06-30' })] });
    const all = aLibrary([...notes, old, soon], briefs);
    const text = calendar(all, forecastList(all, undefined), 'https://x.example').replace(/\r\n /g, '');
    expect(text.match(/CATEGORIES:Forecast/g)?.length).toBe(500);
    expect(text).toContain('UID:soon-F1@x.example');
    expect(text).not.toContain('UID:old-F1@x.example');
    expect(text).toContain('Meeting of 2026-06-03');
    expect(text).not.toContain('Meeting of 2026-02-03');
  });
});
