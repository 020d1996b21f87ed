/**
 * A real sender in a process of its own, for the tests that kill it: the production transport, journal and lease, with
 * a clock that runs fast and a death at a chosen write of the journal.
 */
import { openJournal } from '#adapters/journal.ts';
import type { JournalStore } from '#adapters/journal.ts';
import { deliverFast, type FastDay } from './brief-fast.ts';

const setting = (name: string) => process.env[name] ?? '';
const killAt = Number(setting('KILL_AT'));
let write = 0;

function mortal(store: JournalStore): JournalStore {
  const die = () => process.kill(process.pid, 'SIGKILL');
  return {
    ...store,
    async acquire() {
      const journal = await store.acquire();
      if (!journal) return undefined;
      return {
        records: journal.records,
        release: () => journal.release(),
        async append(record) {
          write += 1;
          if (killAt === write && setting('KILL_WHEN') === 'before') die();
          await journal.append(record);
          if (killAt === write) die();
        },
      };
    },
  };
}

const day = JSON.parse(setting('DAY')) as FastDay;
const rows = await deliverFast(day, mortal(openJournal(process.env)), (text) => console.error(text));
console.log(JSON.stringify(rows));
