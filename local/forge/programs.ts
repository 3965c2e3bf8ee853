import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';

const FOLDERS = ['/usr/sbin', '/usr/local/sbin', '/usr/bin', '/usr/local/bin', '/opt/homebrew/bin'];

/** The first program of these names on the path, or where systems keep servers and browsers. */
export const onPath = (...names: readonly string[]): string | undefined =>
  names
    .flatMap((name) => [...(process.env.PATH ?? '').split(delimiter), ...FOLDERS].map((folder) => join(folder, name)))
    .find((path) => existsSync(path));

export type Mariadb = { readonly server: string; readonly env: NodeJS.ProcessEnv; readonly options: readonly string[] };

/** MariaDB's server: the one that scripts/ensure unpacked, else the system's; with what it needs to run from there. */
export const mariadb = (): Mariadb => {
  const base = resolve('.cache/mariadb/root/usr');
  const unpacked = join(base, 'sbin/mariadbd');
  // Root may start it only when told so.
  const user = process.getuid?.() === 0 ? ['--user=root'] : [];
  if (existsSync(unpacked))
    return {
      server: unpacked,
      env: { ...process.env, LD_LIBRARY_PATH: libraries(base) },
      options: [...user, `--basedir=${base}`, `--lc-messages-dir=${join(base, 'share/mysql')}`],
    };
  const server = onPath('mariadbd') ?? onPath('mysqld');
  if (server === undefined || !isMariadb(server))
    throw new Error(
      'MariaDB is missing. Run `node scripts/ensure.mjs start`, or install the package mariadb-server-core',
    );
  return { server, env: process.env, options: user };
};

/** `mysqld` may be MySQL's, which cannot stand in. */
const isMariadb = (server: string): boolean =>
  server.endsWith('mariadbd') || /mariadb/i.test(spawnSync(server, ['--version'], { encoding: 'utf8' }).stdout);

const libraries = (base: string): string => {
  const lib = join(base, 'lib');
  const folders = readdirSync(lib)
    .filter((name) => name.includes('-linux-'))
    .map((name) => join(lib, name));
  return [...folders, lib, process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
};
