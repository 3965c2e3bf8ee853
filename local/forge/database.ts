import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mysql from 'mysql2/promise';
import { mariadb } from './programs';

/** A MariaDB of this desk's own, on a socket inside its folder; nobody else can reach it. */
export type Database = { readonly pool: mysql.Pool; stop(): Promise<void> };

/** Starts MariaDB on `folder`, which it fills when empty, and opens a pool on the installation's own database. */
export const startDatabase = async (folder: string): Promise<Database> => {
  const { server, env, options: own } = mariadb();
  const data = join(folder, 'mysql');
  // MariaDB empties its folder of temporary tables when it starts: in one that several share, it takes those of the others.
  const temporary = join(folder, 'mysql-temporary');
  // A short path in a folder of its own: sockets have paths of at most 107 signs, and this one asks for no password.
  const sockets = mkdtempSync(join(tmpdir(), 'atelier-sql-'));
  const socket = join(sockets, 's');
  for (const path of [data, temporary]) mkdirSync(path, { recursive: true });
  const child = spawn(server, ['--no-defaults', ...own, ...options(data, temporary, socket)], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let isWanted = false;
  // However this process ends, its database ends with it.
  const end = () => {
    isWanted = true;
    child.kill('SIGKILL');
    rmSync(sockets, { recursive: true, force: true });
  };
  process.once('exit', end);
  let said = '';
  child.once('close', (code, signal) => {
    process.removeListener('exit', end);
    // All that follows fails for a reason that nothing else tells.
    if (!isWanted) console.error(`desk: MariaDB ended by itself (${signal ?? code}):\n${said}`);
  });
  child.once('error', (error) => {
    said += error.message;
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-3000);
  });
  await reachable(socket, child, () => said).catch((error: unknown) => {
    end();
    throw error;
  });
  const stop = async () => {
    isWanted = true;
    await stopped(child);
    rmSync(sockets, { recursive: true, force: true });
  };
  return { pool: await openPool(socket), stop };
};

const options = (data: string, temporary: string, socket: string): string[] => [
  `--datadir=${data}`,
  `--tmpdir=${temporary}`,
  `--socket=${socket}`,
  `--pid-file=${join(data, 'db.pid')}`,
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
    if (child.exitCode !== null || child.pid === undefined)
      throw new Error(`MariaDB ended with ${child.exitCode}:\n${said()}`);
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
