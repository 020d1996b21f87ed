import type { Finding } from '#domain/lint/finding.ts';
import { ruleOf, says } from '#domain/lint/lint.ts';
import type { Notice } from '#domain/notices.ts';
import { formatProblem, type Problem, problemSentence } from '#domain/problem.ts';

/** What a check found, before it has a form. */
export interface Checked {
  /** Shown before file names, e.g. `content/`. */
  readonly root: string;
  readonly files: number;
  readonly problems: readonly Problem[];
  readonly findings: readonly Finding[];
  /** Files whose findings are work to do, not faults. */
  readonly drafts: ReadonlySet<string>;
  /** What waits for an editor; it never makes the check fail. */
  readonly notices?: readonly Notice[];
  /** Text of a file, for the line shown; undefined for files that could not be read. */
  source(file: string): string | undefined;
}

/** The result of a check for people, for programs and for GitHub, and whether it failed. */
export function checkReport(checked: Checked) {
  const rows = [...checked.problems.map(problemRow), ...checked.findings.map(findingRow(checked))];
  const faults = rows.filter((row) => row.kind !== 'to do');
  return {
    failed: faults.length > 0,
    text: ({ colour = false } = {}) => [textReport(rows, checked, colour), ...noticeLines(checked)].join('\n'),
    github: () => rows.map((row) => annotation(row, checked.root)).join('\n'),
    json: () =>
      JSON.stringify(
        {
          problems: checked.problems.map((one) => ({ ...one, message: formatProblem(one, checked.root) })),
          notices: checked.notices ?? [],
          findings: checked.findings.map((one) => ({ ...one, ...told(one), draft: checked.drafts.has(one.file) })),
        },
        null,
        2,
      ),
  };
}

function noticeLines({ notices = [], root }: Checked): string[] {
  return notices.map(({ file, message }) => `to do  ${root}${file}: ${message}`);
}

interface Row {
  readonly kind: 'problem' | 'finding' | 'to do';
  readonly code: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly length: number;
  readonly says: string;
  readonly why: string;
  readonly fix: string;
}

function told(finding: Finding) {
  const rule = ruleOf(finding);
  return { message: sentence(says(finding)), reason: rule.reason, fix: rule.fix(finding.args) };
}

function problemRow(problem: Problem): Row {
  const { code, file, line, column } = problem;
  return { kind: 'problem', code, file, line, column, length: 1, says: problemSentence(problem), why: '', fix: '' };
}

const findingRow =
  ({ drafts }: Checked) =>
  (finding: Finding): Row => {
    const { message, reason, fix } = told(finding);
    const { rule: code, file, line, column, length } = finding;
    const kind = drafts.has(file) ? 'to do' : 'finding';
    return { kind, code, file, line, column, length, says: message, why: reason, fix };
  };

/** Grouped by file, each with its line and a caret below the words meant; the reason once for each rule and file. */
function textReport(rows: readonly Row[], { root, files, source }: Checked, colour: boolean): string {
  const paint = (code: number, text: string) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);
  const groups = Map.groupBy(rows, (row) => row.file);
  const blocks = [...groups].map(([file, list]) => {
    const lines = source(file)?.split('\n');
    const told = new Set<string>();
    const items = [...list]
      .sort((a, b) => a.line - b.line || a.column - b.column)
      .map((row) => {
        const label = row.kind === 'problem' ? paint(31, 'problem') : paint(33, row.kind);
        const first = `  ${row.line}:${row.column}  ${label} ${row.code}  ${row.says}`;
        const shown = lines?.[row.line - 1];
        const why = row.why && !told.has(row.code) ? [`       why: ${row.why}`] : [];
        told.add(row.code);
        const fix = row.fix ? [`       do:  ${row.fix}`] : [];
        return [first, ...(shown === undefined ? [] : excerpt(shown, row)), ...why, ...fix].join('\n');
      });
    return `${paint(1, `${root}${file}`)}\n${items.join('\n\n')}\n`;
  });
  return [...blocks, summary(rows, files)].join('\n');
}

/** At most 100 characters of the line around the place, and a caret below it. */
function excerpt(line: string, { column, length }: Row): string[] {
  const from = Math.max(0, Math.min(column - 1 - 40, line.length - 100));
  const cut = line.slice(from, from + 100);
  const offset = column - 1 - from + (from > 0 ? 1 : 0);
  const shown = `${from > 0 ? '…' : ''}${cut}${from + 100 < line.length ? '…' : ''}`;
  const carets = '^'.repeat(Math.max(1, Math.min(length, shown.length - offset)));
  return [`       ${shown.replace(/\t/g, ' ')}`, `       ${' '.repeat(Math.max(0, offset))}${carets}`];
}

function summary(rows: readonly Row[], files: number): string {
  const count = (kind: Row['kind']) => rows.filter((row) => row.kind === kind).length;
  const [problems, findings, todo] = [count('problem'), count('finding'), count('to do')];
  const drafts = todo > 0 ? ` ${todo} to do in drafts (these do not count).` : '';
  if (problems + findings === 0) return `${files} file${files === 1 ? '' : 's'}, no problems.${drafts}`;
  return [
    `${faults(problems, findings)}${drafts}`,
    ...(findings > 0
      ? ['A finding that is right as it stands is waived in the file: waive: [{ rule: its-code, reason: "…" }]']
      : []),
  ].join('\n');
}

function faults(problems: number, findings: number): string {
  const count = (n: number, one: string) => `${n} ${one}${n === 1 ? '' : 's'}`;
  const stop = (n: number) => (n === 1 ? 'which stops the build' : 'which stop the build');
  const pass = (n: number) => (n === 1 ? 'which does not' : 'which do not');
  if (findings === 0) return `${count(problems, 'problem')}, ${stop(problems)}.`;
  if (problems === 0) return `${count(findings, 'finding')}, ${pass(findings)} stop the build.`;
  return `${count(problems, 'problem')}, ${stop(problems)}; ${count(findings, 'finding')}, ${pass(findings)}.`;
}

/** https://docs.github.com/actions/reference/workflow-commands-for-github-actions */
function annotation(row: Row, root: string): string {
  const level = row.kind === 'problem' ? 'error' : row.kind === 'finding' ? 'warning' : 'notice';
  const property = (text: string) => data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
  const message = [row.says, row.fix].filter(Boolean).join(' ');
  return `::${level} file=${property(root + row.file)},line=${row.line},col=${row.column},endColumn=${row.column + row.length},title=${property(row.code)}::${data(message)}`;
}

function data(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
