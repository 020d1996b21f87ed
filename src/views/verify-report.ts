import { type Finding, formatFinding, severity } from '#domain/release/finding.ts';
import type { SiteFacts } from '#domain/release/site-facts.ts';
import { escapeHtml } from '#views/escape.ts';

export interface Report {
  readonly at: string;
  readonly siteUrl: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
}

/** The result of the checks, for machines. */
export function report(site: SiteFacts, findings: readonly Finding[], siteUrl: string, at: Date): Report {
  const told = (level: string) => findings.filter((one) => severity(one) === level).map(formatFinding);
  const links = [...site.pages.values()].reduce((sum, page) => sum + page.links.length, 0);
  return {
    at: at.toISOString(),
    siteUrl,
    counts: {
      files: site.files.size,
      megabytes: Math.round([...site.files.values()].reduce((sum, size) => sum + size, 0) / 1e5) / 10,
      pages: site.pages.size,
      links,
      'feeds and data files': site.data.size,
    },
    errors: told('error'),
    warnings: told('warning'),
  };
}

/** The same as one page for people. It stands outside the site. */
export function reportPage({ at, siteUrl, counts, errors, warnings }: Report): string {
  const list = (title: string, lines: readonly string[]) =>
    lines.length === 0
      ? ''
      : `<h2>${title} (${lines.length})</h2>\n<ul>\n${lines.map((line) => `<li>${escapeHtml(line)}</li>`).join('\n')}\n</ul>`;
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Verification of ${escapeHtml(siteUrl)}</title>
<style>body{font:1rem/1.5 Georgia,serif;max-width:46rem;margin:3rem auto;padding:0 1rem;color:#1b2430;background:#fbf7f0}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1.5rem}dt,dd{margin:0;font-variant-numeric:tabular-nums}li{overflow-wrap:anywhere}</style>
<h1>${errors.length === 0 ? 'Ready to publish' : 'Do not publish'}</h1>
<p>${escapeHtml(siteUrl)}, checked at ${escapeHtml(at)}.</p>
<dl>${Object.entries(counts)
    .map(([name, count]) => `<dt>${escapeHtml(name)}</dt><dd>${count}</dd>`)
    .join('')}</dl>
${list('Errors', errors)}
${list('Warnings', warnings)}
</html>
`;
}
