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
 * Answers from options first, then from the person (or the pipe) at standard input.
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
      const answer = typeof option === 'string' ? option : await next(question, lines);
      if (question.oneOf && answer !== '' && !question.oneOf.includes(answer))
        throw new UserError(
          `“${answer}” is no answer to “${question.text}”.`,
          `Use one of: ${question.oneOf.join(', ')}.`,
        );
      if (answer === '' && !question.optional)
        throw new UserError(
          `No answer to “${question.text}”; nothing was written.`,
          `Give it as --${question.option} "…".`,
        );
      answers[question.option] = answer;
    }
    return answers;
  } finally {
    reader?.close();
  }
}

async function next(question: Question, lines: AsyncIterator<string> | undefined): Promise<string> {
  const choice = question.oneOf ? ` (${question.oneOf.join(', ')})` : question.optional ? ' (Enter for none)' : '';
  process.stdout.write(`${question.text}${choice}\n> `);
  const line = await lines?.next();
  if (!process.stdin.isTTY) process.stdout.write('\n');
  return line?.done ? '' : (line?.value ?? '').trim();
}
