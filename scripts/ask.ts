import { createInterface } from 'node:readline/promises';
import { UserError } from '#domain/user-error.ts';

/** A question of a command: asked when the option was not given. */
export interface Question {
  readonly option: string;
  readonly text: string;
  readonly oneOf?: readonly string[];
  readonly optional?: boolean;
}

/**
 * Answers from options first, then from the person (or the pipe) at standard input. A person who types something that
 * will not do is asked again, and keeps the answers given so far; a pipe is not.
 * @throws UserError when a required answer cannot be had.
 */
export async function ask(
  questions: readonly Question[],
  given: Readonly<Record<string, string | boolean | undefined>>,
): Promise<Record<string, string>> {
  const answers: Record<string, string> = {};
  const open = questions.filter((one) => typeof given[one.option] !== 'string');
  const reader = open.length > 0 ? createInterface({ input: process.stdin }) : undefined;
  const lines = reader?.[Symbol.asyncIterator]();
  try {
    for (const question of questions) {
      const option = given[question.option];
      let answer = typeof option === 'string' ? option : await next(question, lines);
      for (let wrong = objection(question, answer); wrong; wrong = objection(question, answer ?? '')) {
        if (typeof option === 'string' || !process.stdin.isTTY || answer === undefined) throw wrong;
        console.log(
          `${wrong.message} ${question.oneOf ? wrong.hint : 'Please write a sentence, or stop with Ctrl-C.'}`,
        );
        answer = await next(question, lines);
      }
      answers[question.option] = answer ?? '';
    }
    return answers;
  } finally {
    reader?.close();
  }
}

function objection({ text, option, oneOf, optional }: Question, answer = ''): UserError | undefined {
  if (oneOf && answer !== '' && !oneOf.includes(answer))
    return new UserError(`“${answer}” is no answer to “${text}”.`, `Use one of: ${oneOf.join(', ')}.`);
  if (answer === '' && !optional)
    return new UserError(`No answer to “${text}”; nothing was written.`, `Give it as --${option} "…".`);
  return undefined;
}

/** The next line, or undefined when there are no more. */
async function next(question: Question, lines: AsyncIterator<string> | undefined): Promise<string | undefined> {
  const choice = question.oneOf ? ` (${question.oneOf.join(', ')})` : question.optional ? ' (Enter for none)' : '';
  process.stdout.write(`${question.text}${choice}\n> `);
  const line = await lines?.next();
  if (!process.stdin.isTTY) process.stdout.write('\n');
  return line?.done ? undefined : (line?.value ?? '').trim();
}
