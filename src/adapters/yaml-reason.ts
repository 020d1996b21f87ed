import { YAMLParseError } from 'yaml';

const quoteIt = 'Put the text in quotes: title: "Banks: what to watch"';
const alike = 'Fields of one group begin in the same column, and a field of the file itself at the start of its line';
const unclosed = 'a quotation mark, “[” or “{” is opened here or above and not closed';

/** What the parser says of a fault, and the text from its place to the end of the line, and all that stands before. */
type Fault = { readonly says: string; readonly here: string; readonly before: string };

/**
 * What an editor did, for the faults that editors make: the parser speaks of block sequences and implicit keys, and has one
 * name for faults that are mended in different ways.
 */
const reasons: Partial<Record<string, (fault: Fault) => string>> = {
  BLOCK_AS_IMPLICIT_KEY: ({ here, before }) => {
    if (/:\s*\[\s*\]\s*(?:#.*)?(?:\n\s*#.*)*\s*$/.test(before))
      return 'a list begins here, but the field above it ends with “[]”, which says that it is empty. Delete the “[]”';
    return /:(?:\s|$)/.test(here)
      ? `this text has a colon in it, which looks like another field. ${quoteIt}`
      : `the line below this one is set in too far. ${alike}`;
  },
  BAD_INDENT: ({ says }) =>
    says.startsWith('Flow') ? unclosed : `this line is set in too far, or not far enough. ${alike}`,
  TAB_AS_INDENT: () => 'this line is set in with a tab. Use spaces',
  DUPLICATE_KEY: () => 'this field stands here a second time. Keep one of the two',
  MISSING_CHAR: ({ says }) => (/closing|end with/.test(says) ? unclosed : `the line is not “field: value”. ${alike}`),
  UNEXPECTED_TOKEN: () =>
    `what stands here belongs to nothing before it: a quotation mark may close too early, or a line be set in by mistake. ${alike}`,
  BAD_SCALAR_START: () => `a text may not begin with this sign. ${quoteIt}`,
  BAD_DQ_ESCAPE: () => 'a backslash in double quotes is a command. Write it twice, or use single quotes',
  MULTILINE_IMPLICIT_KEY: () =>
    'this line is not “field: value”, with a space after the colon. If it goes on with the text above, put that text on one line in quotes',
};

/** Why the fields of a file cannot be read, in the words of an editor where we have them. */
export function yamlReason(failure: unknown, yaml: string): string {
  const message = failure instanceof Error ? failure.message : String(failure);
  const says = (message.split('\n')[0] ?? '').replace(/ at line.*$/, '').replace(/:$/, '');
  const own = failure instanceof YAMLParseError ? reasons[failure.code] : undefined;
  if (!own) return `${says}. Check the indentation, and put text that contains “: ” or “#” in quotes`;
  const at = (failure as YAMLParseError).pos[0];
  const [here = ''] = yaml.slice(at).split('\n');
  return own({ says, here, before: yaml.slice(0, at) });
}
