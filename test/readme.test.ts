import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const readme = readFileSync('README.md', 'utf8');
const section = (title: string) => readme.split(`\n## ${title}\n`)[1]?.split('\n## ')[0] ?? '';
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };

describe('the map in the README', () => {
  const map = /```\n([\s\S]*?)```/.exec(section('Map'))?.[1] ?? '';
  /** Folders at the top of the map, and those under `src/`. */
  const top = [...map.matchAll(/^([\w.-]+\/)/gm)].map((match) => match[1] ?? '');
  const inside = [...map.matchAll(/^ {2}((?:[\w.-]+\/? )+) {0,}/gm)].flatMap((match) =>
    (match[1] ?? '').trim().split(' '),
  );

  it('names every folder of the tree', () => {
    const folders = (place: string) =>
      readdirSync(place, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => `${entry.name}/`);
    const hidden = /^(?:\.|node_modules|dist)/;
    expect(top.sort()).toEqual(
      folders('.')
        .filter((name) => !hidden.test(name))
        .sort(),
    );
    expect(folders('src').filter((name) => !inside.includes(name))).toEqual([]);
    expect(folders('content').filter((name) => !map.includes(name))).toEqual([]);
  });

  it('names nothing that is not there', () => {
    const named = [...section('Map').matchAll(/`((?:src|scripts|test|content|public)\/[^`]+)`/g)].map(
      (match) => match[1] ?? '',
    );
    expect(named.length).toBeGreaterThan(3);
    expect(named.filter((file) => !existsSync(file))).toEqual([]);
  });
});

describe('the README', () => {
  it('names only commands that are there', () => {
    const named = [...readme.matchAll(/npm run (?:-s )?([a-z][\w-]*)/g)].map((match) => match[1] ?? '');
    expect(named.length).toBeGreaterThan(10);
    expect([...new Set(named)].filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });

  it('leads to no file that is not there', () => {
    const links = [...readme.replace(/`[^`\n]*`/g, '').matchAll(/\]\((?!https?:|#)([^)]+)\)/g)].map(
      (match) => match[1] ?? '',
    );
    expect(links.filter((file) => !existsSync(file))).toEqual([]);
  });
});
