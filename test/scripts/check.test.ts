import { expect, it } from 'vitest';
import { fixtureSite, runScript, shippedSite } from '../support/build-site.ts';

it('check passes the shipped content', async () => {
  const { status, output } = await runScript('scripts/check.ts', [], { CONTENT_DIR: shippedSite.contentDir });
  expect(status, output).toBe(0);
});

it('check --json gives every problem with file, line, field and hint, and fails', async () => {
  const { status, output } = await runScript('scripts/check.ts', ['--json'], {
    CONTENT_DIR: fixtureSite('broken').contentDir,
  });
  expect(status).toBe(1);
  const { problems } = JSON.parse(output) as { problems: Record<string, unknown>[] };
  expect(problems.map(({ code, file, line, path }) => ({ code, file, line, path }))).toEqual([
    { code: 'unknown-value', file: 'notes/broken.mdx', line: 3, path: 'category' },
    { code: 'lone-less-than', file: 'notes/less-than.mdx', line: 9, path: '' },
  ]);
  expect(problems[0]?.['message']).toContain('Did you mean “tech”?');
});

it('check shows the line of a fault in the fields, and counts in words', async () => {
  const { output } = await runScript('scripts/check.ts', [], { CONTENT_DIR: fixtureSite('broken').contentDir });
  expect(output).toMatch(/problem unknown-value .*\n {7}category: .*\n {7}\^/);
  expect(output).toContain('2 problems, which stop the build');
});

it('check says which file was probably meant', async () => {
  const { status, output } = await runScript('scripts/check.ts', ['content/notes/claude-mythos-leaked-model.mdx'], {
    CONTENT_DIR: shippedSite.contentDir,
  });
  expect(status).toBe(1);
  expect(output).toContain('Did you mean content/notes/claude-mythos-leak.mdx?');
});

it('the build refuses on the same problems, prints them all, and writes nothing', async () => {
  const site = fixtureSite('broken');
  const { status, output } = await runScript('scripts/build.ts', [], {
    CONTENT_DIR: site.contentDir,
    OUT_DIR: site.outDir,
  });
  expect(status).toBe(1);
  expect(output).toContain('notes/broken.mdx:3:1');
  expect(output).toContain('notes/less-than.mdx:9:');
  expect(output).not.toMatch(/\n\s+at /);
});

it.each([
  ['BUILD_NOW', 'yesterday'],
  ['SITE_URL', 'example.com'],
])('%s=%s is refused in a sentence, without a stack', async (name, value) => {
  const { status, output } = await runScript('scripts/check.ts', [], { [name]: value });
  expect(status).toBe(1);
  expect(output).toContain(name);
  expect(output).not.toMatch(/\n\s+at /);
});
