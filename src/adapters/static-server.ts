import { createServer, type Server } from 'node:http';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import sirv from 'sirv';
import { UserError } from '#domain/user-error.ts';

/**
 * Serves a built site as a host would: files, `404.html` for what is not there.
 * @param port 0 takes any free port.
 * @throws UserError when the port is taken.
 */
export async function serveFolder(folder: string, port: number): Promise<{ url: string; server: Server }> {
  const notFound = await readFile(path.join(folder, '404.html')).catch(() => Buffer.from('Not found'));
  const serve = sirv(folder, { etag: true, extensions: ['html'] });
  const server = createServer((request, response) =>
    serve(request, response, () => {
      response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' });
      response.end(notFound);
    }),
  );
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
