import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

/** Packages that compute and touch nothing outside: a view may use them and stay a pure function. */
const purePackages = /^(?:zod|satteri|hast|hastscript|hast-util-[\w-]+|github-slugger|d3-[\w-]+|fastest-levenshtein)$/;

interface Rule {
  readonly files: RegExp;
  readonly mayImport: (target: string) => boolean;
  readonly reason: string;
}

const inside =
  (...folders: string[]) =>
  (target: string) =>
    folders.some((folder) => target.startsWith(folder));

const rules: Rule[] = [
  {
    files: /^src\/(?:site\.ts$|edition\.ts$|editions\/)/,
    mayImport: inside('src/site.ts', 'src/edition.ts', 'src/editions/'),
    reason: 'Facts and strings depend on nothing else, so that everything may depend on them.',
  },
  {
    files: /^src\/domain\//,
    mayImport: (target) =>
      inside('src/domain/', 'src/site.ts', 'src/edition')(target) || /^(?:zod|fastest-levenshtein)$/.test(target),
    reason: 'The domain is what the publication is: no framework, no disk, no network, no clock.',
  },
  {
    files: /^src\/views\//,
    mayImport: (target) =>
      inside('src/domain/', 'src/views/', 'src/site.ts', 'src/edition')(target) ||
      purePackages.test(target) ||
      target === '@astrojs/rss',
    reason: 'A view is a pure function of the domain: data in, text or elements out.',
  },
  {
    files: /^src\/adapters\//,
    mayImport: (target) => !inside('src/pages/', 'src/components/', 'src/layouts/', 'scripts/', 'test/')(target),
    reason: 'The outside world is touched here, and pages and scripts use it, not the other way round.',
  },
  {
    files: /^src\/components\//,
    mayImport: (target) => !inside('src/adapters/', 'src/pages/', 'scripts/', 'test/')(target),
    reason: 'Components get props; they fetch nothing.',
  },
  {
    files: /^src\//,
    mayImport: (target) => target !== 'astro:content',
    reason: 'There is one reader of content/, adapters/content-folder.ts; Astro’s store would be a second one.',
  },
  {
    files: /^src\//,
    mayImport: (target) => !inside('scripts/', 'test/')(target),
    reason: 'Nothing in the product depends on a shell or a test.',
  },
  {
    files: /^scripts\//,
    mayImport: (target) => !target.startsWith('src/adapters/astro-') && !target.startsWith('astro:'),
    reason: 'Scripts run in plain Node, where astro: modules do not exist.',
  },
];

const files = [...sources('src'), ...sources('scripts')];

describe('import rules', () => {
  it.each(rules.map((rule) => [rule.reason, rule] as const))('%s', (reason, rule) => {
    const broken = files
      .filter((file) => rule.files.test(file))
      .flatMap((file) =>
        imports(file)
          .filter((target) => !rule.mayImport(target))
          .map((target) => `${file} → ${target}`),
      );
    expect(broken, reason).toEqual([]);
  });

  it('looks at every kind of source file', () => {
    expect(files.some((file) => file.endsWith('.astro')) && files.some((file) => file.endsWith('.mdx'))).toBe(true);
    expect(files.length).toBeGreaterThan(50);
  });
});

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:ts|mjs|astro|mdx)$/.test(file) && !file.endsWith('.d.ts'))
    .map((file) => path.posix.join(folder, file.split(path.sep).join('/')));
}

/** What a file imports, with this project's own modules as paths from the root. */
function imports(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  const found = text.matchAll(
    /^\s*(?:import|export)\s[^'"]*?from\s+['"]([^'"]+)['"]|^\s*import\s+['"]([^'"]+)['"]|\bimport\(['"]([^'"]+)['"]\)/gm,
  );
  return [...found].map((match) => {
    const target = match[1] ?? match[2] ?? match[3] ?? '';
    if (target.startsWith('#')) return `src/${target.slice(1)}`;
    return target.startsWith('.') ? path.posix.join(path.posix.dirname(file), target) : target;
  });
}
