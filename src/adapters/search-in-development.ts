import { existsSync } from 'node:fs';
import path from 'node:path';
import type { AstroIntegration } from 'astro';
import sirv from 'sirv';

/**
 * In development, search runs over the index of the last build: Pagefind indexes a finished library, not files that
 * change. The search page says so. Without a build the address is simply not there, and search says that it has none.
 */
export function searchInDevelopment(outDir: string): AstroIntegration {
  return {
    name: 'search-in-development',
    hooks: {
      'astro:server:setup': ({ server, logger }) => {
        const folder = path.join(outDir, 'pagefind');
        if (!existsSync(folder)) logger.warn('Search has no index yet: run “npm run build” once.');
        // `dev` looks at the disk each time, so that a build made meanwhile is found.
        server.middlewares.use('/pagefind', sirv(folder, { dev: true }));
      },
    },
  };
}
