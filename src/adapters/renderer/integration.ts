import { cp } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

const entry = fileURLToPath(new URL('entry.ts', import.meta.url));

/**
 * Makes `astro build` compile the site without rendering a page: the program goes to `server/` beside the output folder,
 * stylesheets and scripts into it. Pages are rendered from that program by `npm run build`, only those that changed.
 */
export function renderer(): AstroIntegration {
  let server: string;
  return {
    name: 'fazen-renderer',
    hooks: {
      'astro:config:setup': ({ command, updateConfig }) => {
        if (command === 'build') updateConfig({ vite: { plugins: [withEntry] } });
      },
      'astro:config:done': ({ config }) => {
        server = fileURLToPath(new URL('../server', config.outDir));
      },
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer((original) => ({
          name: 'fazen-renderer',
          // Astro deletes its program when it has rendered; this is the moment when it is complete.
          getStaticPaths: async () => {
            await cp(compiledTo, server, { recursive: true });
            return [];
          },
          render: original.render,
        }));
      },
    },
  };
}

let compiledTo = '';

/** Astro fixes the entry of its prerendering program in its own configuration, which only a later plugin can change. */
const withEntry = {
  name: 'fazen-renderer-entry',
  enforce: 'post' as const,
  configEnvironment(name: string, options: { build?: { outDir?: string; rolldownOptions?: { input?: unknown } } }) {
    if (name !== 'prerender' || !options.build?.rolldownOptions) return;
    options.build.rolldownOptions.input = entry;
    compiledTo = options.build.outDir ?? '';
  },
};
