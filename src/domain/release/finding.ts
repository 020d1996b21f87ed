/**
 * Something wrong with a built site, as data. An error keeps the site from going live; a warning is told and does not.
 */
export interface Finding {
  readonly code: FindingCode;
  /** File of the site, e.g. `notes/x/index.html`; empty when the finding is about the whole. */
  readonly file: string;
  readonly args: Readonly<Record<string, string>>;
}

type Wording = (args: Readonly<Record<string, string>>) => string;

/** What happened and what to do. The order is the order of the report. */
const wordings = {
  unpublished: (a) =>
    `tells of ${a['what']}, which is not public. Do not publish: find the page or view that reads past the Library.`,
  secret: (a) => `holds what looks like ${a['what']}. Do not publish; revoke it, then remove it from the content.`,
  'no-policy': () =>
    'has no Content-Security-Policy before its first script. Use the Base layout, which writes it first in the head.',
  'weak-policy': (a) =>
    `its policy allows ${a['what']}, which the publication never does (src/views/content-policy.ts).`,
  inline: (a) => `holds ${a['what']}. Put code and style in files; write JSON with jsonForScript.`,
  'missing-page': (a) => `${a['what']} has no page at ${a['path']}, although it is public. Build again.`,
  'dead-link': (a) => `links to ${a['to']}, where nothing is. Mend the link, or build the page.`,
  'dead-anchor': (a) => `links to ${a['to']}, a page without that place. Mend the part after “#”.`,
  'no-slash': (a) => `links to ${a['to']} without the last slash, which costs readers a redirect. Add it.`,
  unreadable: (a) => `cannot be read: ${a['reason']}.`,
  'feed-twice': (a) => `lists the id ${a['guid']} twice: readers would see one item only.`,
  'feed-empty': () => 'lists nothing. A feed that empties itself looks like a publication that ended.',
  'feed-link': (a) => `announces ${a['to']}, where nothing is.`,
  'no-image': () => 'names no picture for link previews (og:image).',
  'dead-image': (a) => `its link preview ${a['to']} is not in the site.`,
  'broken-image': (a) => `is not a picture: ${a['reason']}.`,
  canonical: (a) => `calls ${a['to']} its address; it stands at ${a['path']}.`,
  'sitemap-missing': (a) => `does not list ${a['path']}, which may be indexed.`,
  'sitemap-extra': (a) => `lists ${a['path']}, which is not there or must not be indexed.`,
  'no-brief': (a) => `the latest brief (${a['day']}) is not linked from the front page or the list of briefs.`,
  'too-many-files': (a) => `${a['count']} files; ${a['host']} takes ${a['max']}.`,
  'file-too-large': (a) => `${a['size']} MB; ${a['host']} takes ${a['max']} MB a file.`,
  'site-too-large': (a) => `${a['size']} MB in all; ${a['host']} takes ${a['max']} MB.`,
  invalid: (a) => `is not valid HTML: line ${a['where']}.`,
} satisfies Record<string, Wording>;

export type FindingCode = keyof typeof wordings;

/** Told, and no reason to hold a publication back. */
const warnings: ReadonlySet<FindingCode> = new Set(['invalid', 'no-slash', 'dead-anchor']);

export function severity(finding: Finding): 'error' | 'warning' {
  return warnings.has(finding.code) ? 'warning' : 'error';
}

/** The finding as a sentence. */
export function formatFinding(finding: Finding): string {
  const wording: Wording = wordings[finding.code];
  return `${finding.file ? `${finding.file}: ` : ''}${wording(finding.args)}`;
}

/** Worst first, then by file; each finding once. */
export function orderFindings(findings: readonly Finding[]): Finding[] {
  const rank = Object.keys(wordings);
  const unique = new Map(findings.map((one) => [JSON.stringify(one), one]));
  return [...unique.values()].sort(
    (a, b) => rank.indexOf(a.code) - rank.indexOf(b.code) || (a.file < b.file ? -1 : a.file > b.file ? 1 : 0),
  );
}
