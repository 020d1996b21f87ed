import pg from 'pg';
import type { DeliveryRecord } from '#domain/delivery.ts';
import { JournalError } from '#adapters/journal-error.ts';
import { parseRecord } from '#adapters/journal-record.ts';
import type { Journal, JournalStore } from '#adapters/journal.ts';

const table = `CREATE TABLE IF NOT EXISTS morning_brief_journal (
  seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  written timestamptz NOT NULL DEFAULT now(),
  record jsonb NOT NULL
)`;
/** Any two numbers, the same for all senders of one database: https://www.postgresql.org/docs/15/functions-admin.html */
const lock = [0x6d6f726e, 0x62726566] as const;

/**
 * The journal as a table. The lease is an advisory lock of the very session that appends: when the session is lost,
 * the lease and the ability to append are lost together, so a writer that was cut off cannot write past its successor.
 */
export function postgresJournal(url: string): JournalStore {
  const { host, pathname } = new URL(url);
  const where = `${host}${pathname}`;
  const failed = (doing: string) => (error: unknown) => {
    throw JournalError.from(error, doing, where);
  };
  const connect = async () => {
    const client = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: 10_000,
      query_timeout: 10_000,
      keepAlive: true,
    });
    // A session that ends by itself shows at the next query; without a listener Node would end the process.
    client.on('error', () => undefined);
    await client.connect().catch(failed('opened'));
    return client;
  };
  return {
    async acquire() {
      const client = await connect();
      try {
        const { rows } = await client.query<{ got: boolean }>('SELECT pg_try_advisory_lock($1, $2) AS got', [...lock]);
        if (!rows[0]?.got) {
          await client.end();
          return undefined;
        }
        await client.query(table);
        return writer(client, await select(client), where);
      } catch (error) {
        await client.end().catch(() => undefined);
        throw JournalError.from(error, 'opened', where);
      }
    },
    async read() {
      const client = await connect();
      try {
        const { rows } = await client.query<{ there: boolean }>(
          "SELECT to_regclass('morning_brief_journal') IS NOT NULL AS there",
        );
        return rows[0]?.there ? await select(client) : [];
      } catch (error) {
        throw JournalError.from(error, 'read', where);
      } finally {
        await client.end().catch(() => undefined);
      }
    },
    async close() {
      // Each lease has a session of its own.
    },
  };
}

function writer(client: pg.Client, records: DeliveryRecord[], where: string): Journal {
  return {
    records,
    async append(record) {
      try {
        await client.query('INSERT INTO morning_brief_journal (record) VALUES ($1)', [JSON.stringify(record)]);
      } catch (error) {
        throw JournalError.from(error, 'written', where);
      }
      records.push(record);
    },
    async release() {
      await client.end().catch(() => undefined);
    },
  };
}

async function select(client: pg.Client): Promise<DeliveryRecord[]> {
  const { rows } = await client.query<{ seq: string; record: unknown }>(
    'SELECT seq, record FROM morning_brief_journal ORDER BY seq',
  );
  return rows.map(({ seq, record }) => {
    const parsed = parseRecord(record);
    if (parsed) return parsed;
    throw new JournalError(`Row ${seq} of the journal is damaged.`, 'Compare with the channel and mend the row.');
  });
}
