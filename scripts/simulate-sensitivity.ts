// Plants one bug after the other into a scratch copy of the tree and runs the simulation until a seed fails:
// `npm run simulate:sensitivity [-- --only NAME] [--seeds MOST]`. docs/simulation.md
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runSeeds } from '../test/simulation/workers';

const PLANTED = 'test/simulation/planted';
const SCRATCH = '.cache/planted';
/** Bugs tried at a time, each by one process of its own: most of the time goes into beginning. */
const AT_ONCE = 2;

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    from: { type: 'string', default: '' },
    seeds: { type: 'string', default: '300' },
  },
});
const most = Number(values.seeds);

type Result = {
  readonly name: string;
  readonly breaks: string;
  readonly seeds: number;
  readonly caught: string | null;
};

/** A copy with the bug in it. */
const plant = (name: string): string => {
  const root = resolve(SCRATCH, name.replace('.diff', ''));
  rmSync(root, { recursive: true, force: true });
  mkdirSync(join(root, '.cache'), { recursive: true });
  for (const part of ['src', 'test', 'local', 'tsconfig.json', 'package.json'])
    cpSync(part, join(root, part), { recursive: true });
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'));
  if (existsSync('.cache/mariadb')) symlinkSync(resolve('.cache/mariadb'), join(root, '.cache/mariadb'));
  const applied = spawnSync('git', [
    'apply',
    `--directory=${SCRATCH}/${name.replace('.diff', '')}`,
    join(PLANTED, name),
  ]);
  if (applied.status !== 0) throw new Error(`${name} does not apply: ${applied.stderr}`);
  return root;
};

const tryOut = async (name: string): Promise<Result> => {
  const root = plant(name);
  let seeds = 0;
  let caught: string | null = null;
  const upTo = function* () {
    for (let seed = 1; seed <= most; seed += 1) yield seed;
  };
  const see = ({ seed, complaints }: { seed: number; complaints: readonly string[] }) => {
    seeds += 1;
    if (complaints[0] !== undefined) caught ??= `seed ${seed}: ${complaints[0].split('\n')[0]}`;
    return caught === null;
  };
  // A tree that does not even run is nothing that was caught: that is thrown, and ends it all.
  await runSeeds({ seeds: upTo(), workers: 1, root, see });
  rmSync(root, { recursive: true, force: true });
  const breaks = /^Breaks: (.*)$/m.exec(readFileSync(join(PLANTED, name), 'utf8'))?.[1] ?? '';
  return { name, breaks, seeds, caught };
};

const main = async () => {
  const names = readdirSync(PLANTED).filter(
    (name) => name.endsWith('.diff') && name.includes(values.only) && name >= values.from,
  );
  const results: Result[] = [];
  const left = names.sort();
  const work = async () => {
    for (let name = left.shift(); name !== undefined; name = left.shift()) {
      const result = await tryOut(name);
      results.push(result);
      const { caught, seeds, breaks } = result;
      console.log(`${caught === null ? 'MISSED' : 'caught'} ${name} after ${seeds}: ${caught ?? breaks}`.slice(0, 260));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  results.sort((a, b) => a.name.localeCompare(b.name));
  const table = results.map(
    ({ name, breaks, seeds, caught }) =>
      `| ${name.replace('.diff', '')} | ${breaks} | ${caught === null ? 'missed' : seeds} |`,
  );
  writeFileSync('.cache/sensitivity.md', ['| Planted | Breaks | Seeds |', '|---|---|---|', ...table, ''].join('\n'));
  const caught = results.filter((result) => result.caught !== null).length;
  console.log(`${caught} of ${results.length} planted bugs caught`);
  process.exitCode = caught === results.length && results.length > 0 ? 0 : 1;
};

main().catch((error: unknown) => {
  console.log(error instanceof Error ? error.stack : String(error));
  process.exitCode = 1;
});
