import { ConfigurationError } from '#domain/user-error.ts';

/** The journal cannot be read or written: without it nothing may be sent. */
export class JournalError extends ConfigurationError {
  /** @param where the file, or the database without its password. */
  static from(error: unknown, doing: string, where: string): JournalError {
    if (error instanceof JournalError) return error;
    const { code = '', message = '' } = error as NodeJS.ErrnoException;
    const reason = /^E[A-Z]+$/.test(code) ? code : message.split('\n')[0] || code;
    return new JournalError(
      `The journal at ${where} could not be ${doing} (${reason}).`,
      'Nothing is sent without a journal, since nobody would know what was sent. Make the place writable, with space left, and run the same command again.',
    );
  }
}
