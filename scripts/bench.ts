import { readdirSync } from 'node:fs';
import { UserError } from '#domain/user-error.ts';
import { run } from './run.ts';

/** `npm run bench -- <name> [options]`: measurements, never part of the tests. One file each in `scripts/bench/`. */
await run(async () => {
  const [name = '', ...args] = process.argv.slice(2);
  const names = readdirSync(new URL('bench/', import.meta.url))
    .filter((file) => file.endsWith('.bench.ts'))
    .map((file) => file.replace('.bench.ts', ''));
  if (!names.includes(name))
    throw new UserError(`There is no bench called “${name}”.`, `Use: npm run bench -- ${names.join(' | ')} [options]`);
  const { bench } = (await import(`./bench/${name}.bench.ts`)) as { bench(args: string[]): Promise<number> };
  return bench(args);
});
