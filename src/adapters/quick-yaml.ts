import { FAILSAFE_SCHEMA, load, Type } from 'js-yaml';

const scalar = (name: string, pattern: RegExp, construct: (text: string) => unknown) =>
  new Type(`tag:yaml.org,2002:${name}`, {
    kind: 'scalar',
    resolve: (text) => pattern.test(text ?? ''),
    construct: (text) => construct(text ?? ''),
  });

/** The core schema as `yaml` reads it: https://yaml.org/spec/1.2.2/#1032-tag-resolution. js-yaml's own reads 1_000 as a number. */
const core = FAILSAFE_SCHEMA.extend({
  implicit: [
    scalar('null', /^(?:~|[Nn]ull|NULL|)$/, () => null),
    scalar('bool', /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/, (text) => /^t/i.test(text)),
    scalar('int', /^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$/, Number),
    scalar('float', /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/, Number),
  ],
});

const name = String.raw`[\w-]+`;
const quoted = String.raw`"(?:[^"\\\t]|\\.)*"|'(?:[^'\t]|'')*'`;
const value = [
  quoted,
  String.raw`\[(?:[^"'[\]\t]|${quoted})*\]`,
  String.raw`\{(?:[^"'{}\t]|${quoted})*\}`,
  String.raw`[^\s"'[\]{}|>@\x60%&*!?#,-][^\t]*`,
  String.raw`-[^\s][^\t]*`,
].join('|');
/**
 * A line that says all it means: a name, an item or both, with a value that ends on the line. What goes on over several
 * lines is where js-yaml forgives what `yaml` does not.
 */
const plainLine = new RegExp(`^ *(?:#[^\\t]*|(?:- +)*${name}:(?: +(?:${value}))?|(?:- +)+(?:${value})?)? *$`);
/** Tags, anchors, aliases and complex or empty keys within a line, comments without a space, and numbers that are none. */
const unusual = /(?:^|[\s[{,:-])(?:[!&*]\S|\?\s)|[[{,]\s*:(?:\s|$)|[\]}"']#|\.(?:inf|nan)\b/im;

/**
 * Fields of a file as data, in a tenth of the time that `yaml` needs, which knows the place of everything.
 * @returns undefined for what is broken, empty or unusual: `yaml` reads that, and tells what is wrong and where.
 */
export function quickFields(text: string): { raw: object } | undefined {
  if (unusual.test(text) || !text.split('\n').every((line) => plainLine.test(line))) return undefined;
  try {
    const raw = load(text, { schema: core });
    return typeof raw === 'object' && raw !== null && !('null' in raw) ? { raw } : undefined;
  } catch {
    return undefined;
  }
}
