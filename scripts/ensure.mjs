// Installs what is missing or out of date, says on stderr what it does, and is silent when all is there.
// `node scripts/ensure.mjs start|test|check|build|bench|eval`
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const cache = join(root, '.cache');
const say = (text) => process.stderr.write(`${text}\n`);

const main = () => {
  const what = process.argv[2] ?? 'start';
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) stop(`Node 20.19 or newer is needed; this is ${process.version}`);
  process.chdir(root);
  mkdirSync(cache, { recursive: true });
  alone(() => {
    packages();
    if (['start', 'test', 'bench'].includes(what)) mariadb();
    if (['test', 'bench'].includes(what)) chromium();
  });
};

const stop = (text) => {
  say(text);
  process.exit(1);
};

/** One set-up at a time in a checkout; a lock whose owner is gone is taken over. */
const alone = (work) => {
  const lock = join(cache, 'ensure.lock');
  for (let tries = 0; ; tries++) {
    try {
      const file = openSync(lock, 'wx');
      writeFileSync(file, String(process.pid));
      closeSync(file);
      break;
    } catch {
      if (!alive(lock)) rmSync(lock, { force: true });
      else if (tries === 0) say('waiting for another set-up of this checkout …');
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
    }
  }
  try {
    work();
  } finally {
    rmSync(lock, { force: true });
  }
};

const alive = (lock) => {
  try {
    const pid = Number(readFileSync(lock, 'utf8'));
    if (pid === 0) return Date.now() - statSync(lock).mtimeMs < 2000;
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** Runs a program with its output on stderr; false when it failed. */
const ran = (program, args, options = {}) => {
  const { status } = spawnSync(program, args, { stdio: ['ignore', 2, 2], ...options });
  return status === 0;
};

const packages = () => {
  const stamp = join(root, 'node_modules', '.atelier-stamp');
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  say('installing packages (about a minute) …');
  if (!ran('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']))
    stop('npm ci failed; see above');
  writeFileSync(stamp, wanted);
};

const onPath = (...names) =>
  [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin', '/usr/bin', '/opt/homebrew/bin']
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((path) => existsSync(path));

const isDebian = () => existsSync('/etc/debian_version') && onPath('apt-get') !== undefined;
const isRoot = () => process.getuid?.() === 0;

const apt = (...names) => {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return (
    ran('apt-get', ['update', '-qq'], { env }) &&
    ran('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], { env })
  );
};

const mariadb = () => {
  const unpacked = join(cache, 'mariadb', 'root', 'usr', 'sbin', 'mariadbd');
  if (
    existsSync(unpacked) ||
    (onPath('mariadbd', 'mysqld') !== undefined && onPath('mariadb-install-db', 'mysql_install_db') !== undefined)
  )
    return;
  if (!isDebian()) stop('MariaDB is missing. Install its server, for example: brew install mariadb');
  say('installing MariaDB (half a minute) …');
  if (
    isRoot() ? apt('mariadb-server-core') : unpack('mariadb', ['mariadb-server-core', 'mariadb-common', 'mysql-common'])
  )
    return;
  stop('MariaDB could not be installed; install the package mariadb-server-core');
};

const chromium = () => {
  if (process.env.CHROMIUM_PATH !== undefined || onPath('chromium', 'chromium-browser', 'google-chrome') !== undefined)
    return;
  if (!isDebian()) stop('Chromium is missing. Install it, or name it in CHROMIUM_PATH');
  if (!isRoot()) stop('Chromium is missing. Install it: sudo apt-get install chromium');
  say('installing Chromium (a minute) …');
  if (!apt('chromium', 'fonts-inter')) stop('Chromium could not be installed; install the package chromium');
};

/** Debian packages and the libraries they need, unpacked below .cache without being root. */
const unpack = (name, wanted) => {
  const folder = join(cache, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'debs'), { recursive: true });
  const names = [...new Set([...wanted, ...libraries(wanted)])];
  if (!ran('apt-get', ['download', ...names], { cwd: join(folder, 'debs') })) return false;
  return readdirSync(join(folder, 'debs')).every((deb) =>
    ran('dpkg', ['-x', join(folder, 'debs', deb), join(folder, 'root')]),
  );
};

const libraries = (wanted) => {
  const args = [
    'depends',
    '--recurse',
    '--no-recommends',
    '--no-suggests',
    '--no-conflicts',
    '--no-breaks',
    '--no-replaces',
    '--no-enhances',
    ...wanted,
  ];
  const text = execFileSync('apt-cache', args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  const missing = (library) => spawnSync('dpkg', ['-s', library], { stdio: 'ignore' }).status !== 0;
  return [...new Set(text.match(/^lib[\w.+-]+/gm) ?? [])].filter(missing);
};

main();
