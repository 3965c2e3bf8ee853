import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { run, say } from './run.mjs';

const PATIENCE_MS = 10 * 60_000;
const AGAIN_MS = Number(process.env.ATELIER_APT_AGAIN_MS ?? 2000);
// Of the package database, of the lists and of the archives; only the first has an option to wait for it.
const LOCKED = /Could not get lock|Unable to (acquire|lock)|is another process using it/i;
const INTERRUPTED = /dpkg was interrupted/;

const env = () => ({ ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' });

/** apt-get; waits while another one holds its locks, and mends what an earlier one left half done. True when it succeeded. */
const aptGet = async (...args) => {
  const deadline = Date.now() + PATIENCE_MS;
  for (let waits = 0, mended = false; ; ) {
    const { code, said } = await run('apt-get', args, { env: env(), hide: (text) => LOCKED.test(text) });
    if (code === 0) return true;
    if (INTERRUPTED.test(said) && !mended) {
      mended = true;
      await run('dpkg', ['--configure', '-a'], { env: env() });
    } else if (LOCKED.test(said) && Date.now() < deadline) await turn(waits++);
    else return false;
  }
};

const turn = async (waits) => {
  if (waits === 0) say('another package manager is at work: waiting for it (at most ten minutes) …');
  await new Promise((next) => setTimeout(next, AGAIN_MS));
};

/** Installs Debian packages for everybody; needs root. */
export const install = async (...names) =>
  (await aptGet('update', '-qq')) && aptGet('install', '-y', '-qq', '--no-install-recommends', ...names);

/**
 * Debian packages, with those they need and the system lacks, unpacked into `folder`/root without being root:
 * package lists and archives of this folder's own, so neither the system's locks nor its (perhaps empty) lists matter.
 */
export const unpack = async (folder, names) => {
  rmSync(folder, { recursive: true, force: true });
  const [lists, archives, root] = ['lists', 'cache/archives', 'new'].map((name) => join(folder, name));
  for (const path of [join(lists, 'partial'), join(archives, 'partial'), root]) mkdirSync(path, { recursive: true });
  const own = [
    `Dir::State::lists=${lists}`,
    `Dir::State::extended_states=${join(folder, 'extended_states')}`,
    `Dir::Cache=${join(folder, 'cache')}`,
    'Debug::NoLocking=1',
  ].flatMap((option) => ['-o', option]);
  const wanted = ['--download-only', '--no-install-recommends', ...names];
  if (!(await aptGet(...own, 'update', '-qq')) || !(await aptGet(...own, 'install', '-y', '-qq', ...wanted)))
    return false;
  for (const deb of readdirSync(archives).filter((name) => name.endsWith('.deb'))) {
    const { code } = await run('dpkg-deb', ['-x', join(archives, deb), root]);
    if (code !== 0) return false;
  }
  for (const used of ['lists', 'cache']) rmSync(join(folder, used), { recursive: true, force: true });
  return true;
};
