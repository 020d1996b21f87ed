import { parseArgs } from 'node:util';
import { ConfigurationError, UserError } from '#domain/user-error.ts';
import { check } from './brief/check.ts';
import { confirm, edit, resend, retract } from './brief/operate.ts';
import { preview } from './brief/preview.ts';
import { send } from './brief/send.ts';
import { serve } from './brief/serve.ts';
import { status } from './brief/status.ts';
import { run } from './run.ts';

const usage = `Use: npm run brief -- preview [date]          the exact message and its counts
       check                         everything the next brief needs
       send [today's date] [--wait]  today's brief, once; --dry-run prints the body
       serve                         stays, and sends every day at 08:00
       status [--json]               what was sent, and what is open
       confirm <message id>          after looking: it is in the channel
       resend --i-checked            after looking: it is not
       edit [date] [--material] [--note "…"]   bring a post to the corrected brief
       retract [date] --reason "…"   take a post back
     --channel <id> or --row <key> chooses one of several.
Exit codes: 0 done, 10 late, 20 a person must look, 30 configuration, 40 content.`;

const commands = { preview, check, send, serve, status, confirm, resend, edit, retract };

export type Options = ReturnType<typeof parse>['values'];

/** `npm run brief -- <command>`: see `usage`. */
await run(async () => {
  const { values, positionals } = parse();
  const [name = '', ...args] = positionals;
  const command = Object.hasOwn(commands, name) ? commands[name as keyof typeof commands] : undefined;
  if (!command) throw new UserError(`“${name}” is not a command of brief.`, usage);
  try {
    return await command(args, values);
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    console.error(`${error.message}\n${error.hint}`);
    return 30;
  }
});

function parse() {
  return parseArgs({
    allowPositionals: true,
    options: {
      'dry-run': { type: 'boolean', default: false },
      'i-checked': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      material: { type: 'boolean', default: false },
      wait: { type: 'boolean', default: false },
      channel: { type: 'string' },
      note: { type: 'string' },
      reason: { type: 'string' },
      row: { type: 'string' },
    },
  });
}
