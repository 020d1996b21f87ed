import { type FileHandle, mkdir, open, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { DeliveryRecord } from '#domain/delivery.ts';
import { JournalError } from '#adapters/journal-error.ts';
import { takeFileLease } from '#adapters/journal-lease.ts';
import { parseRecord } from '#adapters/journal-record.ts';
import type { Journal, JournalStore } from '#adapters/journal.ts';

/**
 * The journal as a file of one JSON record a line, only ever appended to. A record counts when its line is complete
 * and fsync has returned; the folder is synced too, so that a new file is found after a power cut.
 */
export function fileJournal(file: string): JournalStore {
  return {
    async acquire() {
      await mkdir(path.dirname(file), { recursive: true }).catch((error: unknown) => {
        throw JournalError.from(error, 'opened', file);
      });
      const lease = takeFileLease(`${file}.lease`);
      if (!lease) return undefined;
      try {
        return await FileWriter.open(file, lease);
      } catch (error) {
        lease.release();
        throw JournalError.from(error, 'opened', file);
      }
    },
    async read() {
      return parseLines(await readOrEmpty(file), file).records;
    },
    async close() {
      // Nothing stays open between two leases.
    },
  };
}

class FileWriter implements Journal {
  readonly records: DeliveryRecord[];
  readonly #handle: FileHandle;
  readonly #file: string;
  readonly #lease: { release(): void };
  #size: number;
  #torn: boolean;

  static async open(file: string, lease: { release(): void }): Promise<FileWriter> {
    const { records, size } = parseLines(await readOrEmpty(file), file);
    const handle = await open(file, 'a+', 0o600);
    const torn = (await handle.stat()).size > size;
    await syncFolder(path.dirname(file));
    return new FileWriter(records, handle, file, lease, size, torn);
  }

  constructor(
    records: DeliveryRecord[],
    handle: FileHandle,
    file: string,
    lease: { release(): void },
    size: number,
    torn: boolean,
  ) {
    this.records = records;
    this.#handle = handle;
    this.#file = file;
    this.#lease = lease;
    this.#size = size;
    this.#torn = torn;
  }

  async append(record: DeliveryRecord): Promise<void> {
    const line = Buffer.from(`${JSON.stringify(record)}\n`);
    try {
      // What a crash or a full disk left half written is cut off before anything is put behind it.
      if (this.#torn) await this.#handle.truncate(this.#size);
      this.#torn = true;
      await this.#handle.appendFile(line);
      await this.#handle.sync();
      this.#torn = false;
    } catch (error) {
      throw JournalError.from(error, 'written', this.#file);
    }
    this.#size += line.length;
    this.records.push(record);
  }

  async release(): Promise<void> {
    await this.#handle.close();
    this.#lease.release();
  }
}

async function readOrEmpty(file: string): Promise<Buffer> {
  return readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return Buffer.alloc(0);
    throw JournalError.from(error, 'read', file);
  });
}

/** Complete records and the size they take. A last line without its end was never confirmed, so it does not count. */
function parseLines(bytes: Buffer, file: string): { records: DeliveryRecord[]; size: number } {
  const size = bytes.lastIndexOf(0x0a) + 1;
  const lines = bytes.subarray(0, size).toString('utf8').split('\n').slice(0, -1);
  const records = lines.map((line, i) => {
    const record = parseRecord(safeJson(line));
    if (record) return record;
    throw new JournalError(
      `Line ${i + 1} of the journal ${file} is damaged.`,
      'Nothing is sent on a journal that cannot be trusted. Compare with the channel, mend or remove the line, and run again.',
    );
  });
  return { records, size };
}

function safeJson(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}
