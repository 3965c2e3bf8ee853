import type { Issue, World } from '../../../local/jira/model';
import { naiveDaysOf, naiveWorked } from './days';

type Row = Record<string, number | null>;
export type NaiveMeasured = { readonly measures: Row[]; readonly stays: Row[] };

const STILL = 2_000_000_000;
const DAY = 86_400_000;
/** To do, in progress, done: without a map of stages there are no others. */
const STAGE = { new: 0, indeterminate: 1, done: 4 } as const;

type People = ReadonlyMap<string, number>;

/** What measures and stays have to be, from the world itself, without a look at how the product works them out. */
export const naiveMeasures = (world: World, issues: readonly Issue[], people: People): NaiveMeasured => {
  const found: NaiveMeasured = { measures: [], stays: [] };
  for (const issue of issues) measure(world, issue, people, found);
  return found;
};

const number = (text: string | null): number | null => (text === null ? null : Number(text));
const dayNumber = (text: string | null | undefined): number | null =>
  text ? Date.parse(`${text.slice(0, 10)}T00:00:00Z`) / DAY : null;

/** Everything that happened to a field, in order of time, then of id. */
const happened = (issue: Issue, fieldId: string) =>
  [...issue.histories]
    .sort((a, b) => a.created - b.created || Number(a.id) - Number(b.id))
    .flatMap(({ created, items }) =>
      items.filter((item) => item.fieldId === fieldId).map(({ from, to }) => ({ at: Math.floor(created), from, to })),
    );

/** What a field held at an instant: the last change until then, else what the first change came from. */
const heldAt = (issue: Issue, fieldId: string, now: string | null, at: number): string | null => {
  const changes = happened(issue, fieldId);
  let held = changes[0] ? changes[0].from : now;
  for (const change of changes) if (change.at <= at) held = change.to;
  return held;
};

// biome-ignore lint/complexity/noExcessiveCognitiveComplexity: one plain loop, on purpose another way than the product's.
const measure = (world: World, issue: Issue, people: People, found: NaiveMeasured): void => {
  const stageOf = (status: string | null) => STAGE[world.statuses.get(status ?? '')?.category ?? 'new'];
  const days = naiveDaysOf(world.timeZone);
  const moves = happened(issue, 'status').filter(({ from, to }) => from !== null && to !== null);
  const path: { stage: number; at: number }[] = [
    { stage: stageOf(moves[0]?.from ?? issue.statusId), at: issue.created },
  ];
  for (const { at, to } of moves) if (stageOf(to) !== path.at(-1)?.stage) path.push({ stage: stageOf(to), at });

  let started: number | null = null;
  let done: number | null = null;
  let reworked = 0;
  const id = Number(issue.id);
  for (const [seq, { stage, at }] of path.entries()) {
    if (stage === 0) started = null;
    else if (stage === 1) started = started ?? at;
    done = stage === 4 && seq > 0 ? at : null;
    if (seq > 0 && path[seq - 1]?.stage === 4) reworked = 1;
    const to = path[seq + 1]?.at ?? null;
    found.stays.push({
      ...{ issue_id: id, seq, project_id: Number(issue.projectId), stage, from_at: at, to_at: to },
      ...{ from_day: days.dayAt(at), to_day: to === null ? STILL : days.dayAt(to), started_at: started },
    });
  }
  const worked = (from: number, to: number) => naiveWorked(from, to, days, world.timeTracking.daysPerWeek);
  let active = 0;
  for (const [seq, { stage, at }] of path.entries())
    if (stage === 1 && started !== null && at >= started && done !== null && at < done)
      active += worked(at, Math.min(path[seq + 1]?.at ?? done, done));
  const at = started ?? done;
  const original = issue.original === null ? null : String(Math.round(issue.original));
  found.measures.push({
    ...{ issue_id: id, project_id: Number(issue.projectId), type_id: Number(issue.typeId) },
    parent_id: visibleParent(world, issue),
    assignee_id: issue.assignee === null ? null : (people.get(issue.assignee) ?? -1),
    counts: issue.securityLevelId === null ? 1 : 0,
    unknown_status: 0,
    ...{ created_at: issue.created, started_at: started, done_at: done, created_day: days.dayAt(issue.created) },
    ...{
      done_day: done === null ? null : days.dayAt(done),
      first_proof_ms: null,
      review_ms: null,
      rounds: 0,
      reworked,
    },
    due_created: dayNumber(heldAt(issue, 'duedate', issue.due, issue.created)),
    due_started: started === null ? null : dayNumber(heldAt(issue, 'duedate', issue.due, started)),
    due: dayNumber(issue.due),
    lead_work: done === null ? null : worked(issue.created, done),
    cycle_work: started === null || done === null ? null : worked(started, done),
    active_work: started === null || done === null ? null : active,
    estimate_s: number(original),
    start_estimate_s: at === null ? null : number(heldAt(issue, 'timeoriginalestimate', original, at)),
    actual_s: issue.worklogs.length === 0 ? null : issue.worklogs.reduce((sum, { seconds }) => sum + seconds, 0),
  });
};

const visibleParent = (world: World, issue: Issue): number | null => {
  const parent = world.issues.get(issue.parentId ?? '');
  return parent && world.projects.get(parent.projectId)?.access.app ? Number(parent.id) : null;
};
