import type { Instant } from '../units';
import { answered, inWindow, type KpiFrame, notSetUp, share } from './frame';
import type { KpiResult } from './result';

/** How an issue type is to be worked: statuses to be entered for the first time in this order, and whether every item of its checklist has to be ticked. */
export type Procedure = { readonly type: number; readonly steps: readonly number[]; readonly checklist: boolean };

/** `entered` = statuses in order of entry, the initial one first. `checklist` null = the issue's is not known. */
export type WorkedIssue = {
  readonly type: number;
  readonly done: Instant;
  readonly entered: readonly number[];
  readonly checklist: { readonly ticked: number; readonly items: number } | null;
};

/**
 * Issues done whose path and checklist followed the procedure of their type ÷ issues done of such types. Other
 * statuses in between and returns are no breach; a step left out or taken before an earlier one is. Parts: `path` and
 * `checklist` on their own.
 */
export const procedureConformance = (
  frame: KpiFrame,
  issues: readonly WorkedIssue[],
  procedures: readonly Procedure[],
): KpiResult => {
  if (procedures.length === 0) return notSetUp(frame, 'share', 'procedures');
  const byType = new Map(procedures.map((procedure) => [procedure.type, procedure]));
  const within = inWindow(frame);
  const done = issues.filter((issue) => within(issue.done));
  const judged = done.flatMap((issue) => {
    const procedure = byType.get(issue.type);
    return procedure ? [judge(issue, procedure)] : [];
  });
  const known = judged.filter(({ checklist }) => checklist !== null);
  const followed = known.filter(({ path, checklist }) => path && checklist === true).length;
  const ticked = known.filter(({ checklist, asked }) => asked && checklist).length;
  return answered(frame, 'share', share(followed, known.length), known.length, {
    excluded: { 'not-mapped': done.length - judged.length, 'no-checklist': judged.length - known.length },
    parts: {
      path: share(judged.filter(({ path }) => path).length, judged.length),
      checklist: share(ticked, known.filter(({ asked }) => asked).length),
    },
  });
};

const judge = (issue: WorkedIssue, { steps, checklist }: Procedure) => ({
  path: inOrder(steps.map((step) => issue.entered.indexOf(step))),
  asked: checklist,
  checklist: checklist ? wholly(issue.checklist) : true,
});

/** A checklist without items is known, and was not kept. */
const wholly = (checklist: WorkedIssue['checklist']): boolean | null =>
  checklist === null ? null : checklist.items > 0 && checklist.ticked >= checklist.items;

const inOrder = (firstEntries: readonly number[]): boolean =>
  firstEntries.every((at, step) => at >= 0 && at > (firstEntries[step - 1] ?? -1));
