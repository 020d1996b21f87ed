import { z } from 'zod';

/** Field types shared by all schemas. YAML 1.2 gives dates as text, so an empty or bare date can never become 1970. */

export const momentForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/;
export const dayForm = /^\d{4}-\d{2}-\d{2}$/;
const addressForm = /^https?:\/\/[^\s<>"]+$/;

/** Text of a fixed form. @param expected what it is, for the sentence that says that something else is not. */
export function formed(pattern: RegExp, expected: string) {
  return z
    .string()
    .regex(pattern, { error: expected })
    .meta({ patternErrorMessage: `Write ${expected}.` });
}

/** What the JSON Schema says of a form that zod checks by a function, for editors that mark a slip while it is typed. */
function form(pattern: RegExp, advice: string) {
  return { pattern: pattern.source, patternErrorMessage: advice };
}

/** An id: the file name of an entry, or a name within one. Becomes part of addresses. */
export const id = formed(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'an id of a–z, 0–9 and hyphens');

/** A moment with its zone, e.g. `2026-03-27T19:40:00Z`. */
export const timestamp = z
  .string()
  .transform((text, ctx) => {
    const at = new Date(text);
    if (!momentForm.test(text) || Number.isNaN(at.getTime()) || !isRealDay(text.slice(0, 10))) {
      ctx.addIssue({ code: 'custom', params: { code: 'bad-timestamp', value: text } });
      return z.NEVER;
    }
    return at;
  })
  .meta(form(momentForm, 'Write the date, the time and the zone, e.g. 2026-03-27T19:40:00Z.'));

/** A calendar day, `2026-11-23`, kept as text: it has no zone. */
export const day = z
  .string()
  .superRefine((text, ctx) => {
    if (!isRealDay(text)) ctx.addIssue({ code: 'custom', params: { code: 'bad-day', value: text } });
  })
  .meta(form(dayForm, 'Write year-month-day, e.g. 2026-11-23.'));

/** A web address. */
export const url = z
  .string()
  .superRefine((text, ctx) => {
    if (!addressForm.test(text) || !URL.canParse(text))
      ctx.addIssue({ code: 'custom', params: { code: 'bad-url', value: text } });
  })
  .meta(form(addressForm, 'Write the address in full, beginning with https://.'));

/** Text of at most `max` characters, without line breaks at its ends, not empty. */
export const text = (max: number) => z.string().trim().min(1).max(max);

/** Requires what `holds` to be true of a value, saying `sentence` at `path` otherwise. */
export function rule<T>(holds: (value: T) => boolean, sentence: string, path: string[] = []) {
  return (value: T, ctx: z.RefinementCtx<T>) => {
    if (!holds(value)) ctx.addIssue({ code: 'custom', path, params: { code: 'rule', sentence } });
  };
}

function isRealDay(text: string): boolean {
  if (!dayForm.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
