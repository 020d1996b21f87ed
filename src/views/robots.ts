import { absolute, paths } from '#domain/paths.ts';

/**
 * Who may read the site for what. Three uses are decided apart (contentsignals.org): search yes, answers with a link
 * to us yes, training of models no. A request, not a fence: robots.txt cannot stop anyone.
 */
const signals = 'search=yes, ai-input=yes, ai-train=no';

/** Robots that fetch for training only; those that fetch for search or for a reader's question stay welcome. */
const trainers = [
  'GPTBot',
  'ClaudeBot',
  'CCBot',
  'Google-Extended',
  'Applebot-Extended',
  'Bytespider',
  'meta-externalagent',
];

export function robots(base: string): string {
  return [
    'User-agent: *',
    `Content-Signal: ${signals}`,
    'Allow: /',
    '',
    ...trainers.map((name) => `User-agent: ${name}`),
    'Disallow: /',
    '',
    `Sitemap: ${absolute(paths.sitemap, base)}`,
    `Sitemap: ${absolute(paths.newsSitemap, base)}`,
    '',
  ].join('\n');
}
