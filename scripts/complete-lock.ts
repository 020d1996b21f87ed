import { readFileSync, writeFileSync } from 'node:fs';
import { run } from './run.ts';

/**
 * `npm run lock`: run after changing a dependency. A registry mirror that lacks another platform's optional binary makes
 * npm leave it out of the lock file, and `npm ci` then refuses on every machine. This adds what is missing, at the
 * version its parent asks for; without a hash, which only the full registry has and npm adds there.
 */
interface Locked {
  version?: string;
  optionalDependencies?: Record<string, string>;
  [field: string]: unknown;
}

await run(async () => {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Locked> };
  const { packages } = lock;
  let added = 0;
  for (const [place, locked] of Object.entries(packages))
    for (const [name, version] of Object.entries(locked.optionalDependencies ?? {})) {
      if (!/^\d/.test(version) || resolve(packages, place, name)?.version === version) continue;
      const top = `node_modules/${name}`;
      packages[packages[top] ? `${place}/${top}` : top] = { version, optional: true, ...platform(name) };
      added += 1;
    }
  lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`${added} optional packages of other platforms added to package-lock.json`);
  return 0;
});

/** The entry that `name` means for a package installed at `place`, as Node looks it up. */
function resolve(packages: Record<string, Locked>, place: string, name: string): Locked | undefined {
  for (let at = place; ; at = at.slice(0, at.lastIndexOf('/node_modules/'))) {
    const found = packages[`${at ? `${at}/` : ''}node_modules/${name}`];
    if (found) return found;
    if (!at.includes('/node_modules/')) return packages[`node_modules/${name}`];
  }
}

/** Platform fields from the name of a binary package, so that npm does not try to install it elsewhere. */
function platform(name: string): { os?: string[]; cpu?: string[]; libc?: string[] } {
  const os = /darwin|linux|android|freebsd|win32|windows/.exec(name)?.[0].replace('windows', 'win32');
  const cpu = /arm64|x64|ia32|wasm32|riscv64|s390x|ppc64|armv?[67]?|loong64/
    .exec(name)?.[0]
    .replace(/^armv?[67]$/, 'arm');
  const libc = /musl/.test(name) ? 'musl' : /gnu/.test(name) ? 'glibc' : undefined;
  return { ...(os && { os: [os] }), ...(cpu && { cpu: [cpu] }), ...(libc && { libc: [libc] }) };
}
