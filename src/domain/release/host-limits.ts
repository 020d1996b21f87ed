import type { Finding } from '#domain/release/finding.ts';
import type { SiteFacts } from '#domain/release/site-facts.ts';

interface Limits {
  readonly name: string;
  readonly files?: number;
  readonly fileMegabytes?: number;
  readonly totalMegabytes?: number;
}

/** What hosts take, as they document it. One's own server takes what its disk holds. */
export const hostLimits = {
  // https://developers.cloudflare.com/pages/platform/limits/ (free plan)
  cloudflare: { name: 'Cloudflare Pages', files: 20_000, fileMegabytes: 25 },
  // https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits
  github: { name: 'GitHub Pages', totalMegabytes: 1000, fileMegabytes: 100 },
  // https://docs.netlify.com/ names no number of files a site; one folder holds at most 54,000.
  netlify: { name: 'Netlify', files: 54_000 },
  own: { name: 'your server' },
} satisfies Record<string, Limits>;

export type HostName = keyof typeof hostLimits;

/** Where the built site is more than its host takes. */
export function overLimits({ files }: SiteFacts, host: HostName): Finding[] {
  const limits: Limits = hostLimits[host];
  const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);
  const total = [...files.values()].reduce((sum, bytes) => sum + bytes, 0);
  const found: Finding[] = [];
  if (limits.files && files.size > limits.files)
    found.push({
      code: 'too-many-files',
      file: '',
      args: { count: String(files.size), host: limits.name, max: String(limits.files) },
    });
  if (limits.totalMegabytes && total > limits.totalMegabytes * 1e6)
    found.push({
      code: 'site-too-large',
      file: '',
      args: { size: megabytes(total), host: limits.name, max: String(limits.totalMegabytes) },
    });
  const max = limits.fileMegabytes;
  if (max)
    for (const [file, bytes] of files)
      if (bytes > max * 1e6)
        found.push({
          code: 'file-too-large',
          file,
          args: { size: megabytes(bytes), host: limits.name, max: String(max) },
        });
  return found;
}
