import type { Stage } from './issue';
import { type Category, categoryByName } from './status-names';

/** A status that occurs in issues or histories. `category` null = no issue and no list of statuses names the id. */
export type KnownStatus = { readonly id: number; readonly name: string | null; readonly category: Category | null };

/** How the stage of a status is known: the admin's map, its category, the table of names, or not at all. */
export type StageSource = 'mapped' | 'category' | 'name' | 'unknown';

/** Which stages there are. */
export type Stages = Pick<StageMap, 'has'>;

export type StageMap = {
  /** `toDo` for a status that nobody knows. */
  stageOf(status: number): Stage;
  sourceOf(status: number): StageSource;
  /** Whether any known status stands for a stage: without one for review, KPIs of review cannot say anything. */
  has(stage: Stage): boolean;
  /** Ids of statuses that were taken as to do because nothing is known of them: a data-quality note. */
  readonly unknown: readonly number[];
};

/** Stages by the admin's map, else by category, else by name; docs/kpis.md “Stages”. */
export const stageMap = (statuses: readonly KnownStatus[], mapped: ReadonlyMap<number, Stage>): StageMap => {
  const found = new Map([...mapped].map(([id, stage]) => [id, { stage, source: 'mapped' } as Found]));
  for (const status of statuses) if (!found.has(status.id)) found.set(status.id, unmapped(status));
  const stages = new Set([...found.values()].map(({ stage }) => stage));
  return {
    stageOf: (status) => found.get(status)?.stage ?? 'toDo',
    sourceOf: (status) => found.get(status)?.source ?? 'unknown',
    has: (stage) => stages.has(stage),
    unknown: [...found].filter(([, { source }]) => source === 'unknown').map(([id]) => id),
  };
};

type Found = { readonly stage: Stage; readonly source: StageSource };

const STAGES: Readonly<Record<Category, Stage>> = { new: 'toDo', indeterminate: 'inProgress', done: 'done' };

const unmapped = ({ name, category }: KnownStatus): Found => {
  if (category !== null) return { stage: STAGES[category], source: 'category' };
  const guess = name === null ? null : categoryByName(name);
  return guess === null ? { stage: 'toDo', source: 'unknown' } : { stage: STAGES[guess], source: 'name' };
};
