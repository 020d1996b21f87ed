import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, readFile, readdir, rename, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import satori, { type Font } from 'satori';
import { cardLayout } from '#views/card/layout.ts';
import { type CardModel, cardSize } from '#views/card/model.ts';

/** Complete cuts (Latin, Greek, Cyrillic, Vietnamese); satori takes static TrueType. */
const fontFiles = [
  { name: 'Serif', weight: 600, file: 'source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf' },
  { name: 'Sans', weight: 400, file: 'inter/400Regular/Inter_400Regular.ttf' },
  { name: 'Sans', weight: 600, file: 'inter/600SemiBold/Inter_600SemiBold.ttf' },
] as const;

/** File name of a card: a hash of what it shows and of how it is drawn, so that a changed card has a new address. */
export function cardFileName(name: string, card: CardModel): string {
  return `${name}.${cardKey(card).slice(0, 10)}.png`;
}

/** Address of a card on the site. */
export function cardPath(name: string, card: CardModel): string {
  return `/cards/${cardFileName(name, card)}`;
}

/**
 * The picture of a card, from the cache when nothing it shows has changed.
 * @returns PNG bytes, and whether they had to be drawn.
 */
export async function cardImage(card: CardModel, cacheDir: string): Promise<{ png: Buffer; drawn: boolean }> {
  const file = path.join(cacheDir, 'cards', `${cardKey(card)}.png`);
  const cached = await readFile(file).catch(() => undefined);
  if (cached) return { png: cached, drawn: false };
  const png = await drawCard(card);
  await mkdir(path.dirname(file), { recursive: true });
  // Written beside and renamed, so that a build that is killed leaves no half picture.
  await writeFile(`${file}.${process.pid}.tmp`, png);
  await rename(`${file}.${process.pid}.tmp`, file);
  return { png, drawn: true };
}

async function drawCard(card: CardModel): Promise<Buffer> {
  const svg = await satori(cardLayout(card) as Parameters<typeof satori>[0], { ...cardSize, fonts: await loadFonts() });
  return new Resvg(svg).render().asPng();
}

let fonts: Promise<Font[]> | undefined;

function loadFonts(): Promise<Font[]> {
  fonts ??= Promise.all(
    fontFiles.map(async ({ name, weight, file }) => ({
      name,
      weight,
      style: 'normal' as const,
      data: await readFile(path.resolve('node_modules/@expo-google-fonts', file)),
    })),
  );
  return fonts;
}

let template: string | undefined;

function cardKey(card: CardModel): string {
  template ??= templateHash();
  return createHash('sha256').update(template).update(JSON.stringify(card)).digest('hex');
}

/** Layout, fonts and tools: any change of these makes a new picture. */
function templateHash(): string {
  const hash = createHash('sha256');
  for (const file of ['src/views/card/layout.ts', 'src/site.ts']) hash.update(readFileSync(path.resolve(file)));
  for (const pkg of ['satori', '@resvg/resvg-js', '@expo-google-fonts/inter', '@expo-google-fonts/source-serif-4'])
    hash.update(String(JSON.parse(readFileSync(path.resolve('node_modules', pkg, 'package.json'), 'utf8')).version));
  return hash.digest('hex');
}

/** Deletes cached cards that nothing has asked for within `days`. */
export async function pruneCards(cacheDir: string, now: Date, days = 30): Promise<void> {
  const { unlink } = await import('node:fs/promises');
  const folder = path.join(cacheDir, 'cards');
  for (const name of await readdir(folder).catch(() => [])) {
    const file = path.join(folder, name);
    if (now.getTime() - (await stat(file)).atimeMs > days * 86_400_000) await unlink(file);
  }
}
