import type { Instant } from '../units';
import { inOrder } from './changes';
import type { KpiIssue, Stage } from './issue';
import type { StageMap } from './stages';
import { type Stamps, type Stay, stampsOf } from './started-and-done';

/** How an issue went through the stages: what every KPI of flow is made of. */
export type Flow = Stamps & {
  readonly issue: KpiIssue;
  /** In order, from `created` on. */
  readonly stays: readonly Stay[];
  /** Entries into work straight from review. */
  readonly revisionRounds: number;
  /** Instants at which the issue left done. */
  readonly leftDone: readonly Instant[];
};

export const flowOf = (issue: KpiIssue, stages: StageMap): Flow => {
  const stays = staysOf(issue, stages);
  const entries = stays.slice(1).map((stay, index) => ({ ...stay, before: stays[index]?.stage }));
  return {
    issue,
    stays,
    ...stampsOf(stays),
    revisionRounds: entries.filter(({ stage, before }) => before === 'inReview' && stage === 'inProgress').length,
    leftDone: entries.filter(({ before }) => before === 'done').map(({ from }) => from),
  };
};

/** Time in a stage as its stays tell it, from an instant until another. */
export const staysWithin = ({ stays }: Flow, from: Instant, to: Instant): readonly Stretch[] =>
  stays
    .map((stay) => ({ stage: stay.stage, from: later(stay.from, from), to: earlier(stay.to ?? to, to) }))
    .filter((stay) => stay.from < stay.to);

type Stretch = { readonly stage: Stage; readonly from: Instant; readonly to: Instant };

const later = (a: Instant, b: Instant): Instant => (a > b ? a : b);
const earlier = (a: Instant, b: Instant): Instant => (a < b ? a : b);

const staysOf = (issue: KpiIssue, stages: StageMap): readonly Stay[] => {
  const changes = inOrder(issue.statusChanges);
  const entries: { stage: Stage; from: Instant }[] = [
    { stage: stages.stageOf(changes[0]?.from ?? issue.status), from: issue.created },
  ];
  for (const { at, to } of changes) {
    const stage = stages.stageOf(to);
    if (stage !== entries.at(-1)?.stage) entries.push({ stage, from: at });
  }
  return entries.map((entry, index) => ({ ...entry, to: entries[index + 1]?.from ?? null }));
};
