import type { IncomingMessage, ServerResponse } from 'node:http';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { cardPicture, previewsOf } from '#adapters/desk/previews.ts';
import { contentVersion } from '#adapters/desk/content-version.ts';
import { moveStory } from '#adapters/desk/reorder.ts';
import { createRoom, type Room } from '#adapters/desk/room.ts';
import { noteFiles } from '#adapters/note-body.ts';
import { paths } from '#domain/paths.ts';
import { formatDate, formatTime } from '#domain/time.ts';
import { canvases, type CardSize } from '#views/card/drawing/canvas.ts';
import { deskView } from '#views/desk/list-view.ts';
import { stateLabels } from '#views/desk/model.ts';
import { deskEntryPage, deskIndex } from '#views/desk/pages.ts';
import { site } from '#site.ts';

type Answer = { readonly type: string; readonly body: string | Buffer; readonly status?: number } | undefined;
type Handle = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

const html = 'text/html; charset=utf-8';
const json = 'application/json';

/** The desk's addresses, and what only a build makes otherwise: cards and the files beside notes. */
export function deskRoutes(): { handle: Handle; changed(): void } {
  const listeners = new Set<ServerResponse>();
  const tell = () => {
    for (const response of listeners) response.write('data: changed\n\n');
  };
  const room = createRoom(tell);
  return {
    changed: () => {
      room.forget();
      tell();
    },
    handle: (request, response, next) => {
      const url = new URL(request.url ?? '/', 'http://desk');
      // From which content the answer is at least: a page can tell by it whether it has grown old meanwhile.
      response.setHeader('server-timing', `content;desc="${contentVersion()}"`);
      if (url.pathname === '/desk/events/') return listen(response, listeners);
      answer(request, url, room.now)
        .then((found) => {
          if (!found) return next();
          response.writeHead(found.status ?? 200, { 'content-type': found.type, 'cache-control': 'no-store' });
          response.end(found.body);
        })
        .catch((error: unknown) => {
          response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' });
          response.end(`The desk could not show this: ${error instanceof Error ? error.message : String(error)}`);
        });
    },
  };
}

function listen(response: ServerResponse, listeners: Set<ServerResponse>): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.write(`event: version\ndata: ${contentVersion()}\n\n`);
  listeners.add(response);
  response.on('close', () => listeners.delete(response));
}

async function answer(request: IncomingMessage, url: URL, now: () => Promise<Room>): Promise<Answer> {
  const { pathname } = url;
  if (pathname === '/desk/') return { type: html, body: deskIndex((await now()).entries, deskView(url.searchParams)) };
  if (pathname === '/desk') return { type: html, body: '<meta http-equiv="refresh" content="0; url=/desk/">' };
  if (pathname === '/desk/desk.css' || pathname === '/desk/desk.js') return asset(path.basename(pathname));
  if (pathname === '/desk/mark/') return { type: json, body: JSON.stringify(mark(url, await now())) };
  if (pathname === '/desk/reorder/') return reorder(request, await now());
  const [, collection = '', id = ''] = /^\/desk\/(notes|briefs)\/([\w-]+)\/$/.exec(pathname) ?? [];
  if (collection) return entryPage(collection, id, await now());
  const card =
    /^\/desk\/cards\/(.+)\.(wide|square|story)\.png$/.exec(pathname) ??
    /^\/cards\/(.+)\.[\da-f]{10}\.png$/.exec(pathname);
  if (card) return picture(card[1] ?? '', (card[2] ?? 'wide') as CardSize, await now());
  return /^\/notes\/[\w-]+\/.+\.\w+$/.test(pathname) ? noteFile(pathname, await now()) : undefined;
}

async function asset(name: string): Promise<Answer> {
  const type = name.endsWith('.css') ? 'text/css' : 'text/javascript';
  return { type, body: await readFile(path.resolve('src/views/desk', name), 'utf8') };
}

async function entryPage(collection: string, id: string, room: Room): Promise<Answer> {
  const known = room.entries.find((one) => one.collection === collection && one.id === id);
  if (!known) return { type: html, status: 404, body: deskIndex(room.entries, deskView(new URLSearchParams())) };
  const entry = room.entry(collection, id);
  const shown = entry && known.state !== 'withdrawn' && !known.remarks.some((one) => one.kind === 'problem');
  const link = `vscode://file${path.join(room.environment.contentDir, known.file)}`;
  const shownEntry = known.unchecked
    ? { ...known, remarks: [...known.remarks, ...(await room.findings(known.file))], unchecked: false }
    : known;
  return { type: html, body: deskEntryPage(shownEntry, shown ? await previewsOf(entry, room) : undefined, link) };
}

async function picture(name: string, size: CardSize, room: Room): Promise<Answer> {
  const body = canvases[size] && (await cardPicture(name, size, room));
  return body ? { type: 'image/png', body } : undefined;
}

/** A file beside a note, if the note's text uses it. */
async function noteFile(pathname: string, room: Room): Promise<Answer> {
  const files = room.library.notes.flatMap((note) =>
    pathname.startsWith(paths.note(note.id)) ? noteFiles(room.environment.contentDir, note) : [],
  );
  const file = files.find((one) => one.href === decodeURIComponent(pathname));
  const types: Record<string, string> = {
    csv: 'text/csv',
    png: 'image/png',
    jpg: 'image/jpeg',
    jpeg: 'image/jpeg',
    webp: 'image/webp',
    avif: 'image/avif',
  };
  const type = types[path.extname(pathname).slice(1)];
  return file && type ? { type, body: await readFile(file.from) } : undefined;
}

/** Tells a page of the site whether its entry is public, and how old the page is allowed to be. */
function mark(url: URL, { entries }: Room): { label: string; version: number } {
  const version = contentVersion();
  const [, collection, id] = /^\/(notes|briefs)\/([\w-]+)\/$/.exec(url.searchParams.get('path') ?? '') ?? [];
  const entry = entries.find((one) => one.collection === collection && one.id === id);
  if (!entry || entry.state === 'published') return { label: '', version };
  const when =
    entry.state === 'scheduled' && entry.at
      ? ` for ${formatDate(entry.at, site.zone)}, ${formatTime(entry.at, site.zone)}`
      : '';
  return { label: `${stateLabels[entry.state]}${when}: not public. Only this preview shows it.`, version };
}

async function reorder(request: IncomingMessage, room: Room): Promise<Answer> {
  // Only the desk's own page may write: another site open in the same browser could post here too.
  if (request.method !== 'POST' || request.headers['sec-fetch-site'] !== 'same-origin')
    return { type: 'text/plain', status: 403, body: 'Only the desk may do this.' };
  let text = '';
  for await (const chunk of request) if ((text += String(chunk)).length > 2000) break;
  const { file, from, to } = JSON.parse(text) as { file?: unknown; from?: unknown; to?: unknown };
  const brief = room.library.briefs.find((one) => one.file === file);
  if (!brief || !Number.isInteger(from) || !Number.isInteger(to))
    return { type: 'text/plain', status: 400, body: 'No such brief or story.' };
  await moveStory(room.environment.contentDir, brief.file, Number(from), Number(to));
  return { type: json, body: '{}' };
}
