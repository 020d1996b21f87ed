import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';

export interface Running {
  readonly url: string;
  stop(): Promise<void>;
}

/** A port nobody listens on, for programs that cannot choose one themselves. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

/**
 * The path of a server from the Debian package of its name. As root a missing one is installed; else the caller skips
 * its tests, and this says so.
 */
export function findServer(name: 'nginx' | 'caddy', install: boolean): string | undefined {
  const found = () =>
    [...(process.env['PATH'] ?? '').split(':'), '/usr/sbin', '/usr/local/sbin']
      .map((folder) => path.join(folder, name))
      .find((file) => spawnSync(file, [name === 'nginx' ? '-v' : 'version']).status === 0);
  const present = found();
  if (present) return present;
  if (install && process.getuid?.() === 0) {
    const script = `apt-get install -y -qq --no-install-recommends ${name} || { apt-get update -qq && apt-get install -y -qq --no-install-recommends ${name}; }`;
    // Debian starts a server when it installs one; this one is for the test alone.
    spawnSync('sh', ['-c', `command -v apt-get && ${script}`], {
      stdio: 'ignore',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' },
    });
  }
  const installed = found();
  if (!installed) console.warn(`SKIPPED: ${name} is not installed, so its tests did not run. apt-get install ${name}`);
  return installed;
}

/** Runs nginx in the foreground with a site's configuration inside a minimal `http` block. */
export async function startNginx(nginx: string, folder: string, configuration: string, url: string): Promise<Running> {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'nginx.conf');
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (one) => `${one}_temp_path ${folder}/${one};`,
  );
  writeFileSync(path.join(folder, 'site.conf'), configuration);
  // The worker of a root nginx is another user, who may not read a folder of ours.
  const user = process.getuid?.() === 0 ? 'user root; ' : '';
  writeFileSync(
    file,
    `${user}daemon off; pid ${folder}/pid; error_log ${folder}/error.log; worker_processes 1; events {}
http { access_log off; ${temporary.join(' ')} include ${folder}/site.conf; }\n`,
  );
  const checked = spawnSync(nginx, ['-t', '-q', '-e', `${folder}/error.log`, '-c', file], { encoding: 'utf8' });
  if (checked.status !== 0 || checked.stderr) throw new Error(`nginx -t: ${checked.stderr}`);
  return start(nginx, ['-e', `${folder}/error.log`, '-c', file], url);
}

/** Runs Caddy with a Caddyfile, its own state kept in the folder. */
export async function startCaddy(caddy: string, folder: string, configuration: string, url: string): Promise<Running> {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'Caddyfile');
  writeFileSync(file, `{\n  admin off\n  auto_https off\n}\n${configuration}`);
  const checked = spawnSync(caddy, ['validate', '--config', file, '--adapter', 'caddyfile'], { encoding: 'utf8' });
  if (checked.status !== 0) throw new Error(`caddy validate: ${checked.stderr}`);
  return start(caddy, ['run', '--config', file, '--adapter', 'caddyfile'], url, { HOME: folder });
}

async function start(program: string, args: string[], url: string, env: Record<string, string> = {}): Promise<Running> {
  const child = spawn(program, args, { stdio: 'ignore', env: { ...process.env, ...env } });
  for (let tries = 0; tries < 200; tries += 1) {
    if (await fetch(url, { method: 'HEAD' }).then(Boolean, () => false)) return { url, stop: () => stop(child) };
    if (child.exitCode !== null) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await stop(child);
  throw new Error(`${program} did not answer at ${url} (exit code ${child.exitCode}).`);
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}
