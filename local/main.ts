// npm start: the app on a local Jira. One line on stdout when pages and API serve; everything else on stderr.
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { ImportError, importFiles } from './data/import';
import type { Loaded } from './data/loaded';
import { generateStudio } from './data/studio';
import { BadFlag, type Flags, readFlags, USAGE } from './flags';
import { startDesk } from './forge/desk';
import type { Desk } from './forge/desk-types';
import { BadFolder, isKept } from './forge/state';
import { BadSite, credentialsFrom } from './site/address';
import { askerOf } from './site/call';
import { connectSite } from './site/connect';
import { type RemoteSite, remoteSite } from './site/remote-jira';

const load = async ({ files, issues, seed, now }: Flags): Promise<Loaded> =>
  files.length > 0
    ? importFiles(files, now === null ? {} : { now })
    : generateStudio({ seed, issues, now: now ?? Date.now() });

/** The world to start with; null where one is kept, which may still turn out to be none. */
const firstWorld = async (flags: Flags): Promise<Loaded | null> => {
  const { data, ofTheWorld } = flags;
  if (data === null || !isKept(data)) return load(flags);
  if (ofTheWorld.length > 0)
    console.error(`going on with the desk in ${data}: --${ofTheWorld.join(' and --')} plays no part`);
  return null;
};

/** A real site, once it has said who one is; asked before anything is built, so that a wrong token is told at once. */
const siteOf = async ({ site: origin, allowWrites }: Flags) => {
  if (origin === null) return null;
  const ask = askerOf(origin, credentialsFrom(process.env));
  const loaded = await connectSite(origin, ask);
  console.error(`${origin} is ${allowWrites ? 'read and changed' : 'only read'}, as the account of the token`);
  return { loaded, remote: remoteSite({ world: loaded.world, ask, allowWrites }) };
};

const start = async (flags: Flags, loaded: Loaded | null, site: RemoteSite | null): Promise<Desk> => {
  const { build } = await import('../scripts/build');
  const { port, now, points, sqlLatencyMs, data } = flags;
  await build({ quiet: false });
  return startDesk({
    port,
    now,
    points,
    sqlLatencyMs,
    data,
    site,
    load: async () => loaded ?? load(flags),
    app: process.cwd(),
    bundle: resolve('dist/forge'),
  });
};

const openInBrowser = (url: string) => {
  const opener =
    process.platform === 'darwin'
      ? 'open'
      : process.env.DISPLAY !== undefined || process.env.WAYLAND_DISPLAY !== undefined
        ? 'xdg-open'
        : null;
  if (opener !== null)
    spawn(opener, [url], { stdio: 'ignore', detached: true })
      .on('error', () => {})
      .unref();
};

const HARD_STOP_MS = 4500;

/** A signal ends everything, also while it is still starting: what is up by then ends with this process. */
const stopOnSignals = (): { desk: Desk | null } => {
  const started: { desk: Desk | null } = { desk: null };
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), HARD_STOP_MS).unref();
    (started.desk?.stop() ?? Promise.resolve()).then(
      () => process.exit(0),
      (error: unknown) => {
        console.error('desk:', error);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  return started;
};

const main = async () => {
  const flags = readFlags(process.argv.slice(2), process.env.INIT_CWD ?? process.cwd());
  // A large studio keeps this thread busy for long: as long as there is nothing to end, a signal ends just this process.
  const site = await siteOf(flags);
  const loaded = site?.loaded ?? (await firstWorld(flags));
  const started = stopOnSignals();
  started.desk = await start(flags, loaded, site?.remote ?? null);
  process.stdout.write(`ready ${started.desk.url}/\n`);
  if (flags.open) openInBrowser(started.desk.url);
};

main().catch((error: unknown) => {
  const known =
    error instanceof BadFlag || error instanceof BadFolder || error instanceof ImportError || error instanceof BadSite;
  console.error(known ? error.message : error);
  if (error instanceof BadFlag) console.error(USAGE);
  process.exit(known ? 2 : 1);
});
