import type { Finding, Rule, Sighting, World } from '#domain/lint/finding.ts';
import type { Manuscript } from '#domain/lint/manuscript.ts';
import { rules } from '#domain/lint/rules.ts';
import type { Waiver } from '#domain/lint/waiver.ts';
import { nearest } from '#domain/nearest.ts';

/** What a rule saw, before anyone asked whether the editor has waived it. */
export interface Seen extends Sighting {
  readonly rule: string;
}

/** What some rules see in one text. */
export function look(manuscript: Manuscript, world: World, some: readonly Rule[]): Seen[] {
  return some.flatMap((rule) => [...rule.find(manuscript, world)].map((one) => ({ ...one, rule: rule.code })));
}

/**
 * Everything the house rules find in one text, without what its editor has waived, in order of place.
 * @param seen what all the rules see; looked for now unless given.
 */
export function lint(manuscript: Manuscript, world: World, seen = look(manuscript, world, rules)): Finding[] {
  const { collection, entry, waivers } = manuscript;
  const used = new Set<Waiver>();
  const found = seen.flatMap(({ rule, at, args = {} }): Finding[] => {
    const waiver = waivers.find((one) => one.rule === rule && covers(one, manuscript, at.line, args));
    if (waiver) used.add(waiver);
    return waiver ? [] : [{ rule, file: entry.file, collection, ...at, args }];
  });
  return [...found, ...wrongWaivers(manuscript, used)].sort((a, b) => a.line - b.line || a.column - b.column);
}

/** The rules about waivers themselves, which cannot be waived. */
export const waiverRule: Omit<Rule, 'find'> = {
  code: 'waiver',
  says: (a) => `the waiver of “${a['rule']}” ${a['what']}.`,
  reason: 'A waiver that waives nothing hides the next mistake of its kind.',
  fix: (a) => a['hint'] ?? 'Remove it.',
};

function covers(waiver: Waiver, { source }: Manuscript, line: number, args: Readonly<Record<string, string>>): boolean {
  if (!waiver.where) return true;
  const text = source.split('\n')[line - 1] ?? '';
  return text.includes(waiver.where) || Object.values(args).some((value) => value.includes(waiver.where ?? ''));
}

function wrongWaivers(manuscript: Manuscript, used: ReadonlySet<Waiver>): Finding[] {
  const codes = rules.map((rule) => rule.code);
  return manuscript.waivers.flatMap((waiver, i): Finding[] => {
    if (used.has(waiver)) return [];
    const known = codes.includes(waiver.rule);
    const near = nearest(waiver.rule, codes);
    const args = known
      ? { rule: waiver.rule, what: 'waives nothing' }
      : { rule: waiver.rule, what: 'names no rule', hint: near ? `Did you mean “${near}”?` : 'Remove it.' };
    const at = manuscript.field(['waive', i, 'rule']);
    return [{ rule: 'waiver', file: manuscript.entry.file, collection: manuscript.collection, ...at, args }];
  });
}

/** The rule of a finding. */
export function ruleOf(finding: Finding): Omit<Rule, 'find'> {
  return rules.find((rule) => rule.code === finding.rule) ?? waiverRule;
}
