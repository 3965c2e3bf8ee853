import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import mysql from 'mysql2/promise';

/** A MariaDB of this desk's own, on a socket inside its folder; nobody else can reach it. */
export type Database = { readonly pool: mysql.Pool; stop(): Promise<void> };

/** Where MariaDB is: the system's, or the one that scripts/ensure unpacked. */
const installation = (): { server: string; base: string | null } => {
  const unpacked = resolve('.cache/mariadb/root/usr');
  for (const base of [unpacked, null]) {
    const folders =
      base === null ? ['/usr/sbin', '/usr/bin', '/usr/local/bin', '/opt/homebrew/bin'] : [join(base, 'sbin')];
    const server = folders.flatMap((folder) => [join(folder, 'mariadbd'), join(folder, 'mysqld')]).find(existsSync);
    if (server !== undefined) return { server, base };
  }
  throw new Error(
    'MariaDB is missing. Run `node scripts/ensure.mjs start`, or install the package mariadb-server-core',
  );
};

const libraryPath = (base: string | null): NodeJS.ProcessEnv => {
  if (base === null) return process.env;
  const lib = join(base, 'lib');
  const folders = [
    lib,
    ...readdirSync(lib)
      .filter((name) => name.includes('-linux-'))
      .map((name) => join(lib, name)),
  ];
  return { ...process.env, LD_LIBRARY_PATH: [...folders, process.env.LD_LIBRARY_PATH].filter(Boolean).join(':') };
};

/** Starts MariaDB on `folder`, which it fills when empty, and opens a pool on the installation's own database. */
export const startDatabase = async (folder: string): Promise<Database> => {
  const { server, base } = installation();
  const data = join(folder, 'mysql');
  // A short path in a folder of its own: sockets have paths of at most 107 signs, and this one asks for no password.
  const sockets = mkdtempSync(join(tmpdir(), 'atelier-sql-'));
  const socket = join(sockets, 's');
  mkdirSync(data, { recursive: true });
  const env = libraryPath(base);
  const user = process.getuid?.() === 0 ? ['--user=root'] : [];
  const child = spawn(server, ['--no-defaults', ...user, ...options(data, socket, base)], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  // However this process ends, its database ends with it.
  const end = () => {
    child.kill('SIGKILL');
    rmSync(sockets, { recursive: true, force: true });
  };
  process.once('exit', end);
  child.once('close', () => process.removeListener('exit', end));
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-3000);
  });
  await reachable(socket, child, () => said);
  const stop = async () => {
    await stopped(child);
    rmSync(sockets, { recursive: true, force: true });
  };
  return { pool: await openPool(socket), stop };
};

const options = (data: string, socket: string, base: string | null): string[] => [
  `--datadir=${data}`,
  `--socket=${socket}`,
  `--pid-file=${join(data, 'db.pid')}`,
  ...(base === null ? [] : [`--basedir=${base}`, `--lc-messages-dir=${join(base, 'share/mysql')}`]),
  '--skip-networking',
  // No accounts, so no tables of accounts to set up: the socket stands in a folder that only this user may enter.
  '--skip-grant-tables',
  '--skip-log-bin',
  '--innodb-flush-log-at-trx-commit=0',
  '--innodb-doublewrite=0',
  '--innodb-buffer-pool-size=256M',
  '--innodb-log-file-size=64M',
  '--max-allowed-packet=64M',
  '--default-time-zone=+00:00',
  '--character-set-server=utf8mb4',
  '--collation-server=utf8mb4_bin',
  '--sql-mode=STRICT_TRANS_TABLES,ONLY_FULL_GROUP_BY,NO_ZERO_DATE,NO_ZERO_IN_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION',
];

const reachable = async (socket: string, child: ChildProcess, said: () => string): Promise<void> => {
  const deadline = Date.now() + 30_000;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`MariaDB ended with ${child.exitCode}:\n${said()}`);
    const connection = await mysql.createConnection({ socketPath: socket, user: 'root' }).catch(() => null);
    if (connection !== null) return connection.end();
    if (Date.now() > deadline) throw new Error(`MariaDB did not answer within 30 s:\n${said()}`);
    await new Promise((next) => setTimeout(next, 40));
  }
};

const openPool = async (socketPath: string): Promise<mysql.Pool> => {
  const connection = await mysql.createConnection({ socketPath, user: 'root' });
  await connection.query('CREATE DATABASE IF NOT EXISTS installation_1 CHARACTER SET utf8mb4 COLLATE utf8mb4_bin');
  await connection.end();
  return mysql.createPool({
    socketPath,
    user: 'root',
    database: 'installation_1',
    connectionLimit: 10,
    dateStrings: true,
    supportBigNumbers: true,
    charset: 'utf8mb4',
  });
};

const stopped = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    const hard = setTimeout(() => child.kill('SIGKILL'), 3000);
    child.once('close', () => {
      clearTimeout(hard);
      resolve();
    });
    child.kill('SIGTERM');
  });
