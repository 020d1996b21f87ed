import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';

export interface Postgres {
  /** Address of a new, empty database. */
  database(name: string): string;
  stop(): void;
}

const root = '/usr/lib/postgresql';

/**
 * Starts a real PostgreSQL server from the system's package, in a folder of its own; it refuses to run as root, so root
 * hands it to the user `postgres` the package made.
 * @returns undefined, after saying so, where there is none.
 */
export async function startPostgres(): Promise<Postgres | undefined> {
  const version = existsSync(root) ? readdirSync(root).sort().at(-1) : undefined;
  if (!version) {
    console.warn(
      'SKIPPED here: PostgreSQL is not installed (apt-get install postgresql), so its journal was not tested.',
    );
    return undefined;
  }
  const bin = path.join(root, version, 'bin');
  const folder = mkdtempSync(path.join(tmpdir(), 'brief-pg-'));
  const isRoot = userInfo().uid === 0;
  const as = (program: string, ...args: string[]) => {
    const command = [path.join(bin, program), ...args];
    const [first = '', ...rest] = isRoot ? ['runuser', '-u', 'postgres', '--', ...command] : command;
    // Never a pipe: the server inherits it, and the call would wait for the server's end.
    return spawnSync(first, rest, { cwd: folder, encoding: 'utf8', stdio: 'ignore' }).status;
  };
  if (isRoot) {
    const id = (flag: string) => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout);
    chownSync(folder, id('-u'), id('-g'));
  }
  const port = await freePort();
  const data = path.join(folder, 'data');
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder} -c fsync=off`;
  const made = as('initdb', '-D', data, '-U', 'brief', '-A', 'trust', '--no-sync');
  const started =
    made === 0 && as('pg_ctl', '-D', data, '-w', '-l', path.join(folder, 'log'), '-o', options, 'start') === 0;
  if (!started) {
    console.warn('SKIPPED here: PostgreSQL is installed but could not be started, so its journal was not tested.');
    rmSync(folder, { recursive: true, force: true });
    return undefined;
  }
  return {
    database(name) {
      if (as('createdb', '-h', '127.0.0.1', '-p', String(port), '-U', 'brief', name) !== 0)
        throw new Error(`The database ${name} could not be made.`);
      return `postgres://brief:a-secret-password@127.0.0.1:${port}/${name}`;
    },
    stop() {
      as('pg_ctl', '-D', data, '-m', 'immediate', '-w', 'stop');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A port that is free now: two checkouts may run their tests at once. */
function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    }),
  );
}
