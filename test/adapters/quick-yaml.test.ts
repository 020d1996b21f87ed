import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { fieldsText } from '#adapters/frontmatter.ts';
import { quickFields } from '#adapters/quick-yaml.ts';

const texts = readdirSync('content', { recursive: true, withFileTypes: true })
  .filter((one) => /\.(?:mdx?|yaml)$/.test(one.name))
  .map((one) => fieldsText(one.name, readFileSync(path.join(one.parentPath, one.name), 'utf8')));

/** A seeded random number from 0 to 1: https://en.wikipedia.org/wiki/Linear_congruential_generator (glibc's constants). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
}

const bits = (
  '\t, ,\n,:,: ,-,- ,",\',[,],{,},#, #,&a ,*a,!,!!str ,|,>,%,@,`,?,? ,0o7,1_0,0x1F,1e3,.5,+1,~,null,yes,on,<<: ,' +
  '---\n,...\n,2026-11-23,\u00a0,\r\n,\\x41,\\q,é,\u0085,\u2028'
).split(',');

function mutated(text: string, next: () => number): string {
  const at = Math.floor(next() * text.length);
  const kind = next();
  if (kind < 0.5) return text.slice(0, at) + (bits[Math.floor(next() * bits.length)] ?? '') + text.slice(at);
  if (kind < 0.75) return text.slice(0, at) + text.slice(at + 1 + Math.floor(next() * 3));
  return `${text.slice(0, at)}\n${' '.repeat(Math.floor(next() * 6))}${text.slice(at)}`;
}

it('reads the fields of every file as `yaml` does', () => {
  const read = texts.filter((text) => quickFields(text));
  for (const text of read) expect(quickFields(text)?.raw, text).toEqual(parseDocument(text, { schema: 'core' }).toJS());
  expect(read.length).toBeGreaterThan(45);
});

it('never reads something else than `yaml` from a file with typing errors', () => {
  const next = random(7);
  let read = 0;
  for (const text of texts)
    for (let i = 0; i < 40; i += 1) {
      const changed = mutated(i % 3 ? text : mutated(text, next), next);
      const quick = quickFields(changed);
      if (!quick) continue;
      read += 1;
      const document = parseDocument(changed, { schema: 'core', version: '1.2' });
      const error = document.errors[0]?.message.split('\n')[0];
      expect(error, changed).toBeUndefined();
      expect(quick.raw).toEqual(document.toJS());
    }
  expect(read).toBeGreaterThan(1000);
});
