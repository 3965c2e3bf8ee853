import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { command } from '../steps';

type Cruise = {
  readonly modules: readonly { readonly source: string }[];
  readonly summary: {
    readonly violations: readonly {
      readonly from: string;
      readonly to: string;
      readonly rule: { readonly name: string };
    }[];
  };
};

const sources = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /[.](ts|tsx)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));

/**
 * Holds `src` and `local` against `.dependency-cruiser.cjs`. With a TypeScript it does not know, the cruiser sees
 * nothing and passes: so it must have seen at least as many modules as `src` has files.
 */
export const checkArchitecture = async (): Promise<void> => {
  const cruise = await cruised(['src', 'local']);
  const seen = cruise.modules.filter(({ source }) => source.startsWith('src/')).length;
  const expected = sources('src').length;
  if (seen < expected) throw new Error(`dependency-cruiser saw ${seen} of ${expected} files of src`);
  if (cruise.summary.violations.length > 0) throw new Error(cruise.summary.violations.map(inWords).join('\n'));
};

/** What dependency-cruiser finds in these folders, violations included. */
export const cruised = async (
  folders: readonly string[],
  config = '.dependency-cruiser.cjs',
  root = process.cwd(),
): Promise<Cruise> => {
  const program = resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [program, ...folders, '--config', config, '--output-type', 'json'];
  const output = await command(process.execPath, args, { cwd: root }).catch((error: Error) => error.message);
  const json = output.slice(output.indexOf('{'), output.lastIndexOf('}') + 1);
  if (json === '') throw new Error(output);
  return JSON.parse(json) as Cruise;
};

const inWords = ({ rule, from, to }: Cruise['summary']['violations'][number]): string =>
  `${rule.name}: ${from} → ${to}`;
