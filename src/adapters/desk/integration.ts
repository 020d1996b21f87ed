import type { AstroIntegration } from 'astro';
import { contentChanged } from '#adapters/desk/content-version.ts';
import { startPreviewing } from '#adapters/desk/preview-mode.ts';

/**
 * The editor's desk at `/desk/`: part of `astro dev` only. A build knows nothing of it, neither route nor script.
 * What it needs is loaded when the server starts, so that a build does not pay for it.
 */
export function desk(): AstroIntegration {
  return {
    name: 'fazen-desk',
    hooks: {
      'astro:config:setup': ({ command, injectScript }) => {
        if (command !== 'dev') return;
        startPreviewing();
        injectScript('page', markUnpublished);
      },
      'astro:server:setup': async ({ server, logger }) => {
        const { watchFolder } = await import('#adapters/desk/content-watcher.ts');
        const { deskRoutes } = await import('#adapters/desk/routes.ts');
        const { readEnvironment } = await import('#adapters/environment.ts');
        const routes = deskRoutes();
        server.middlewares.use(routes.handle);
        const { contentDir } = readEnvironment();
        const watcher = watchFolder(contentDir, () => {
          contentChanged();
          // Astro keeps what `getStaticPaths` gave until its own store says this.
          for (const { hot } of Object.values(server.environments)) hot.send('astro:content-changed', {});
          server.environments.client.hot.send({ type: 'full-reload', path: '*' });
          routes.changed();
        });
        server.httpServer?.once('close', watcher.close);
        server.httpServer?.once('listening', () => logger.info('the editor’s desk is at /desk/'));
      },
    },
  };
}

/**
 * A band across the page of an entry that is not public. And a page that is older than the content is read again: of a change
 * that was saved while it was on its way, or before it listened to the server, nobody has told it.
 */
const markUnpublished = `
const shown = performance.getEntriesByType('navigation')[0]?.serverTiming.find((one) => one.name === 'content')?.description;
const ask = () => fetch('/desk/mark/?path=' + encodeURIComponent(location.pathname)).then((answer) => answer.json());
const isOld = ({ version }) => shown !== undefined && shown !== String(version);
import.meta.hot?.on('vite:ws:connect', () => ask().then((now) => isOld(now) && location.reload()));
ask().then((now) => {
  if (isOld(now)) return location.reload();
  const { label } = now;
  if (!label) return;
  const band = document.createElement('p');
  band.textContent = label;
  band.setAttribute('style', 'margin:0;padding:.5rem 1rem;background:#8a1c1c;color:#fff;font:600 14px/1.4 system-ui;text-align:center');
  document.body.prepend(band);
});`;
