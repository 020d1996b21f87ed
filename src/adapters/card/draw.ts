import { copyFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { cacheCard, cachedCard } from '#adapters/card/cache.ts';
import { cardFileName, cardKey } from '#adapters/card/name.ts';
import type { CurrentCard } from '#adapters/card/published.ts';
import { openVerified } from '#adapters/card/verified.ts';
import type { CardSize } from '#views/card/drawing/canvas.ts';
import { defaultCardName } from '#views/card/index-cards.ts';
import type { CardModel } from '#views/card/model.ts';

export interface DrawOptions {
  readonly cacheDir: string;
  readonly size?: CardSize;
  /** Draws even what the cache has. */
  readonly force?: boolean;
  /** Cards in work at once. Three keep two cores busy: satori on one thread, raster and encoding on others. */
  readonly concurrency?: number;
  readonly onProgress?: (progress: Progress) => void;
  /** Draws one card. Given by tests; otherwise the renderer, which is loaded only when something has to be drawn. */
  readonly render?: (card: CardModel, size: CardSize) => Promise<Buffer>;
}
export interface Progress {
  readonly total: number;
  readonly done: number;
  readonly cached: number;
  readonly failed: number;
}
export interface Failure {
  readonly name: string;
  readonly error: Error;
}
export interface Drawn extends Progress {
  readonly cards: readonly CurrentCard[];
  readonly drawn: number;
  /** Pictures in the cache that were cut short, changed or another's, and were drawn anew. */
  readonly damaged: number;
  readonly failures: readonly Failure[];
}

/**
 * Sees to it that the cache holds a picture of every card. A card that cannot be drawn gets the default card under its
 * own file name and is listed; the default card itself has to succeed.
 */
export async function drawCards(cards: ReadonlyMap<string, CardModel>, options: DrawOptions): Promise<Drawn> {
  const { cacheDir, size = 'wide', concurrency = 3, onProgress } = options;
  const cache = openVerified(cacheDir);
  const current = [...cards].map(([name, card]) => ({
    card: name,
    file: cardFileName(name, card, size),
    key: cardKey(card, size),
  }));
  const missing = options.force ? current : current.filter(({ key }) => !cache.holds(key));
  const failures: Failure[] = [];
  const failed = new Set<string>();
  const cached = current.length - missing.length;
  let done = cached;
  const report = () => onProgress?.({ total: current.length, done, cached, failed: failures.length });
  report();
  if (missing.length > 0) {
    const render = options.render ?? (await import('#adapters/card/drawing/render.ts')).renderCard;
    const queue = missing.values();
    const work = async (): Promise<void> => {
      for (const { card: name, key } of queue) {
        const model = cards.get(name);
        if (!model) continue;
        try {
          await cacheCard(cacheDir, key, await render(model, size));
          cache.wrote(key);
        } catch (error) {
          failures.push({ name, error: error instanceof Error ? error : new Error(String(error)) });
          failed.add(name);
        }
        done += 1;
        report();
      }
    };
    await Promise.all(Array.from({ length: Math.min(concurrency, missing.length) }, work));
  }
  cache.save();
  const substitute = current.find(({ card }) => card === defaultCardName)?.key;
  return {
    // The name stays what the pages already say; only the picture behind it is another.
    cards: current.map((one) => (failed.has(one.card) && substitute ? { ...one, key: substitute } : one)),
    total: current.length,
    done,
    cached,
    drawn: missing.length - failures.length,
    failed: failures.length,
    damaged: cache.damaged(),
    failures,
  };
}

/** Copies the picture of a card out of the cache. */
export async function copyCard(cacheDir: string, key: string, file: string): Promise<void> {
  await mkdir(path.dirname(path.resolve(file)), { recursive: true });
  await copyFile(cachedCard(cacheDir, key), file);
}
