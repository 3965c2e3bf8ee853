// npm start: the app on a local Jira. One line on stdout when pages and API serve; everything else on stderr.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ImportError, importFiles } from './data/import';
import type { Loaded } from './data/loaded';
import { generateStudio } from './data/studio';
import { startDesk } from './forge/desk';
import type { Desk } from './forge/desk-types';

/** A flag that cannot be understood, in words. */
class BadFlag extends Error {}

const USAGE =
  'npm start -- [--port N] [--no-open] [--import FILE…] [--issues N] [--seed N] [--now ISO] [--points N] [--sql-latency MS] [--data DIR]';

type Flags = {
  port: number;
  open: boolean;
  files: string[];
  issues: number;
  seed: number;
  now: number | null;
  points: number;
  sqlLatencyMs: number;
  data: string | null;
};

const readFlags = (args: readonly string[]): Flags => {
  const { values, positionals } = parsed(args);
  if (positionals.length > 0 && values.import === undefined) throw new BadFlag(`${positionals[0]} belongs to no flag`);
  return {
    port: whole('port', values.port, 4300, 1, 64_998),
    open: values['no-open'] !== true,
    files: [...(values.import ?? []), ...positionals],
    issues: whole('issues', values.issues, 3000, 1, 1_000_000),
    seed: whole('seed', values.seed, 1, 0, 2 ** 31),
    now: values.now === undefined ? null : moment(values.now),
    points: whole('points', values.points, 10_000_000, 1, 1_000_000_000),
    sqlLatencyMs: whole('sql-latency', values['sql-latency'], 0, 0, 10_000),
    data: values.data === undefined ? null : resolve(callersFolder(), values.data),
  };
};

const parsed = (args: readonly string[]) => {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        port: text,
        'no-open': { type: 'boolean' },
        import: { type: 'string', multiple: true },
        issues: text,
        seed: text,
        now: text,
        points: text,
        'sql-latency': text,
        data: text,
      },
    });
  } catch (error) {
    throw new BadFlag(error instanceof Error ? error.message : String(error));
  }
};

const callersFolder = (): string => process.env.INIT_CWD ?? process.cwd();

const whole = (flag: string, value: string | undefined, otherwise: number, least: number, most: number): number => {
  if (value === undefined) return otherwise;
  const number = Number(value);
  if (!Number.isInteger(number) || number < least || number > most)
    throw new BadFlag(`--${flag} takes a whole number from ${least} to ${most}, not ${value}`);
  return number;
};

const moment = (value: string): number => {
  const at = Date.parse(value);
  if (Number.isNaN(at)) throw new BadFlag(`--now takes an instant such as 2026-11-24T09:00:00Z, not ${value}`);
  return at;
};

const load = async ({ files, issues, seed, now }: Flags): Promise<Loaded> => {
  if (files.length > 0)
    return importFiles(
      files.map((file) => resolve(callersFolder(), file)),
      now === null ? {} : { now },
    );
  return generateStudio({ seed, issues, now: now ?? Date.now() });
};

const start = async (flags: Flags): Promise<Desk> => {
  const { build } = await import('../scripts/build');
  const { port, points, sqlLatencyMs, data } = flags;
  const kept = data !== null && existsSync(join(data, 'installed'));
  const [loaded] = await Promise.all([kept ? null : load(flags), build({ quiet: false })]);
  return startDesk({
    port,
    points,
    sqlLatencyMs,
    data,
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
  const flags = readFlags(process.argv.slice(2));
  const started = stopOnSignals();
  started.desk = await start(flags);
  process.stdout.write(`ready ${started.desk.url}/\n`);
  if (flags.open) openInBrowser(started.desk.url);
};

main().catch((error: unknown) => {
  if (error instanceof BadFlag) console.error(`${error.message}\n${USAGE}`);
  else if (error instanceof ImportError) console.error(error.message);
  else console.error(error);
  process.exit(error instanceof BadFlag || error instanceof ImportError ? 2 : 1);
});
