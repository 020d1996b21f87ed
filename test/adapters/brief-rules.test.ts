import { describe, expect, it } from 'vitest';
import { type Rendered, takeInHand } from '#adapters/brief-hand.ts';
import { deliver, withJournal } from '#adapters/brief-sender.ts';
import { textDigest } from '#adapters/text-digest.ts';
import { exitCode, rowsOf } from '#domain/delivery.ts';
import { briefWindow, replyWindow } from '#domain/delivery-schedule.ts';
import { channelId, eight, html, opsId, plan, sendCall, World } from '../support/brief-world.ts';

const minute = 60_000;
const hour = 60 * minute;
const states = (world: World) => world.records.map((record) => record.state);

describe('a brief that is late', () => {
  it('is sent at 08:59 as if nothing were', async () => {
    const world = new World({}, eight + 59 * minute);
    await world.run();
    expect(world.ours).toMatchObject([{ silent: false }]);
  });

  it('is sent at 11:29 without a sound', async () => {
    const world = new World({}, eight + 3 * hour + 29 * minute);
    expect(await world.run()).toMatchObject({ state: 'SENT', delayed: true });
    expect(world.ours).toMatchObject([{ silent: true }]);
  });

  it('stays on the web from 11:30, and the operators are told', async () => {
    const world = new World({}, eight + 3 * hour + 30 * minute);
    const row = await world.run();
    expect(row.state).toBe('SKIPPED_LATE');
    expect(exitCode([row])).toBe(10);
    expect(world.ours).toHaveLength(0);
    expect(world.alerts).toEqual([expect.stringContaining('stays on the web')]);
  });

  it('that was in doubt at 11:30 is still looked for, and not sent again', async () => {
    const call = await sendCall();
    const world = new World({ faults: { [call]: { kind: 'drop-before' } } }, eight + 3 * hour + 29 * minute + 50_000);
    expect(await world.run()).toMatchObject({ state: 'SKIPPED_LATE' });
    expect(world.ours).toHaveLength(0);
  });

  it('never comes together with the next: an outage of a day and a half gives one brief', async () => {
    const world = new World();
    const out = { call: async () => ({ kind: 'not-sent', why: 'ENETUNREACH' }) as const };
    await world.run('short', [plan], out);
    expect(world.row?.state).toBe('READY');
    world.clock.pass(24 * hour);
    const next = { ...plan, key: '2026-11-25/main', day: '2026-11-25', window: briefWindow('2026-11-25') };
    await world.run('long', [next]);
    expect(world.row?.state).toBe('SKIPPED_LATE');
    expect(world.ours).toHaveLength(1);
  });
});

describe('the clock', () => {
  it('set back by hours stops everything, in a sentence', async () => {
    const world = new World();
    await world.run();
    const back = new World({}, eight - 5 * hour);
    back.records.push(...world.records);
    await expect(back.run()).rejects.toThrow(/clock of this machine says/);
    expect(back.ours).toHaveLength(0);
  });

  it('set back by minutes changes nothing', async () => {
    const world = new World();
    await world.run();
    const back = new World({}, eight - 2 * minute);
    back.records.push(...world.records);
    await back.run();
    expect(back.ours).toHaveLength(0);
  });
});

describe('a second sender', () => {
  it('finds the brief sent, and does nothing', async () => {
    const world = new World();
    await world.run();
    const before = world.records.length;
    await world.run();
    expect(world.records).toHaveLength(before);
    expect(world.ours).toHaveLength(1);
  });

  it('with an empty journal finds the post in the channel instead of sending another', async () => {
    const world = new World();
    const first = await world.run();
    world.records.length = 0;
    expect(await world.run()).toMatchObject({ state: 'SENT', messageId: first.messageId, learned: 'probe' });
    expect(world.ours).toHaveLength(1);
  });
});

describe('what Telegram refuses', () => {
  it('for its markup goes out once more as plain text', async () => {
    const world = new World();
    const ports = world.ports();
    const broken = {
      render: async (request: Parameters<typeof ports.render>[0]): Promise<Rendered> => {
        const made = await ports.render(request);
        if (made.kind !== 'message' || request.variant !== 'full') return made;
        return { ...made, message: { text: '<p>broken</p>', parse_mode: 'HTML' } };
      },
    };
    expect(await world.run('long', [plan], broken)).toMatchObject({ state: 'SENT', variant: 'plain' });
    expect(states(world)).toEqual(['PLANNED', 'READY', 'INTENT', 'FAILED_CONTENT', 'READY', 'INTENT', 'SENT']);
    expect(world.alerts[0]).toContain('Unsupported start tag "p"');
  });

  it('for its length goes out as headlines, and if those are refused too, ends with exit code 40', async () => {
    const world = new World();
    const long = {
      render: async (): Promise<Rendered> => ({
        kind: 'message',
        message: { text: 'x'.repeat(5000) },
        text: 'x',
        url: '',
      }),
    };
    const row = await world.run('short', [plan], long);
    expect(row).toMatchObject({ state: 'FAILED_CONTENT', variant: 'short' });
    expect(exitCode([row])).toBe(40);
  });

  it('for a missing right is tried every five minutes, and sent when the right is there', async () => {
    const world = new World();
    const chat = world.telegram.chats.get(channelId);
    if (!chat) throw new Error('no channel');
    chat.mayPost = false;
    world.clock.after(12 * minute, () => (chat.mayPost = true));
    expect(await world.run()).toMatchObject({ state: 'SENT', attempt: 4 });
    expect(world.alerts.filter((text) => text.includes('need administrator rights'))).toHaveLength(1);
  });

  it('for a missing right ends a single run with exit code 30', async () => {
    const world = new World();
    const chat = world.telegram.chats.get(channelId);
    if (chat) chat.status = 'kicked';
    const row = await world.run('short');
    expect(row.state).toBe('WAIT_CONFIG');
    expect(exitCode([row])).toBe(30);
  });

  it('in words nobody knows is looked up each time, and after three times shown to a person', async () => {
    const world = new World();
    const ports = world.ports();
    const odd = {
      call: async (method: string, payload: object) =>
        method === 'sendMessage'
          ? ({ kind: 'rejected', code: 400, description: 'Bad Request: SOMETHING_NEW' } as const)
          : ports.call(method, payload),
    };
    const row = await world.run('long', [plan], odd);
    expect(row).toMatchObject({ state: 'HOLD', attempt: 3 });
    expect(exitCode([row])).toBe(20);
    expect(world.alerts.at(-1)).toContain('resend --i-checked');
  });

  it('with 429 is sent after the wait, not before', async () => {
    const world = new World({ faults: { [await sendCall()]: { kind: '429', seconds: 40 } } });
    await world.run();
    const sends = world.telegram.calls.filter((one) => one.method === 'sendMessage');
    expect(sends).toHaveLength(1);
    expect(world.ours[0]?.date).toBeGreaterThan(eight + 40_000);
  });
});

describe('a doubt', () => {
  it('is not ended by looks while Telegram finds nothing at all: the post that is known is asked for each time', async () => {
    const blindness = [{ from: 3_000, for: 20 * minute }];
    const world = new World({ faults: { [await sendCall()]: { kind: 'apply-then-drop' } }, blindness });
    expect(await world.run()).toMatchObject({ state: 'SENT', learned: 'probe', attempt: 1 });
    expect(world.ours).toHaveLength(1);
  });

  it('that cannot be ended till 11:30 goes to a person, and the next day goes on', async () => {
    const blindness = [{ from: 3_000, for: 10 * hour }];
    const world = new World({ faults: { [await sendCall()]: { kind: 'drop-before' } }, blindness });
    expect(await world.run()).toMatchObject({ state: 'HOLD' });
    expect(world.alerts.at(-1)).toContain('brief -- confirm');
    const next = { ...plan, key: '2026-11-25/main', day: '2026-11-25', window: briefWindow('2026-11-25') };
    world.clock.pass(20 * hour);
    await world.run('long', [next]);
    expect(rowsOf(world.records).get(next.key)?.state).toBe('SENT');
  });
});

describe('without an ops chat', () => {
  const alone = { ops: undefined };

  it('a brief is sent with one call', async () => {
    const world = new World();
    expect(await world.run('short', [plan], alone)).toMatchObject({ state: 'SENT', messageId: 2 });
    expect(world.telegram.calls.map((one) => one.method)).toEqual(['sendMessage']);
  });

  it('a lost reply waits for a person, and nothing is sent again', async () => {
    const world = new World({ faults: { 1: { kind: 'apply-then-drop' } } });
    expect(await world.run('short', [plan], alone)).toMatchObject({ state: 'HOLD' });
    expect(await world.run('short', [plan], alone)).toMatchObject({ state: 'HOLD' });
    expect(world.ours).toHaveLength(1);
  });
});

describe('several channels', () => {
  const second = -1003;
  const plans = [plan, { ...plan, key: '2026-11-24/tech', channel: 'tech', chat: String(second) }];

  it('get one post each, more than a second apart', async () => {
    const world = new World();
    world.telegram.addChat(second);
    await world.run('long', plans);
    const dates = [...world.ours, ...world.telegram.posts(second).filter((post) => post.by === 'bot')].map(
      (one) => one.date,
    );
    expect(dates).toHaveLength(2);
    expect((dates[1] ?? 0) - (dates[0] ?? 0)).toBeGreaterThan(1_000);
  });

  it('do not wait for one that fails', async () => {
    const world = new World();
    world.telegram.addChat(second).status = 'left';
    const rows = await deliver(world.ports(), plans, 'short');
    expect(rows.map((row) => row.state)).toEqual(['SENT', 'WAIT_CONFIG']);
    expect(exitCode(rows)).toBe(30);
  });

  it('of which one is in doubt from yesterday sends nothing new there before that is settled', async () => {
    const world = new World({ faults: { [await sendCall()]: { kind: 'apply-then-drop' } } });
    // Yesterday's sender dies right after the call.
    const yesterday = { ...plan, key: '2026-11-23/main', day: '2026-11-23' };
    const dying = { killed: false };
    const ports = world.ports();
    await expect(
      deliver(
        {
          ...ports,
          alert: async () => undefined,
          clock: {
            now: ports.clock.now,
            sleep: async () => {
              dying.killed = true;
              throw new Error('killed');
            },
          },
        },
        [yesterday],
        'long',
      ),
    ).rejects.toThrow('killed');
    await world.run('long', [{ ...plan }]);
    const rows = rowsOf(world.records);
    expect(rows.get('2026-11-23/main')).toMatchObject({ state: 'SENT', learned: 'probe' });
    const order = world.records.map((record) => `${record.key.slice(8, 10)} ${record.state}`);
    expect(order.indexOf('24 INTENT')).toBeGreaterThan(order.lastIndexOf('23 SENT'));
  });
});

describe('nothing to send', () => {
  it('is told once and tried again till 11:30', async () => {
    const world = new World();
    let asked = 0;
    const none = {
      render: async (): Promise<Rendered> => {
        asked += 1;
        return { kind: 'nothing', why: 'No note.', tell: true };
      },
    };
    expect(await world.run('long', [plan], none)).toMatchObject({ state: 'NOTHING' });
    expect(asked).toBe(42);
    expect(world.alerts).toHaveLength(1);
    expect(world.ours).toHaveLength(0);
  });

  it('because the file is broken is sent when it is mended', async () => {
    const world = new World();
    const ports = world.ports();
    const mended = {
      render: async (request: Parameters<typeof ports.render>[0]): Promise<Rendered> =>
        world.clock.now() < eight + 17 * minute ? { kind: 'broken', why: 'line 3' } : ports.render(request),
    };
    expect(await world.run('long', [plan], mended)).toMatchObject({ state: 'SENT' });
    expect(world.alerts).toEqual([expect.stringContaining('line 3')]);
  });
});

describe('a post that is in the channel', () => {
  async function amend(world: World, change: object): Promise<void> {
    await withJournal(world.ports(), async (journal) => {
      const hand = takeInHand(world.ports(), journal);
      const row = hand.rows.get(plan.key);
      if (row) await hand.note(row, change as never);
    });
    await deliver(world.ports(), [], 'short');
  }
  const corrected = {
    state: 'EDITING',
    message: { text: `${html}\n<i>Corrected.</i>`, parse_mode: 'HTML' },
    notBefore: 0,
  };

  it('is edited in place, and an edit whose reply is lost is repeated without harm', async () => {
    for (const fault of ['apply-then-drop', 'drop-before', 'truncate', '500-after'] as const) {
      const clean = new World();
      await clean.run();
      const world = new World({ faults: { [clean.telegram.calls.length + 1]: { kind: fault } } });
      await world.run();
      await amend(world, corrected);
      expect(world.row, fault).toMatchObject({ state: 'SENT', revision: 1 });
      expect(world.ours, fault).toMatchObject([{ text: expect.stringContaining('Corrected.') as string }]);
    }
  });

  it('that cannot be edited stays as it is, and the operators are told', async () => {
    const world = new World();
    await world.run();
    world.telegram.chats.get(channelId)?.posts.clear();
    await amend(world, corrected);
    expect(world.row).toMatchObject({
      state: 'SENT',
      why: expect.stringContaining('message to edit not found') as string,
    });
    expect(world.alerts.at(-1)).toContain('could not be edited');
  });

  it('is deleted when it is taken back, and blanked when it is too old to be deleted', async () => {
    const world = new World();
    await world.run();
    await amend(world, { state: 'RETRACTING', why: 'This brief was withdrawn. Wrong channel.', notBefore: 0 });
    expect(world.row?.state).toBe('RETRACTED');
    expect(world.ours).toHaveLength(0);

    const old = new World();
    await old.run();
    old.clock.pass(49 * hour);
    await amend(old, { state: 'RETRACTING', why: 'This brief was withdrawn. Wrong number.', notBefore: 0 });
    expect(old.row?.state).toBe('RETRACTED');
    expect(old.ours).toMatchObject([{ text: 'This brief was withdrawn. Wrong number.' }]);
  });

  it('gets one silent reply, also when the reply’s own answer is lost', async () => {
    const clean = new World();
    await clean.run();
    const calls = clean.telegram.calls.length;
    for (const offset of [22, 23, 24]) {
      const world = new World({ faults: { [calls + offset]: { kind: 'apply-then-drop' } } });
      const sent = await world.run();
      const reply = {
        ...plan,
        ...{ key: `${plan.key}/reply-1`, kind: 'reply' as const, window: replyWindow(world.clock.now()) },
        message: { text: 'A correction.', disable_notification: true },
        textSha: textDigest('A correction.'),
        ...(sent.messageId !== undefined && { replyTo: sent.messageId }),
      };
      await deliver(world.ports(), [reply], 'long');
      world.clock.pass(hour);
      expect(
        world.ours.filter((post) => post.text === 'A correction.'),
        String(offset),
      ).toMatchObject([{ silent: true }]);
    }
  });
});

it('copies of other people’s posts do not stay in the ops chat; ours does, as a proof', async () => {
  const world = new World({ foreignAt: [10, 20] });
  await world.run();
  const copies = world.telegram.posts(opsId).filter((post) => post.forward);
  expect(copies).toMatchObject([{ forward: { chat: channelId, id: world.ours[0]?.id } }]);
});
