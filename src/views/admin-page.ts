import type { AdminBackend } from '#views/admin-config.ts';

/** Where each backend's interface is; the program would also ask how GitHub is, and whether there is a newer version of it. */
const hosts: Record<AdminBackend['name'], string> = {
  github: 'https://api.github.com https://github.com',
  gitlab: 'https://gitlab.com',
  gitea: 'https://gitea.com',
};

/**
 * The page of the visual editor. Its own policy narrows the one that `npm start` sends, which does not know the backend.
 * @param backend whom it may speak to besides this site; without it, nobody.
 */
export function adminPage(backend?: AdminBackend['name']): string {
  const connections = ["'self'", 'data:', 'blob:', ...(backend ? [hosts[backend]] : [])].join(' ');
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="connect-src ${connections}" />
    <meta name="robots" content="noindex" />
    <title>Editing</title>
    <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
    <link rel="cms-config-url" type="application/json" href="/admin/config.json" />
  </head>
  <body><script src="/admin/sveltia-cms.js"></script></body>
</html>
`;
}
