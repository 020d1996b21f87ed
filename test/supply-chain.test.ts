import { readdirSync, readFileSync } from 'node:fs';
import { CspEvaluator } from 'csp_evaluator/dist/evaluator.js';
import { Severity } from 'csp_evaluator/dist/finding.js';
import { CspParser } from 'csp_evaluator/dist/parser.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { securityHeaders } from '#views/hosting/headers.ts';

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly hasInstallScript?: boolean;
}
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Locked> };
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as { allowScripts: Record<string, boolean> };
const packages = Object.entries(lock.packages).filter(([place]) => place !== '');
const nameOf = (place: string) => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** Licences that let the site be built and its pages be published by anyone. */
const allowed =
  /^(?:MIT|MIT-0|ISC|Apache-2\.0|BSD-[23]-Clause|0BSD|BlueOak-1\.0\.0|CC0-1\.0|CC-BY-4\.0|Unlicense|WTFPL|Zlib|OFL-1\.1|Python-2\.0|MPL-2\.0|LGPL-3\.0-or-later)$/;

/** Parts of an SPDX expression; “A OR B” is fine if one is, “A AND B” if both are. */
function licenceAllowed(expression: string): boolean {
  const plain = expression.replace(/[()]/g, '');
  return plain.split(' OR ').some((choice) => choice.split(' AND ').every((one) => allowed.test(one.trim())));
}

describe('what is installed', () => {
  it('comes from the npm registry, and is what it was when the lock was written', () => {
    expect(packages.length).toBeGreaterThan(300);
    const elsewhere = packages.filter(
      ([, one]) => one.resolved && !one.resolved.startsWith('https://registry.npmjs.org/'),
    );
    expect(elsewhere.map(([place]) => place)).toEqual([]);
    // An optional binary of another platform may lack its hash here: see scripts/complete-lock.ts.
    const unproven = packages.filter(([, one]) => !/^sha512-/.test(one.integrity ?? '') && !one.optional);
    expect(unproven.map(([place]) => place)).toEqual([]);
  });

  it('runs a script at installation only where package.json decided so', () => {
    const scripted = packages
      .filter(([, one]) => one.hasInstallScript && !one.optional)
      .map(([place]) => nameOf(place));
    expect(scripted.filter((name) => !Object.hasOwn(manifest.allowScripts, name))).toEqual([]);
  });

  it('carries a licence from the list', () => {
    const others = packages
      .filter(([, one]) => !one.dev && one.license !== undefined && !licenceAllowed(one.license))
      .map(([place, one]) => `${nameOf(place)}: ${one.license}`);
    expect(others).toEqual([]);
    const unknown = packages
      .filter(([, one]) => !one.dev && !one.optional && !one.license)
      .map(([place]) => nameOf(place));
    expect(unknown).toEqual([]);
  });
});

describe('GitHub Actions', () => {
  const files = readdirSync('.github/workflows').map((file) => `.github/workflows/${file}`);

  it.each(files)('%s runs only actions pinned to a commit, with no right it was not given', (file) => {
    const text = readFileSync(file, 'utf8');
    const uses = [...text.matchAll(/uses:\s*(\S+)(.*)/g)].map((match) => `${match[1]}${match[2]}`);
    expect(uses.filter((one) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(one))).toEqual([]);
    const workflow = parse(text) as {
      permissions: Record<string, string>;
      jobs: Record<string, { 'timeout-minutes'?: number }>;
    };
    expect(Object.values(workflow.permissions ?? { all: 'write' })).not.toContain('write');
    for (const [name, job] of Object.entries(workflow.jobs)) expect(job['timeout-minutes'], name).toBeGreaterThan(0);
    // An expression inside a shell line is how a title becomes a command.
    expect(text.match(/run:.*\$\{\{/g) ?? []).toEqual([]);
  });
});

it('Google’s CSP evaluator has no high finding', () => {
  const policy = securityHeaders.find(([name]) => name === 'Content-Security-Policy')?.[1] ?? '';
  const high = (text: string) =>
    new CspEvaluator(new CspParser(text).csp)
      .evaluate()
      .filter((finding) => finding.severity <= Severity.HIGH_MAYBE)
      .map((finding) => finding.description);
  expect(high("script-src 'unsafe-inline' *").length, 'the evaluator finds what it should').toBeGreaterThan(0);
  expect(high(policy)).toEqual([]);
});
