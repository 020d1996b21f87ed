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

/** What is listed of one rule in one text. Nobody mends the hundredth before the first, and a text in another language has a thousand. */
export const listedOfRule = 25;

/**
 * Everything the house rules find in one text, without what its editor has waived, in order of place. Of each rule the
 * first `listedOfRule` are listed; the last of them says how many `more` there are.
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
  return firstOfEach([...found, ...wrongWaivers(manuscript, used)].sort(byPlace));
}

function firstOfEach(findings: readonly Finding[]): Finding[] {
  const listed = Map.groupBy(findings, (one) => one.rule)
    .values()
    .map((all) => {
      const first = all.slice(0, listedOfRule);
      const last = first.at(-1);
      const more = all.length - first.length;
      return last && more > 0
        ? [...first.slice(0, -1), { ...last, args: { ...last.args, more: String(more) } }]
        : first;
    });
  return [...listed].flat().sort(byPlace);
}

function byPlace(a: Finding, b: Finding): number {
  return a.line - b.line || a.column - b.column;
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

/** What was found, in a sentence. */
export function says(finding: Finding): string {
  const { more } = finding.args;
  return ruleOf(finding).says(finding.args) + (more ? ` There are ${more} more of this kind below.` : '');
}
