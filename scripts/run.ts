import { UserError } from '#domain/user-error.ts';

/** What node:util says of an option it does not know: a slip of the keyboard, not of the program. */
function isUsage(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS_');
}

/** Runs a command, which returns its exit code (nothing = 0); the one place that prints an error. */
export async function run(command: () => Promise<number | undefined>): Promise<void> {
  try {
    process.exitCode = (await command()) ?? 0;
  } catch (error) {
    if (error instanceof UserError) console.error(`${error.message}\n${error.hint}`);
    else if (isUsage(error))
      console.error(`${error.message.split('. ')[0]}.\nThe README shows each command with what it takes.`);
    else console.error(error);
    process.exitCode = 1;
  }
}
