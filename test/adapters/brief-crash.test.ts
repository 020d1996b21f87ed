import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileJournal } from '#adapters/journal-file.ts';
import { bundledSender, newFolder, runChild } from '../support/brief-children.ts';
import { deliverFast } from '../support/brief-fast.ts';
import { channelId, opsId } from '../support/brief-world.ts';
import type { Fault } from '../support/fake-faults.ts';
import { FakeTelegram } from '../support/fake-telegram.ts';
import { serveFakeTelegram, token } from '../support/fake-telegram-server.ts';

/** The children's clock: 130 seconds of probes pass in 0.65. */
const scale = 200;

const faults: readonly (Fault | undefined)[] = [
  undefined,
  { kind: 'refuse' },
  { kind: 'drop-before' },
  { kind: 'apply-then-drop' },
  { kind: 'truncate' },
  { kind: '500-after' },
  { kind: '502-html' },
  { kind: '403-html' },
  { kind: 'hang' },
  { kind: 'wrong-id' },
  { kind: 'late', ms: 40_000 },
  { kind: '429', seconds: 5 },
];

let kills = 0;
let sender: string;

beforeAll(async () => {
  sender = await bundledSender();
});
afterAll(() => rm(path.dirname(sender), { recursive: true }));

interface Day {
  readonly fault: Fault | undefined;
  readonly kill?: { readonly at: number; readonly when: 'before' | 'after' };
  readonly foreign: number;
}

/** One morning with a real process that is killed, and another sender after it; the number of journal writes it took. */
async function morning({ fault, kill, foreign }: Day): Promise<number> {
  const folder = newFolder();
  const file = path.join(folder, 'journal.jsonl');
  const fake = new FakeTelegram();
  fake.addChat(channelId);
  fake.addChat(opsId, 'supergroup');
  const server = await serveFakeTelegram(fake, 1 / scale);
  for (let i = 0; i < foreign; i += 1) fake.foreignPost(channelId, 'An analyst posts.');
  if (fault) server.fault(1, fault, 'sendMessage');
  const chats = { ops: String(opsId), chat: String(channelId) };
  const day = { apiRoot: server.url, token, scale, epoch: Date.now(), ...chats };
  let printed = '';
  try {
    if (kill) {
      const first = await runChild(day, file, { KILL_AT: String(kill.at), KILL_WHEN: kill.when }, sender);
      // On a busy machine a look more or less may be needed, so that a late write does not happen: then it ended well.
      if (first.signal === 'SIGKILL') kills += 1;
      else expect(first.code, first.output).toBe(0);
      fake.foreignPost(channelId, 'An analyst posts meanwhile.');
      printed += first.output;
    }
    const rows = await deliverFast(day, fileJournal(file), (text) => (printed += text));
    const text = await readFile(file, 'utf8');
    const states = text.match(/"state":"\w+"/g)?.join(' ');
    const ours = fake.posts(channelId).filter((post) => post.by === 'bot');
    const about = JSON.stringify({ fault, kill, states });
    expect(ours, about).toHaveLength(1);
    expect(rows, about).toMatchObject([{ state: 'SENT', messageId: ours[0]?.id }]);
    expect(printed + text, about).not.toContain(token.split(':')[1]);
    return text.trim().split('\n').length;
  } finally {
    await server.close();
    await rm(folder, { recursive: true });
  }
}

describe('a sender that is killed', () => {
  it('between any two writes of its journal, under every fault, among one to three foreign posts, leaves one post and knows its id', async () => {
    const days: Day[] = [];
    const writes = await inTurns(faults.map((fault) => () => morning({ fault, foreign: 1 })));
    faults.forEach((fault, i) => {
      for (let at = 1; at <= (writes[i] ?? 0); at += 1)
        for (const when of ['before', 'after'] as const)
          for (const foreign of [1, 2, 3]) days.push({ fault, kill: { at, when }, foreign });
    });
    await inTurns(days.map((day) => () => morning(day)));
    console.log(
      `SIGKILL of a real process: ${kills} mornings with a kill, ${faults.length + days.length - kills} without`,
    );
    expect(kills).toBeGreaterThan(300);
  }, 600_000);
});

/** Eight at a time: most of a morning is waiting. */
async function inTurns<T>(works: readonly (() => Promise<T>)[]): Promise<T[]> {
  const results: T[] = [];
  let next = 0;
  const worker = async () => {
    for (let i = next++; i < works.length; i = next++) results[i] = await (works[i] as () => Promise<T>)();
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  return results;
}
