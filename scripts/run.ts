import { UserError } from '#domain/user-error.ts';

/** Runs a command, which returns its exit code (nothing = 0); the one place that prints an error. */
export async function run(command: () => Promise<number | undefined>): Promise<void> {
  try {
    process.exitCode = (await command()) ?? 0;
  } catch (error) {
    if (error instanceof UserError) console.error(`${error.message}\n${error.hint}`);
    else console.error(error);
    process.exitCode = 1;
  }
}
