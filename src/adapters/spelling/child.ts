import { ask } from '#adapters/spelling/ask.ts';

/** Has cspell ready by the time the words are known, while another process reads the texts they stand in. */
process.once('message', (words: readonly string[]) => {
  void ready
    .then(() => ask(words))
    .then((verdicts) => process.send?.(verdicts, () => process.exit()))
    .catch((error: unknown) => {
      console.error(error);
      process.exit(1);
    });
});
// Who wanted to ask may have found something else to say.
process.once('disconnect', () => process.exit());
const ready = ask(['ready']);
