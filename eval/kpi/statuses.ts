import type { Stage } from '../../src/domain/kpi/issue';
import { type StageMap, stageMap } from '../../src/domain/kpi/stages';
import type { Category } from '../../src/domain/kpi/status-names';
import type { Line, RawStatus } from './schema';

/**
 * The statuses of a file. An id may stand under several names in histories, and the name is what tells the stage then: so
 * each pair of id and name gets a number of its own.
 */
export type Statuses = {
  /** The number of a status; without an id its name stands for it. */
  numberOf(id: string | null, name: string | null): number;
  idOf(number: number): string;
  /** Stages of all statuses that have a number, by a map of names: the name in the history, else the one the id has now. */
  stages(byName: StagesByName): StageMap;
};

export type StagesByName = ReadonlyMap<string, Stage>;

export const statusesOf = (lines: readonly Line[]): Statuses => {
  const listed = listOf(lines);
  const numbers = new Map<string, number>();
  const pairs: { readonly id: string; readonly name: string | null }[] = [];
  const numberOf = (id: string | null, name: string | null): number => {
    const pair = JSON.stringify([id, name]);
    const number = numbers.get(pair) ?? pairs.push({ id: id ?? name ?? '', name }) - 1;
    numbers.set(pair, number);
    return number;
  };
  return {
    numberOf,
    idOf: (number) => pairs[number]?.id ?? '',
    stages: (byName) => {
      // A stage is set up also where no issue of the project was ever in it.
      for (const name of byName.keys()) numberOf(null, name);
      const known = pairs.map(({ id, name }, number) => {
        const now = listed.get(id);
        return { id: number, name: name ?? now?.name ?? null, category: categoryOf(now), now: now?.name ?? null };
      });
      return stageMap(known, mappedBy(byName, known));
    },
  };
};

/** Names as people compare them. */
export const plain = (name: string): string => name.trim().toLowerCase();

const mappedBy = (
  byName: StagesByName,
  known: readonly { readonly id: number; readonly name: string | null; readonly now: string | null }[],
): ReadonlyMap<number, Stage> => {
  const mapped = new Map<number, Stage>();
  for (const { id, name, now } of known) {
    const stage = byName.get(plain(name ?? '')) ?? byName.get(plain(now ?? ''));
    if (stage !== undefined) mapped.set(id, stage);
  }
  return mapped;
};

/** What any issue says of a status, its parent, subtasks and links included; with a category rather than without. */
const listOf = (lines: readonly Line[]): ReadonlyMap<string, RawStatus> => {
  const listed = new Map<string, RawStatus>();
  for (const status of [...lines.map(({ fields }) => fields.status), ...lines.flatMap(statusesOfOthers)]) {
    if (categoryOf(listed.get(status.id)) === null) listed.set(status.id, status);
  }
  return listed;
};

const statusesOfOthers = ({ fields: { parent, subtasks, issuelinks } }: Line): RawStatus[] =>
  [
    parent,
    ...(subtasks ?? []),
    ...(issuelinks ?? []).flatMap(({ inwardIssue, outwardIssue }) => [inwardIssue, outwardIssue]),
  ].filter((status) => status !== null);

const categoryOf = (status: RawStatus | undefined): Category | null => {
  const key = status?.statusCategory?.key;
  return key === 'new' || key === 'indeterminate' || key === 'done' ? key : null;
};
