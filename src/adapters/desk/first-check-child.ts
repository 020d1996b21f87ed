import { readContent } from '#adapters/content-folder.ts';
import { readySpeller } from '#adapters/dictionary.ts';
import { readEnvironment } from '#adapters/environment.ts';
import { houseFindings } from '#adapters/house-rules.ts';

// A server that was stopped leaves nobody to check for.
process.once('disconnect', () => process.exit());
const environment = readEnvironment();
const speller = readySpeller(environment.cacheDir);
await houseFindings(await readContent(environment.contentDir, environment), environment, [], speller);
process.exit();
