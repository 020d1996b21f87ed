import { createServer, type Server, type ServerResponse } from 'node:http';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import sirv from 'sirv';
import { UserError } from '#domain/user-error.ts';
import { editorPolicy } from '#views/content-policy.ts';
import { type Addresses, withoutSlash } from '#views/hosting/addresses.ts';
import { headersFor, securityHeaders } from '#views/hosting/headers.ts';

/**
 * Serves a built site as a host would: files, headers, moved and withdrawn addresses, `404.html` for what is not there.
 * @param port 0 takes any free port.
 * @throws UserError when the port is taken.
 */
export async function serveFolder(
  folder: string,
  port: number,
  { redirects, gone }: Addresses = { redirects: [], gone: [] },
): Promise<{ url: string; server: Server }> {
  const notFound = await readFile(path.join(folder, '404.html')).catch(() => Buffer.from('Not found'));
  const moved = new Map(redirects.flatMap(({ from, to }) => [from, withoutSlash(from)].map((one) => [one, to])));
  const buried = new Set(gone.flatMap((one) => [one, withoutSlash(one)]));
  const setHeaders = (response: ServerResponse, pathname: string) => {
    for (const [name, value] of headersFor(pathname)) response.setHeader(name, value);
    if (pathname.startsWith('/admin/')) response.setHeader('Content-Security-Policy', editorPolicy);
  };
  const serve = sirv(folder, { etag: true, dotfiles: true, extensions: ['html'], setHeaders });
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const to = moved.get(pathname);
    if (to) return end(response, 301, { location: to });
    if (buried.has(pathname)) {
      const page = readFile(path.join(folder, pathname, 'index.html')).catch(() => notFound);
      return void page.then((body) => end(response, 410, html, body));
    }
    if (/^\/_(?:headers|redirects)$/.test(pathname)) return end(response, 404, html, notFound);
    serve(request, response, () => end(response, 404, html, notFound));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new UserError(
              `Port ${port} is in use.`,
              `Stop the other program, or choose another: PORT=${port + 1} npm start`,
            )
          : error,
      ),
    );
    server.listen(port, resolve);
  });
  return { url: `http://localhost:${(server.address() as AddressInfo).port}`, server };
}

const html = { 'content-type': 'text/html; charset=utf-8' };

function end(response: ServerResponse, status: number, headers: Record<string, string>, body?: Buffer): void {
  for (const [name, value] of securityHeaders) response.setHeader(name, value);
  response.writeHead(status, headers);
  response.end(body);
}
