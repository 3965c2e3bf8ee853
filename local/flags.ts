import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { instantOf } from './forge/instants';
import { siteOrigin } from './site/address';

/** A flag that cannot be understood, in words. */
export class BadFlag extends Error {}

export const USAGE =
  'npm start -- [--port N] [--no-open] [--import FILE…] [--issues N] [--seed N] [--now ISO] [--points N] [--sql-latency MS] [--data DIR]\nnpm start -- --site URL [--allow-writes] [--port N] [--no-open] [--sql-latency MS]';

export type Flags = {
  readonly port: number;
  readonly open: boolean;
  readonly files: readonly string[];
  readonly issues: number;
  readonly seed: number;
  readonly now: number | null;
  readonly points: number;
  readonly sqlLatencyMs: number;
  readonly data: string | null;
  /** The origin of a real site, asked in the place of the local Jira. */
  readonly site: string | null;
  readonly allowWrites: boolean;
  /** Flags that say which world to load: they play no part where one is kept. */
  readonly ofTheWorld: readonly string[];
};

/** The command line of `npm start`, checked; paths are relative to the caller's folder. */
export const readFlags = (args: readonly string[], callersFolder: string): Flags => {
  const { values, positionals } = parsed(args);
  if (positionals.length > 0 && values.import === undefined) throw new BadFlag(`${positionals[0]} belongs to no flag`);
  withSite(values);
  const path = (flag: string, value: string) => {
    if (value === '') throw new BadFlag(`--${flag} needs a path`);
    return resolve(callersFolder, value);
  };
  return {
    port: whole('port', values.port, 4300, 1, 64_998),
    open: values['no-open'] !== true,
    files: [...(values.import ?? []), ...positionals].map((file) => path('import', file)),
    issues: whole('issues', values.issues, 3000, 1, 1_000_000),
    seed: whole('seed', values.seed, 1, 0, 2 ** 31),
    now: values.now === undefined ? null : moment(values.now),
    points: whole('points', values.points, 10_000_000, 1, 1_000_000_000),
    sqlLatencyMs: whole('sql-latency', values['sql-latency'], 0, 0, 10_000),
    data: values.data === undefined ? null : path('data', values.data),
    site: values.site === undefined ? null : siteOrigin(values.site),
    allowWrites: values['allow-writes'] === true,
    ofTheWorld: (['import', 'issues', 'seed'] as const).filter((name) => values[name] !== undefined),
  };
};

/** What is of a world of the desk's own plays no part on a site, whose clock is the real one. */
const OWN = ['import', 'issues', 'seed', 'now', 'points', 'data'] as const;

const withSite = (values: ReturnType<typeof parsed>['values']): void => {
  if (values.site === undefined && values['allow-writes'] === true)
    throw new BadFlag('--allow-writes belongs to --site');
  const [other] = OWN.filter((name) => values[name] !== undefined);
  if (values.site !== undefined && other !== undefined) throw new BadFlag(`--site and --${other} do not go together`);
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
        site: text,
        'allow-writes': { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new BadFlag(error instanceof Error ? error.message : String(error));
  }
};

const whole = (flag: string, value: string | undefined, otherwise: number, least: number, most: number): number => {
  if (value === undefined) return otherwise;
  const number = /^\d+$/.test(value) ? Number(value) : Number.NaN;
  if (!(number >= least && number <= most))
    throw new BadFlag(`--${flag} takes a whole number from ${least} to ${most}, not "${value}"`);
  return number;
};

const moment = (value: string): number => {
  const at = instantOf(value);
  if (at === null)
    throw new BadFlag(`--now takes an instant such as 2026-11-24T09:00:00Z, from 1971 to 2037, not "${value}"`);
  return at;
};
