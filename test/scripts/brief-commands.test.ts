import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newFolder } from '../support/brief-children.ts';
import { runScript } from '../support/build-site.ts';
import { FakeTelegram } from '../support/fake-telegram.ts';
import { type FakeServer, serveFakeTelegram, token } from '../support/fake-telegram-server.ts';

const channel = -1001234567890;
const ops = -1009876543210;
const secret = token.split(':')[1] as string;

let folder: string;
let fake: FakeTelegram;
let telegram: FakeServer;
/** The publication, the webhook and the dead man's switch, in one server. */
let site: Server;
let siteUrl: string;
let heard: string[] = [];
/** Everything any command printed, and the journal: searched for the token after each test. */
let printed = '';

beforeAll(async () => {
  site = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      if (request.url?.startsWith('/hook') || request.url === '/alive') heard.push(`${request.url} ${body}`);
      response.end(`<meta property="og:image" content="${siteUrl}/card.png">`);
    });
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  siteUrl = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
});
afterAll(() => site.close());

beforeEach(async () => {
  [folder, heard, printed] = [newFolder(), [], ''];
  for (const name of ['notes', 'briefs']) mkdirSync(path.join(folder, 'content', name), { recursive: true });
  writeBrief();
  fake = new FakeTelegram();
  fake.addChat(channel);
  fake.addChat(ops, 'supergroup');
  telegram = await serveFakeTelegram(fake);
});

afterEach(async () => {
  await telegram.close();
  expect(printed).not.toContain(secret);
  rmSync(folder, { recursive: true });
});

function writeBrief(change: { headline?: string; more?: string; status?: string } = {}): void {
  const story = (n: number) =>
    `  - { headline: "${change.headline ?? 'Story'} ${n}", category: tech, fact: "A fact.", implication: "A meaning.", source: { publisher: P, title: T, url: "https://p.example/${n}", accessed: 2026-11-24 } }`;
  const text = `---\npublishedAt: 2026-11-24T07:00:00Z\nstatus: ${change.status ?? 'published'}\nbottomLine: The sentence of the day.\nstories:\n${[1, 2, 3].map(story).join('\n')}\n${change.more ?? ''}---\n`;
  writeFileSync(path.join(folder, 'content/briefs/2026-11-24.md'), text);
}

const journal = () => path.join(folder, 'journal.jsonl');

async function brief(args: string[], env: Record<string, string> = {}) {
  const { status, output } = await runScript('scripts/brief.ts', args, {
    ...{ CONTENT_DIR: path.join(folder, 'content'), SITE_URL: siteUrl, BUILD_NOW: '2026-11-24T07:00:02Z' },
    ...{ TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: telegram.url, TELEGRAM_CHAT_ID: String(channel) },
    ...{ TELEGRAM_OPS_CHAT_ID: String(ops), TELEGRAM_LAST_POST_ID: '1', JOURNAL_URL: journal(), TELEGRAM_CHANNELS: '' },
    ...{ ALERT_WEBHOOK_URL: `${siteUrl}/hook`, DEADMAN_URL: `${siteUrl}/alive` },
    ...env,
  });
  printed += output;
  return { status, output };
}

const ours = () => fake.posts(channel).filter((post) => post.by === 'bot');
const alone = { TELEGRAM_OPS_CHAT_ID: '' };

describe('a morning', { timeout: 180_000 }, () => {
  it('is checked, sent once, shown, corrected and taken back', async () => {
    const checked = await brief(['check'], { BUILD_NOW: '2026-11-24T06:50:00Z' });
    expect(checked.output).not.toMatch(/^[✗!]/m);
    expect(checked.output).toContain('Ready for the brief of 2026-11-24.');
    expect(checked.status).toBe(0);
    expect(ours()).toHaveLength(0);

    const dry = await brief(['send', '--dry-run']);
    expect(JSON.parse(dry.output)).toMatchObject({ chat_id: String(channel), parse_mode: 'HTML' });
    expect(ours()).toHaveLength(0);

    expect(await brief(['send'])).toMatchObject({ status: 0 });
    expect(await brief(['send'])).toMatchObject({
      status: 0,
      output: expect.stringContaining('Sent: message 2') as string,
    });
    expect(ours()).toHaveLength(1);
    expect(heard).toContain('/alive ');

    const shown = await brief(['status', '--json']);
    expect(JSON.parse(shown.output)).toMatchObject({
      exitCode: 0,
      next: '2026-11-25T07:00:00.000Z',
      counts: { SENT: 1 },
      rows: [{ key: '2026-11-24/main', state: 'SENT', messageId: 2, learned: 'answer' }],
    });

    writeBrief({
      headline: 'Corrected',
      more: 'changes:\n  - { at: 2026-11-24T07:40:00Z, kind: correction, summary: "It was 3%, not 5%." }\n',
    });
    const later = { BUILD_NOW: '2026-11-24T07:41:00Z' };
    expect(await brief(['edit', '--material'], later)).toMatchObject({ status: 0 });
    const [post, reply] = ours();
    expect(post?.text).toContain('1. Corrected 1');
    expect(post?.text).toContain('Corrected 08:41 CET: It was 3%, not 5%.');
    expect(post?.extras).toMatchObject({ reply_markup: {}, link_preview_options: {} });
    expect(reply).toMatchObject({ silent: true, text: 'Correction to this morning’s brief: It was 3%, not 5%.' });

    expect(await brief(['retract'], later)).toMatchObject({
      status: 1,
      output: expect.stringContaining('--reason') as string,
    });
    expect(await brief(['retract', '--reason', 'Wrong channel.'], later)).toMatchObject({ status: 0 });
    expect(fake.posts(channel).some((one) => one.id === 2)).toBe(false);
    printed += readFileSync(journal(), 'utf8');
  });

  it('with a broken note goes on without it, and says so', async () => {
    writeFileSync(path.join(folder, 'content/notes/bad.mdx'), '---\ntitle: [\n---\n<Nonsense');
    expect(await brief(['send'])).toMatchObject({
      status: 0,
      output: expect.stringContaining('notes/bad.mdx') as string,
    });
    expect(ours()).toHaveLength(1);
    expect(heard.join()).toContain('problem(s) in the content');
  });

  it('with a broken brief sends nothing, tells everyone and ends with 40', async () => {
    writeBrief({ status: 'publised' });
    const { status, output } = await brief(['send']);
    expect(status).toBe(40);
    expect(output).toContain('Did you mean “published”');
    expect(ours()).toHaveLength(0);
    expect(heard.join()).toContain('briefs/2026-11-24.md');
    expect(fake.posts(ops).some((post) => post.text.includes('briefs/2026-11-24.md'))).toBe(true);
    expect(await brief(['check'])).toMatchObject({ status: 40 });
  });

  it('without anything to tell sends nothing, and tells the operators', async () => {
    rmSync(path.join(folder, 'content/briefs/2026-11-24.md'));
    expect(await brief(['send'])).toMatchObject({ status: 40 });
    expect(heard.join()).toContain('no note is new or still moving');
  });

  it.each([
    ['2026-11-24T06:00:00Z', 0, 'goes at 08:00 CET'],
    ['2026-11-24T10:30:00Z', 10, 'stays on the web'],
  ])('at %s ends with %i', async (now, status, words) => {
    const sent = now.includes('06:00')
      ? await brief(['send'], { BUILD_NOW: '2026-11-24T05:00:00Z' })
      : await brief(['send'], { BUILD_NOW: now });
    expect(sent).toMatchObject({ status, output: expect.stringContaining(words) as string });
    expect(ours()).toHaveLength(0);
  });

  it('that is over is sent all the same when a person names the day, marked and silent', async () => {
    const noon = { BUILD_NOW: '2026-11-24T11:00:00Z' };
    expect(await brief(['send'], noon)).toMatchObject({ status: 10 });
    expect(await brief(['send', '2026-11-24'], noon)).toMatchObject({ status: 0 });
    expect(ours()).toMatchObject([{ silent: true, text: expect.stringContaining('· Delayed') as string }]);
  });
});

describe('a lost reply without an ops chat', { timeout: 180_000 }, () => {
  it('asks a person, who finds the post and confirms it', async () => {
    telegram.fault(1, { kind: 'apply-then-drop' });
    expect(await brief(['send'], alone)).toMatchObject({ status: 20 });
    expect(await brief(['status'], alone)).toMatchObject({
      status: 20,
      output: expect.stringContaining('HOLD') as string,
    });
    expect(await brief(['resend'], alone)).toMatchObject({
      status: 1,
      output: expect.stringContaining('--i-checked') as string,
    });
    expect(await brief(['confirm', '2'], alone)).toMatchObject({ status: 0 });
    expect(await brief(['send'], alone)).toMatchObject({ status: 0 });
    expect(ours()).toHaveLength(1);
  });

  it('asks a person, who finds no post and has it sent again', async () => {
    telegram.fault(1, { kind: 'drop-before' });
    expect(await brief(['send'], alone)).toMatchObject({ status: 20 });
    expect(await brief(['resend', '--i-checked'], alone)).toMatchObject({ status: 0 });
    expect(ours()).toHaveLength(1);
  });
});

describe('settings', { timeout: 180_000 }, () => {
  it('may be files of systemd’s credentials directory', async () => {
    writeFileSync(path.join(folder, 'TELEGRAM_BOT_TOKEN'), `${token}\n`);
    expect(await brief(['send'], { TELEGRAM_BOT_TOKEN: '', CREDENTIALS_DIRECTORY: folder })).toMatchObject({
      status: 0,
    });
  });

  it.each<[string, Record<string, string>, string]>([
    ['a wrong token', { TELEGRAM_BOT_TOKEN: `${token}x` }, 'The token does not work: Unauthorized'],
    ['an unknown channel', { TELEGRAM_CHAT_ID: '-1005' }, 'chat not found'],
    ['an ops chat without the bot', { TELEGRAM_OPS_CHAT_ID: '-1006' }, 'Add the bot to it'],
    ['channels that are no list', { TELEGRAM_CHANNELS: '{' }, 'TELEGRAM_CHANNELS is not JSON'],
    ['a channel of an unknown category', { TELEGRAM_CHANNELS: '[{"id":"x","chat":1,"category":"sport"}]' }, 'category'],
    ['a journal that cannot be written', { JOURNAL_URL: '/dev/null/journal' }, 'Nothing is sent without a journal'],
  ])('with %s end `check` with 30', async (_name, env, words) => {
    expect(await brief(['check'], env)).toMatchObject({ status: 30, output: expect.stringContaining(words) as string });
  });

  it('without the right to post end `check` and `send` with 30', async () => {
    const chat = fake.chats.get(channel);
    if (chat) chat.mayPost = false;
    expect(await brief(['check'])).toMatchObject({
      status: 30,
      output: expect.stringContaining('Post messages') as string,
    });
    expect(await brief(['send'])).toMatchObject({ status: 30 });
    expect(heard.join()).toContain('need administrator rights');
  });

  it('of several channels send each its own, by category', async () => {
    const second = -1005;
    fake.addChat(second);
    const list = [
      { id: 'main', chat: String(channel), lastPostId: 1 },
      { id: 'tech', chat: second, category: 'tech', lastPostId: 1 },
      { id: 'markets', chat: ops, category: 'markets' },
    ];
    expect(await brief(['send'], { TELEGRAM_CHANNELS: JSON.stringify(list) })).toMatchObject({ status: 0 });
    expect(ours()).toHaveLength(1);
    expect(fake.posts(second).filter((post) => post.by === 'bot')).toHaveLength(1);
  });
});
