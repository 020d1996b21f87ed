import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runScript, shippedSite } from '../support/build-site.ts';

const token = '123456789:TEST-token_of-the-fake-bot-0000000000';
const folder = mkdtempSync(path.join(tmpdir(), 'brief-'));
const base = {
  JOURNAL_URL: path.join(folder, 'journal.jsonl'),
  CONTENT_DIR: shippedSite.contentDir,
  SITE_URL: shippedSite.siteUrl,
  BUILD_NOW: shippedSite.now,
};
const none = { TELEGRAM_BOT_TOKEN: '', TELEGRAM_CHAT_ID: '' };
const received: { url: string; body: Record<string, unknown> }[] = [];
let server: Server;
let root: string;

/** The least a Bot API can be: it takes a message and answers with its number. */
beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const payload = JSON.parse(body || '{}') as Record<string, unknown>;
      received.push({ url: request.url ?? '', body: payload });
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ ok: true, result: { message_id: 7, chat: { id: payload['chat_id'] }, date: 1 } }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

it('preview prints the message as sent and its counts', async () => {
  const { status, output } = await runScript('scripts/brief.ts', ['preview', '2026-11-23'], { ...base, ...none });
  expect(status, output).toBe(0);
  expect(output).toContain('Morning Brief');
  expect(output).toMatch(/\d+ of 4096 characters, \d+ of 100 entities/);
  expect(output).toContain('"parse_mode": "HTML"');
});

it.each([
  ['TELEGRAM_BOT_TOKEN', { TELEGRAM_BOT_TOKEN: '', TELEGRAM_CHAT_ID: '-1001' }],
  ['TELEGRAM_CHAT_ID', { TELEGRAM_BOT_TOKEN: token, TELEGRAM_CHAT_ID: '' }],
])('send refuses in one sentence when %s is missing', async (name, env) => {
  const { status, output } = await runScript('scripts/brief.ts', ['send', '2026-11-23'], { ...base, ...env });
  expect(status).not.toBe(0);
  expect(output).toContain(`${name} is not set`);
  expect(output).not.toMatch(/\n\s+at /);
  expect(received).toEqual([]);
});

it('preview of a day without a brief says which there are', async () => {
  const { status, output } = await runScript('scripts/brief.ts', ['preview', '2020-01-01'], { ...base, ...none });
  expect(status).not.toBe(0);
  expect(output).toContain('2020-01-01');
});

it('send posts the previewed message to the configured chat, once, and prints no token', async () => {
  const env = { ...base, TELEGRAM_BOT_TOKEN: token, TELEGRAM_CHAT_ID: '-1001', TELEGRAM_API_ROOT: root };
  const { status, output } = await runScript('scripts/brief.ts', ['send', '2026-11-23'], env);
  expect(status, output).toBe(0);
  const posts = received.filter((one) => one.url.endsWith('/sendMessage'));
  expect(posts).toHaveLength(1);
  expect(posts[0]?.body).toMatchObject({
    chat_id: '-1001',
    parse_mode: 'HTML',
    link_preview_options: {
      url: `${shippedSite.siteUrl}/briefs/2026-11-23/`,
      prefer_large_media: true,
      show_above_text: true,
    },
  });
  expect(output).not.toContain(token);
});
