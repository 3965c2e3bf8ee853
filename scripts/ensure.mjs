// Installs what is missing or out of date, says on stderr what it does, and is silent when all is there.
// `node scripts/ensure.mjs start|test|check|build|bench|eval [script argument…]`; the script then runs in this very
// process: one process to signal, from the first moment on.
import { createHash } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, mariadb } from './ensure/programs.mjs';
import { run, say, stopOnSignals } from './ensure/run.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const cache = join(root, '.cache');
const lock = join(cache, 'ensure.lock');

const main = async () => {
  const [what = 'start', script, ...args] = process.argv.slice(2);
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) stop(`Node 20.19 or newer is needed; this is ${process.version}`);
  process.chdir(root);
  mkdirSync(cache, { recursive: true });
  await alone(async () => {
    await packages();
    if (['start', 'test', 'bench'].includes(what)) stopUnless(await mariadb(cache));
    if (['test', 'bench'].includes(what)) stopUnless(await chromium(cache));
  });
  if (script === undefined) return;
  process.argv = [process.argv[0], resolve(script), ...args];
  await import('tsx');
  createRequire(import.meta.url)(process.argv[1]);
};

let held = false;
const letGo = () => {
  if (held) rmSync(lock, { force: true });
  held = false;
};

const stop = (text) => {
  say(text);
  letGo();
  process.exit(1);
};
const stopUnless = (trouble) => {
  if (trouble !== null) stop(trouble);
};

/** One set-up at a time in a checkout; a lock whose owner is gone is taken over. */
const alone = async (work) => {
  for (let tries = 0; !taken(); tries++) {
    if (!alive()) rmSync(lock, { force: true });
    else if (tries === 0) say('waiting for another set-up of this checkout …');
    await new Promise((next) => setTimeout(next, 200));
  }
  const goOn = stopOnSignals(letGo);
  try {
    await work();
  } finally {
    goOn();
    letGo();
  }
};

const taken = () => {
  try {
    const file = openSync(lock, 'wx');
    writeFileSync(file, String(process.pid));
    closeSync(file);
    held = true;
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    return stop(`${cache} cannot be written: ${error.message}`);
  }
};

const alive = () => {
  try {
    const pid = Number(readFileSync(lock, 'utf8'));
    if (pid === 0) return Date.now() - statSync(lock).mtimeMs < 2000;
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};

const packages = async () => {
  const stamp = join(root, 'node_modules', '.atelier-stamp');
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  say('installing packages (about a minute) …');
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  if ((await run('npm', args)).code !== 0) stop('npm ci failed; see above');
  writeFileSync(stamp, wanted);
};

await main();
