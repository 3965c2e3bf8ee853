// Checks that stand in use cases and in statements, each with what it becomes when somebody forgets it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Removal, removalsIn } from '../without';

export type Lever = {
  readonly file: string;
  readonly from: string;
  readonly to: string;
  /** The part of the suite that has to notice. */
  readonly seenBy: 'doors' | 'worlds';
  /** Of worlds: the door that would tell. */
  readonly door?: string;
};

const lever = (file: string, from: string, to: string, seenBy: Lever['seenBy'], door = ''): Lever => ({
  ...{ file: `src/${file}`, from, to, seenBy, door },
});

export const LEVERS: readonly Lever[] = [
  lever('adapters/jira/viewer-call.ts', '.asUser()', '.asApp()', 'doors'),
  lever('adapters/sql/grants.ts', 'p.account_id = ?', '(p.account_id = ? OR 1 = 1)', 'doors'),
  lever('resolvers/access-for.ts', "(grant === 'manager' || grant === 'granted')", 'true', 'doors'),
  lever('usecases/get-daily-loads.ts', '!known.secured && ', '', 'doors'),
  lever('usecases/may-count.ts', 'browseCheckedAt !== null && browseCheckedAt > since', 'true', 'doors'),
  lever('usecases/kpi/open-scope.ts', 'browsable.has(project)', 'true', 'doors'),
  lever('usecases/may-count.ts', '!secured && browsable.has(project)', 'browsable.has(project)', 'worlds', 'panel'),
  lever('usecases/may-count.ts', '!secured && browsable.has(project)', '!secured', 'worlds', 'daily loads'),
  lever('usecases/may-count.ts', 'if (site.settings.otherWork) return open;', 'return open;', 'worlds', 'suggestions'),
  lever('adapters/sql/kpi-where.ts', 'm.counts = 1', '1 = 1', 'worlds', 'KPIs'),
];

export const textWith = ({ file, from, to }: Lever): string => {
  const text = readFileSync(file, 'utf8');
  if (!text.includes(from)) throw new Error(`${file} has no "${from}" any more: mend test/doors/store/levers.ts`);
  return text.replaceAll(from, to);
};

/** Every place in the use cases that says `not-found`, taken out. */
export const notFoundRemovals = (): readonly (Removal & { readonly file: string })[] =>
  readdirSync('src/usecases', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .flatMap((file) => removalsIn(file).map((one) => ({ ...one, file })))
    .filter(({ gate }) => gate.includes("'not-found'"));
