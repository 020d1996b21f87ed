import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fontSources } from '#adapters/card/drawing/font-files.ts';
import type { CardSize } from '#views/card/drawing/canvas.ts';
import type { CardModel } from '#views/card/model.ts';
import { language } from '#edition.ts';
import { site } from '#site.ts';

/** Raise when the meaning of a key changes. */
const schema = 2;
const tools = ['satori', '@resvg/resvg-js', 'fontkit'];
const templates = ['src/views/card/drawing', 'src/adapters/card/drawing'];

/**
 * The content address of a picture: what it shows, the code, fonts and tools that draw it, its size. Imports nothing that
 * draws, so that pages can name a card without carrying the renderer.
 */
export function cardKey(card: CardModel, size: CardSize = 'wide'): string {
  const known = keys.get(card) ?? new Map<CardSize, string>();
  keys.set(card, known);
  const key =
    known.get(size) ?? createHash('sha256').update(templateHash()).update(size).update(canonical(card)).digest('hex');
  known.set(size, key);
  return key;
}

/** A model never changes, and its key is asked for by its name, its drawing and each page that shows it. */
const keys = new WeakMap<CardModel, Map<CardSize, string>>();

/** File name of a card. It holds the key, because platforms keep a picture by its address and never look again. */
export function cardFileName(name: string, card: CardModel, size: CardSize = 'wide'): string {
  return `${name}.${size === 'wide' ? '' : `${size}.`}${cardKey(card, size).slice(0, 10)}.png`;
}

/** Address of a card on the site. */
export function cardPath(name: string, card: CardModel): string {
  return `/cards/${cardFileName(name, card)}`;
}

let template: string | undefined;

function templateHash(): string {
  if (template) return template;
  const hash = createHash('sha256').update(String(schema));
  const files = templates.flatMap((folder) =>
    readdirSync(folder)
      .sort()
      .map((file) => `${folder}/${file}`),
  );
  // The layouts add words of the interface (`Top risk`, `6 months`), which no model holds.
  const spoken = `src/editions/${language}.ts`;
  for (const file of [...files, spoken, ...fontSources.files])
    hash.update(file).update(readFileSync(path.resolve(file)));
  for (const name of [...tools, ...fontSources.packages]) hash.update(`${name} ${versionOf(name)}`);
  const { name, url, categories } = site;
  hash.update(JSON.stringify([name, url, categories]));
  template = hash.digest('hex');
  return template;
}

function versionOf(name: string): string {
  const { version } = JSON.parse(readFileSync(path.resolve('node_modules', name, 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}

/** JSON with the keys in order, so that the order in which a model is put together does not matter. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
