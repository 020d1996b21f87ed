import { Buffer } from 'node:buffer';
import { fileURLToPath, URL } from 'node:url';
import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { renderer } from './src/adapters/renderer/integration.ts';
import { desk } from './src/adapters/desk/integration.ts';
import { readEnvironment } from './src/adapters/environment.ts';
import { searchInDevelopment } from './src/adapters/search-in-development.ts';

const { siteUrl, outDir, cacheDir, contentDir, edition } = readEnvironment();
const editions = fileURLToPath(new URL('src/editions/', import.meta.url));

/**
 * Vite gives every page that can load a script later a helper of 2 KB, to fetch that script's own imports in parallel.
 * Here that is search alone, on its first use; the pages are worth more than that one round trip.
 */
const withoutPreloadHelper = {
  name: 'without-preload-helper',
  enforce: 'pre',
  /** @param {string} id */
  load: (id) => (id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : undefined),
};

export default defineConfig({
  site: siteUrl,
  outDir,
  // One cache per output folder, so that two builds side by side cannot mix their content.
  cacheDir: `${cacheDir}/astro/${Buffer.from(outDir).toString('base64url').slice(-48)}`,
  trailingSlash: 'always',
  prerenderConflictBehavior: 'error',
  compressHTML: true,
  integrations: [mdx(), searchInDevelopment(outDir), desk(), renderer()],
  markdown: { syntaxHighlight: false },
  devToolbar: { enabled: false },
  build: { inlineStylesheets: 'never' },
  vite: {
    plugins: [withoutPreloadHelper],
    resolve: {
      // Strings and prose pages of one language only, of which the bundler keeps what a page uses: `src/edition.ts`.
      alias: [
        { find: '#edition.ts', replacement: `${editions}${edition}.ts` },
        { find: /^#editions\/pages\/en\//, replacement: `${editions}pages/${edition}/` },
      ],
    },
    // What the program writes, and the content, which the desk watches: a watcher for each of its files takes a minute.
    server: { watch: { ignored: ['**/.cache', cacheDir, outDir, contentDir].map((folder) => `${folder}/**`) } },
    build: {
      // The Content-Security-Policy allows no inline script: even a small one is a file.
      assetsInlineLimit: 0,
      rolldownOptions: {
        onwarn(warning, warn) {
          // One line per MDX page about Astro's own directive: https://github.com/withastro/astro/issues/18087
          if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning);
        },
      },
    },
  },
});
