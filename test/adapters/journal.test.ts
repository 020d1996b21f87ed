import { spawn, spawnSync } from 'node:child_process';
import { appendFileSync, chmodSync, mkdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileJournal } from '#adapters/journal-file.ts';
import { openJournal, type JournalStore } from '#adapters/journal.ts';
import type { DeliveryRecord } from '#domain/delivery.ts';
import { newFolder, runChild } from '../support/brief-children.ts';
import { channelId, opsId, plan, World } from '../support/brief-world.ts';
import { FakeTelegram } from '../support/fake-telegram.ts';
import { serveFakeTelegram, token } from '../support/fake-telegram-server.ts';
import { startPostgres } from '../support/postgres.ts';

const record = (n: number): DeliveryRecord => ({ key: `2026-11-${n}/main`, state: 'PLANNED', at: n });
const postgres = await startPostgres();
afterAll(() => postgres?.stop());

let folder: string;
let databases = 0;
beforeEach(() => (folder = newFolder()));
afterEach(() => rm(folder, { recursive: true, force: true }));

/** The two places a journal can be kept; both keep the same promises. */
const kinds: [string, () => string][] = [
  ['a file', () => path.join(folder, 'new/journal.jsonl')],
  ...(postgres
    ? [['PostgreSQL', () => postgres.database(`journal_${(databases += 1)}`)] as [string, () => string]]
    : []),
];

describe.each(kinds)('a journal in %s', (_name, place) => {
  let store: JournalStore;
  let url: string;
  beforeEach(() => {
    url = place();
    store = openJournal({ JOURNAL_URL: url });
  });

  async function take(one = store) {
    const journal = await one.acquire();
    if (!journal) throw new Error('the lease was not free');
    return journal;
  }

  it('gives back what was written, in order, to the next one who opens it', async () => {
    expect(await store.read()).toEqual([]);
    const first = await take();
    for (const n of [10, 11, 12]) await first.append({ ...record(n), message: { text: 'ä "& 🧵' } });
    await first.release();
    const second = await take();
    expect(second.records).toHaveLength(3);
    expect(second.records[2]).toMatchObject({ ...record(12), message: { text: 'ä "& 🧵' } });
    await second.append(record(13));
    await second.release();
    expect((await store.read()).map((one) => one.at)).toEqual([10, 11, 12, 13]);
  });

  it('has one writer at a time, and may be read meanwhile', async () => {
    const first = await take();
    await first.append(record(10));
    const other = openJournal({ JOURNAL_URL: url });
    expect(await other.acquire()).toBeUndefined();
    expect(await other.read()).toHaveLength(1);
    await first.release();
    const second = await take(other);
    await second.release();
  });

  it('is free again when its writer was killed', async () => {
    const chats = { ops: String(opsId), chat: String(channelId) };
    const day = { apiRoot: 'http://127.0.0.1:9', token, scale: 200, epoch: Date.now(), ...chats };
    const killed = await runChild(day, url, { KILL_AT: '1', KILL_WHEN: 'after' });
    expect(killed.signal, killed.output).toBe('SIGKILL');
    await expect
      .poll(async () => {
        const journal = await store.acquire();
        await journal?.release();
        return journal?.records.length;
      })
      .toBe(1);
  });

  it('gives two processes that race one post', async () => {
    for (let round = 0; round < 3; round += 1) {
      const where = round === 0 ? url : place().replace('journal.jsonl', `journal-${round}.jsonl`);
      const fake = new FakeTelegram();
      fake.addChat(channelId);
      fake.addChat(opsId, 'supergroup');
      const server = await serveFakeTelegram(fake);
      if (round === 2) server.fault(1, { kind: 'apply-then-drop' }, 'sendMessage');
      try {
        const chats = { ops: String(opsId), chat: String(channelId) };
        const day = { apiRoot: server.url, token, scale: 100, epoch: Date.now(), ...chats };
        const both = await Promise.all([runChild(day, where), runChild(day, where)]);
        for (const { code, output } of both) {
          expect(code, output).toBe(0);
          expect(output).not.toContain(token.split(':')[1]);
          expect(output).toContain('"state":"SENT"');
        }
        expect(fake.posts(channelId).filter((post) => post.by === 'bot')).toHaveLength(1);
      } finally {
        await server.close();
      }
    }
  }, 120_000);
});

describe('a journal in a file', () => {
  const file = () => path.join(folder, 'journal.jsonl');

  it('does not count a last line that was cut off, and writes over it', async () => {
    writeFileSync(file(), `${JSON.stringify(record(10))}\n`);
    appendFileSync(file(), '{"key":"2026-11-11/main","sta');
    const journal = await fileJournal(file()).acquire();
    expect(journal?.records).toEqual([record(10)]);
    await journal?.append(record(12));
    await journal?.release();
    expect(readFileSync(file(), 'utf8')).toBe(`${JSON.stringify(record(10))}\n${JSON.stringify(record(12))}\n`);
  });

  it('with a damaged line in the middle stops everything and names the line', async () => {
    writeFileSync(file(), `${JSON.stringify(record(10))}\nnonsense\n${JSON.stringify(record(12))}\n`);
    await expect(fileJournal(file()).acquire()).rejects.toThrow(/Line 2 of the journal .* is damaged/);
  });

  it('can be read by its owner only', async () => {
    const journal = await fileJournal(file()).acquire();
    await journal?.release();
    expect(statSync(file()).mode & 0o077).toBe(0);
  });

  it('is flushed to the disk, with its folder, before a write is believed', async () => {
    const traced = spawnSync('strace', ['-V']);
    if (traced.error) {
      console.warn('SKIPPED here: strace is not installed, so fsync was not seen from outside.');
      return;
    }
    const script = `
      import { fileJournal } from '#adapters/journal-file.ts';
      const journal = await fileJournal(${JSON.stringify(file())}).acquire();
      await journal.append({ key: 'k', state: 'PLANNED', at: 1 });
      console.log('believed');
      await journal.release();`;
    const { stderr } = spawnSync(
      'strace',
      ['-f', '-y', '-e', 'trace=fsync,write', process.execPath, '--input-type=module', '-e', script],
      { encoding: 'utf8' },
    );
    const line = (words: RegExp) => stderr.split('\n').findIndex((one) => words.test(one));
    expect(line(/fsync\(\d+<.*journal\.jsonl>\)/)).toBeGreaterThan(line(/write\(\d+<.*journal\.jsonl>/));
    expect(line(/write\(1.*believed/)).toBeGreaterThan(line(/fsync\(\d+<.*journal\.jsonl>\)/));
    expect(stderr).toMatch(new RegExp(`fsync\\(\\d+<${folder}>\\)`));
  });

  it('on a full disk sends nothing, and nothing twice when there is room again', async () => {
    const small = path.join(folder, 'small');
    mkdirSync(small);
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', small]).status === 0;
    if (!mounted)
      console.warn(
        'SKIPPED here: a small disk cannot be mounted; a full disk was tested with a quota of the process instead.',
      );
    const world = new World();
    const place = path.join(mounted ? small : folder, 'journal.jsonl');
    try {
      const store = mounted ? fileJournal(place) : full(place);
      // Room for the lease and a first line, not for the message.
      if (mounted) writeFileSync(path.join(small, 'ballast'), Buffer.alloc(8_192));
      const huge = {
        render: async () => ({ kind: 'message', message: { text: 'x'.repeat(9_000) }, text: 'x', url: '' }) as const,
      };
      await expect(world.run('short', [plan], { journal: store, ...huge })).rejects.toThrow(
        /could not be written \(ENOSPC\)/,
      );
      expect(world.ours).toHaveLength(0);
      if (mounted) truncateSync(path.join(small, 'ballast'), 0);
      const after = await world.run('short', [plan], { journal: fileJournal(place) });
      expect(after.state).toBe('SENT');
      expect(world.ours).toHaveLength(1);
    } finally {
      if (mounted) spawnSync('umount', [small]);
    }
  });

  it('that fills up right after the call does not forget the post: the next sender finds it', async () => {
    const world = new World();
    const place = file();
    await expect(world.run('short', [plan], { journal: full(place, 3) })).rejects.toThrow(/ENOSPC/);
    expect(world.ours).toHaveLength(1);
    const after = await world.run('long', [plan], { journal: fileJournal(place) });
    expect(after).toMatchObject({ state: 'SENT', learned: 'probe', messageId: world.ours[0]?.id });
    expect(world.ours).toHaveLength(1);
  });

  it('that cannot be written sends nothing and says what to do', async () => {
    const locked = path.join(folder, 'locked');
    mkdirSync(locked);
    chmodSync(locked, 0o500);
    chmodSync(folder, 0o755);
    const script = `
      import { fileJournal } from '#adapters/journal-file.ts';
      await fileJournal(${JSON.stringify(path.join(locked, 'journal.jsonl'))}).acquire().catch((error) => console.log(error.message, error.hint));`;
    // Root may write anywhere, so somebody else tries.
    const asNobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], { ...asNobody });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    await new Promise((resolve) => child.on('close', resolve));
    expect(output).toMatch(/The journal at .* could not be locked .* Nothing is sent without a journal/s);
  });
});

/** A journal whose disk is full after so many records. */
function full(place: string, room = 1): JournalStore {
  const store = fileJournal(place);
  return {
    ...store,
    async acquire() {
      const journal = await store.acquire();
      if (!journal) return undefined;
      return {
        records: journal.records,
        release: () => journal.release(),
        async append(one) {
          if (journal.records.length >= room) {
            const { JournalError } = await import('#adapters/journal-error.ts');
            throw JournalError.from(Object.assign(new Error('no space'), { code: 'ENOSPC' }), 'written', place);
          }
          await journal.append(one);
        },
      };
    },
  };
}

describe('a journal in PostgreSQL', () => {
  it.runIf(postgres)('that cannot be reached says so without its password', async () => {
    const store = openJournal({ JOURNAL_URL: 'postgres://brief:a-secret-password@127.0.0.1:4489/none' });
    const error = await store.acquire().catch((one: unknown) => one as Error);
    expect((error as Error).message).toContain('The journal at 127.0.0.1:4489/none could not be opened');
    expect(JSON.stringify(error) + String(error)).not.toContain('a-secret-password');
  });
});
