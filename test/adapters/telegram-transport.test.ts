import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Call, telegramTransport, withoutToken } from '#adapters/telegram.ts';
import { callWithFault, type Fault, VirtualClock } from '../support/fake-faults.ts';
import { FakeTelegram } from '../support/fake-telegram.ts';
import { type FakeServer, serveFakeTelegram, token } from '../support/fake-telegram-server.ts';

const channel = -100;
const payload = { chat_id: channel, text: '<b>x</b>', parse_mode: 'HTML' };

let fake: FakeTelegram;
let server: FakeServer;
let call: Call;

beforeAll(async () => {
  fake = new FakeTelegram();
  server = await serveFakeTelegram(fake);
  call = telegramTransport(token, server.url, 400);
});
afterAll(() => server.close());
beforeEach(() => void fake.addChat(channel));

const posts = () => fake.posts(channel).filter((post) => post.by === 'bot').length;

describe('what became of a call', () => {
  it.each<[Fault, string, number]>([
    [{ kind: 'drop-before' }, 'unknown', 0],
    [{ kind: 'apply-then-drop' }, 'unknown', 1],
    [{ kind: 'hang' }, 'unknown', 1],
    [{ kind: 'truncate' }, 'unknown', 1],
    [{ kind: '500-after' }, 'unknown', 1],
    [{ kind: '502-html' }, 'unknown', 0],
    [{ kind: '403-html' }, 'unknown', 0],
    [{ kind: 'wrong-id' }, 'ok', 1],
    [{ kind: '429', seconds: 3 }, 'rejected', 0],
    [{ kind: 'late', ms: 1 }, 'unknown', 1],
  ])('%o', async (fault, kind, posted) => {
    server.fault(1, fault);
    const outcome = await call('sendMessage', payload);
    expect(outcome.kind).toBe(kind);
    await expect.poll(posts).toBe(posted);
    expect(JSON.stringify(outcome)).not.toContain(token.split(':')[1]);
    // The virtual faults of the other tests mean the same.
    const virtual = new FakeTelegram();
    virtual.addChat(channel);
    expect(callWithFault(virtual, new VirtualClock(0), 'sendMessage', payload, fault).kind).toBe(kind);
  });

  it('is “not sent” when nobody listens, and when the name is unknown', async () => {
    const gone = await serveFakeTelegram(fake);
    await gone.close();
    expect(await telegramTransport(token, gone.url)('getMe', {})).toMatchObject({ kind: 'not-sent' });
    expect(await telegramTransport(token, 'http://telegram.invalid')('getMe', {})).toMatchObject({ kind: 'not-sent' });
  });

  it('carries Telegram’s own words when it refuses, and the wait it asks for', async () => {
    expect(await call('sendMessage', { ...payload, text: '<p>x</p>' })).toMatchObject({
      kind: 'rejected',
      code: 400,
      description: `Bad Request: can't parse entities: Unsupported start tag "p" at byte offset 0`,
    });
    server.fault(1, { kind: '429', seconds: 9 });
    expect(await call('sendMessage', payload)).toMatchObject({ code: 429, retryAfter: 9 });
    expect(await telegramTransport(`${token}x`, server.url)('getMe', {})).toMatchObject({
      kind: 'rejected',
      code: 401,
    });
  });

  it('takes an address of the API with a path', async () => {
    const outcome = await telegramTransport(token, `${server.url}/behind/a/proxy`)('getMe', {});
    expect(outcome).toMatchObject({ kind: 'rejected', code: 404 });
    expect(fake.calls.every((one) => one.method !== 'behind')).toBe(true);
  });

  it('never shows the token', () => {
    expect(withoutToken(`request to https://api.telegram.org/bot${token}/sendMessage failed`)).not.toContain('AAtest');
  });
});
