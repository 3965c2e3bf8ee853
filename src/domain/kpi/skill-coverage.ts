import type { PersonId } from '../capacity/types';
import type { LocalDate } from '../units';
import { answered, type KpiFrame, notSetUp, share } from './frame';
import type { KpiResult } from './result';

/** A week (its Monday), the skills that its work requires, and who has any capacity in it. */
export type WeekOfSkills = {
  readonly week: LocalDate;
  readonly required: readonly number[];
  readonly available: ReadonlySet<PersonId>;
};

/** One is a single point of failure. */
const ENOUGH = 2;

/**
 * Required skills with at least 2 people able and available ÷ required skills, over all weeks; parts `week:MONDAY`.
 * A week that requires nothing has no value. `n` = skills required, each in each of its weeks.
 */
export const skillCoverage = (
  frame: KpiFrame,
  weeks: readonly WeekOfSkills[],
  able: ReadonlyMap<number, readonly PersonId[]>,
  mapped: boolean,
): KpiResult => {
  if (!mapped) return notSetUp(frame, 'share', 'required-skills');
  const counted = weeks.map(({ week, required, available }) => {
    const skills = [...new Set(required)];
    const covered = skills.filter(
      (skill) => new Set(able.get(skill)?.filter((person) => available.has(person))).size >= ENOUGH,
    );
    return { week, required: skills.length, covered: covered.length };
  });
  const required = counted.reduce((sum, week) => sum + week.required, 0);
  const covered = counted.reduce((sum, week) => sum + week.covered, 0);
  return answered(frame, 'share', share(covered, required), required, {
    parts: Object.fromEntries(counted.map((week) => [`week:${week.week}`, share(week.covered, week.required)])),
  });
};
