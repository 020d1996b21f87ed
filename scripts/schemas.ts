import { readEnvironment } from '#adapters/environment.ts';
import { writeSchemas } from '#adapters/json-schemas.ts';
import { run } from './run.ts';

/** `npm run schemas`: the JSON Schemas that let VS Code complete and check fields, from the schemas of the build. */
await run(async () => {
  const { contentDir } = readEnvironment();
  console.log((await writeSchemas(contentDir)).join('\n'));
  return 0;
});
