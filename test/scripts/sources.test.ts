import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { runScript, shippedSite } from '../support/build-site.ts';
import { writeNote } from '../support/hostile.ts';

it('npm run sources names each source that is gone, who cites it, and where a copy may be', async () => {
  const server = createServer((request, response) => {
    const status = { '/here': 200, '/refuses-programs': 403, '/gone': 404 }[request.url ?? ''] ?? 500;
    response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const content = mkdtempSync(path.join(tmpdir(), 'sources-'));
  const sources = ['/here', '/refuses-programs', '/gone'].map((page, i) => ({
    id: `s${i}`,
    publisher: 'P',
    title: 'T',
    url: base + page,
    accessed: '2026-03-27',
  }));
  const cite = 'As told.<Cite id="s0" /><Cite id="s1" /><Cite id="s2" />';
  for (const id of ['first', 'second']) writeNote(content, id, { sources }, cite);
  const { status, output } = await runScript('scripts/sources.ts', [], {
    CONTENT_DIR: content,
    BUILD_NOW: shippedSite.now,
  });
  server.close();
  rmSync(content, { recursive: true });
  expect(status).toBe(1);
  expect(output).toContain(`${base}/gone: status 404\n  cited by first, second\n`);
  expect(output).toContain(`https://web.archive.org/web/20260327/${base}/gone`);
  expect(output).not.toContain('/here:');
  expect(output).not.toContain('/refuses-programs:');
  expect(output).toContain('3 sources, 1 did not answer');
});
