import type { DeliveryRecord } from '#domain/delivery.ts';
import { fileJournal } from '#adapters/journal-file.ts';
import { postgresJournal } from '#adapters/journal-postgres.ts';

/** Where the journal is kept, and who may write to it. Two implementations: a file, and PostgreSQL. */
export interface JournalStore {
  /** The journal for one writer at a time, or undefined while another has it. The lease ends with its process. */
  acquire(): Promise<Journal | undefined>;
  /** All records, for looking only; needs no lease. */
  read(): Promise<DeliveryRecord[]>;
  close(): Promise<void>;
}

/** The journal in the hands of its one writer. */
export interface Journal {
  readonly records: readonly DeliveryRecord[];
  /** Resolves when the record would survive a power cut. @throws JournalError when it may not have been written. */
  append(record: DeliveryRecord): Promise<void>;
  release(): Promise<void>;
}

/**
 * Opens the journal that JOURNAL_URL names: `postgres://…`, or the path of a file.
 * Default: the state directory systemd gives the service, else `.state/` here.
 */
export function openJournal(env: NodeJS.ProcessEnv): JournalStore {
  const url = env['JOURNAL_URL'] || `${env['STATE_DIRECTORY'] || '.state'}/morning-brief.jsonl`;
  if (/^postgres(?:ql)?:\/\//.test(url)) return postgresJournal(url);
  return fileJournal(url.replace(/^file:(?:\/\/)?/, ''));
}
