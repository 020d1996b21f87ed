import type { CollectionName, Entries } from '#domain/collections.ts';
import type { Brief } from '#domain/library.ts';
import type { Manuscript, Place } from '#domain/lint/manuscript.ts';

/**
 * Something an editor should look at before readers do. A finding is advice with a reason: it makes `npm run check`
 * fail, never the build or the 08:00 brief, and can be waived in the file with a reason.
 */
export interface Finding {
  readonly rule: RuleCode;
  readonly file: string;
  readonly collection: CollectionName;
  readonly line: number;
  readonly column: number;
  /** Number of characters meant, for the caret. */
  readonly length: number;
  /** The field, e.g. `faq.0.a`; empty for the text. */
  readonly path: string;
  readonly args: Readonly<Record<string, string>>;
}

export type RuleCode = string;

/** What a rule saw and where, before it becomes a finding of a file. */
export interface Sighting {
  readonly at: Place;
  readonly args?: Readonly<Record<string, string>>;
}

type Say = (args: Readonly<Record<string, string>>) => string;

/** One rule of the house: what it looks for, why, and what to do. A pure function of the text and the world around it. */
export interface Rule {
  readonly code: RuleCode;
  /** What was found. */
  readonly says: Say;
  /** Why the house cares. */
  readonly reason: string;
  /** What to write instead. */
  readonly fix: Say;
  find(manuscript: Manuscript, world: World): Iterable<Sighting>;
}

/** What rules may know beyond one text. Given by the edge, so that every rule is pure. */
export interface World {
  readonly now: Date;
  readonly entries: Entries;
  /** Whether an address of this site leads somewhere, e.g. `/notes/claude-mythos-leak/`. */
  hasPage(path: string): boolean;
  /** Ids one can link to on a page of the site; undefined when they are not known. */
  anchors(path: string): ReadonlySet<string> | undefined;
  /** Words that the dictionaries do not know, in lower case, with what may have been meant. */
  readonly misspelt: ReadonlyMap<string, readonly string[]>;
  /** Indexes of stories whose fact the Telegram message has no room for, not even in its short form. */
  factsLeftOut(brief: Brief): readonly number[];
}

/**
 * A rule that looks at each stretch of prose for a pattern.
 * @param args may say no by giving undefined.
 * @param perhaps a cheaper question first: whether the pattern can be in a text at all.
 */
export function pattern(
  rule: Omit<Rule, 'find'>,
  expression: RegExp,
  args: (match: RegExpExecArray, text: string) => Record<string, string> | undefined = () => ({}),
  perhaps: (text: string) => boolean = () => true,
): Rule {
  return {
    ...rule,
    *find(manuscript) {
      for (const passage of manuscript.passages) {
        if (!perhaps(passage.text)) continue;
        for (const match of passage.text.matchAll(expression)) {
          const found = args(match, passage.text);
          if (found) yield { at: passage.at(match.index, match[0].length), args: { quote: match[0].trim(), ...found } };
        }
      }
    },
  };
}
