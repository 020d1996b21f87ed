import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { cardFileName, cardImage } from '#adapters/card-image.ts';
import { readContent } from '#adapters/content-folder.ts';
import { readEnvironment } from '#adapters/environment.ts';
import { createLibrary } from '#domain/library.ts';
import { UserError } from '#domain/user-error.ts';
import { allCards } from '#views/card/model.ts';
import { run } from './run.ts';

/** `npm run cards [-- --only <id> --out file.png]`: draws the social cards into OUT_DIR/cards. */
await run(async () => {
  const { values } = parseArgs({ options: { only: { type: 'string' }, out: { type: 'string' } } });
  const { contentDir, outDir, cacheDir, now } = readEnvironment();
  const { entries } = await readContent(contentDir);
  const cards = [...allCards(createLibrary(entries, now))].filter(
    ([name]) => !values.only || name === values.only || name.split('/')[1] === values.only,
  );
  if (cards.length === 0)
    throw new UserError(
      `No published note or brief is called “${values.only}”.`,
      'Give its file name without the ending.',
    );
  for (const [name, card] of cards) {
    const { png, drawn } = await cardImage(card, cacheDir);
    const file = values.out && values.only ? values.out : path.join(outDir, 'cards', cardFileName(name, card));
    await mkdir(path.dirname(path.resolve(file)), { recursive: true });
    await writeFile(file, png);
    console.log(`${drawn ? 'drawn ' : 'cached'} ${file}`);
  }
  return 0;
});
