/** What a secret looks like, by kind. Sources: the documentation of each issuer on the form of its tokens. */
const patterns: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ['a Telegram bot token', /\b\d{8,10}:[A-Za-z0-9_-]{35}\b/],
  ['a private key', /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/],
  ['a GitHub token', /\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{60,})/],
  ['an AWS access key', /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/],
  ['a Slack token', /\bxox[abprs]-[A-Za-z0-9-]{10,}/],
  ['an API key', /\bsk-(?:ant-|proj-)?[A-Za-z0-9_-]{32,}/],
  ['an npm token', /\bnpm_[A-Za-z0-9]{36}\b/],
];

/** The kinds of secrets a text seems to hold. */
export function secretsIn(text: string): string[] {
  return patterns.filter(([, pattern]) => pattern.test(text)).map(([kind]) => kind);
}
