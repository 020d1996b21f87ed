import path from 'node:path';
import { parseArgs } from 'node:util';
import { cardFileName } from '#adapters/card/name.ts';
import { copyCard, type Drawn } from '#adapters/card/draw.ts';
import { readContent } from '#adapters/content-folder.ts';
import { type Environment, readEnvironment } from '#adapters/environment.ts';
import { createLibrary } from '#domain/library.ts';
import { UserError } from '#domain/user-error.ts';
import { type CardSize, cardSizes } from '#views/card/drawing/canvas.ts';
import type { CardModel } from '#views/card/model.ts';
import { cardsOf, drawWithProgress, placeCards, summary } from './card-step.ts';
import { run } from './run.ts';

/**
 * `npm run cards`: draws the social cards and puts them into OUT_DIR/cards.
 * `-- --only <id> [--size wide|square|story] [--out file.png]` draws one; `--featured` draws the latest brief and the
 * featured notes in that size; `--force` draws anew; `--check` ends with an error when a card had to be replaced.
 */
await run(async () => {
  const started = performance.now();
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      size: { type: 'string', default: 'wide' },
      out: { type: 'string' },
      featured: { type: 'boolean', default: false },
      force: { type: 'boolean', default: false },
      check: { type: 'boolean', default: false },
      concurrency: { type: 'string', default: '3' },
    },
  });
  const size = sizeOf(values.size);
  const concurrency = Number.parseInt(values.concurrency, 10);
  if (!(concurrency >= 1 && concurrency <= 16))
    throw new UserError(`--concurrency is “${values.concurrency}”.`, 'Give a number from 1 to 16; 3 suits two cores.');
  const environment = readEnvironment();
  const { contentDir, cacheDir, now } = environment;
  const { entries } = await readContent(contentDir, { cacheDir });
  const read = performance.now();
  const library = createLibrary(entries, now);
  const cards = cardsOf(library, contentDir);
  const starred = new Set([
    ...library.notes.filter((note) => note.data.featured).map((note) => `notes/${note.id}`),
    ...library.briefs.slice(0, 1).map((brief) => `briefs/${brief.id}`),
  ]);
  const chosen = choose(cards, { only: values.only, starred: values.featured ? starred : undefined, size });
  const drawn = await drawWithProgress(chosen, { cacheDir, size, force: values.force, concurrency });
  const place =
    chosen === cards
      ? await placeCards(drawn, environment)
      : await copyOut(drawn, chosen, size, values.out, environment);
  console.log(`${place}, ${seconds(read)} s after ${seconds(started, read)} s of reading`);
  return values.check && drawn.failed > 0 ? 1 : 0;
});

function seconds(from: number, to = performance.now()): string {
  return ((to - from) / 1000).toFixed(1);
}

function sizeOf(text: string): CardSize {
  const size = cardSizes.find((one) => one === text);
  if (!size) throw new UserError(`“${text}” is not a size of a card.`, `Choose one of: ${cardSizes.join(', ')}.`);
  return size;
}

function choose(
  cards: Map<string, CardModel>,
  { only, starred, size }: { only: string | undefined; starred: ReadonlySet<string> | undefined; size: CardSize },
): Map<string, CardModel> {
  if (!only && !starred && size === 'wide') return cards;
  if (!only && !starred)
    throw new UserError(
      `Only the wide card is drawn for everything; ${size} is drawn on demand.`,
      'Add --only <id> or --featured.',
    );
  const chosen = [...cards].filter(([name]) =>
    only ? name === only || name.split('/')[1] === only : starred?.has(name),
  );
  if (chosen.length === 0)
    throw new UserError(
      `No published note, brief or page is called “${only ?? '--featured'}”.`,
      'Give its file name without the ending.',
    );
  return new Map(chosen);
}

async function copyOut(
  drawn: Drawn,
  cards: ReadonlyMap<string, CardModel>,
  size: CardSize,
  out: string | undefined,
  { outDir, cacheDir }: Environment,
): Promise<string> {
  if (out && cards.size > 1)
    throw new UserError(
      '--out names one file, and several cards were chosen.',
      'Leave it out, or use --only with a full name such as notes/my-note.',
    );
  for (const { card, key } of drawn.cards) {
    const model = cards.get(card);
    const file = out ?? path.join(outDir, 'cards', model ? cardFileName(card, model, size) : card);
    await copyCard(cacheDir, key, file);
    console.log(file);
  }
  return summary(drawn);
}
