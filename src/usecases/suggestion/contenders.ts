import { couldFinishBy } from '../../domain/capacity/could-finish-by';
import { backFrom } from '../../domain/capacity/working-day';
import type { Contender, Finish } from '../../domain/suggestion/rank';
import type { NeededSkill, Skills } from '../../domain/suggestion/skills';
import { lastingVetoes } from '../../domain/suggestion/vetoes';
import type { LocalDate, Seconds } from '../../domain/units';
import type { PlannedPerson } from '../plan-people';
import type { LiveIssue } from '../ports';

export type Job = {
  readonly live: LiveIssue;
  /** Null = unknown, for everybody. */
  readonly remaining: Seconds | null;
  readonly priority: number | null;
  readonly needed: readonly NeededSkill[];
  readonly skills: Skills;
  readonly notAssignable: ReadonlySet<string>;
};

/** Somebody beside the issue, before anything is known of their fit. */
export const contenderOf = (
  { person, today, issues, plan: { series } }: PlannedPerson,
  job: Job,
): Omit<Contender, 'logChance'> => {
  const { live, remaining, priority } = job;
  const issue = { id: live.id, remaining, start: live.start, priority };
  const finish = (all: typeof issues): LocalDate | null => couldFinishBy({ series, issues: all, issue });
  return {
    person: person.id,
    finish: remaining === null ? null : finishOf(finish(issues), () => finish([])),
    back: backFrom(series, live.start !== null && live.start > today ? live.start : today),
    vetoes: lastingVetoes(
      { assignable: !job.notAssignable.has(person.accountId), active: person.active, app: person.app },
      job.skills.get(person.id) ?? [],
      job.needed,
    ),
  };
};

const finishOf = (busy: LocalDate | null, free: () => LocalDate | null): Finish => ({ busy, free: free() });
