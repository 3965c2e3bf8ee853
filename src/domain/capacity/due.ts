import type { LocalDate } from '../units';

export type SprintDates = {
  readonly state: 'active' | 'future' | 'closed';
  readonly start: LocalDate | null;
  readonly end: LocalDate | null;
};
export type VersionDates = { readonly released: boolean; readonly archived: boolean; readonly day: LocalDate | null };
export type EffectiveDue = { readonly day: LocalDate; readonly from: 'due-date' | 'sprint' | 'version' } | null;

/** Due date; else the end of the active sprint, or of the earliest future one; else the earliest unreleased version's day; else none. */
export const effectiveDue = (
  due: LocalDate | null,
  sprints: readonly SprintDates[],
  versions: readonly VersionDates[],
): EffectiveDue => {
  if (due !== null) return { day: due, from: 'due-date' };
  const sprint = earliest(endsOf(sprints, 'active')) ?? earliest(endsOf(sprints, 'future'));
  if (sprint !== null) return { day: sprint, from: 'sprint' };
  const version = earliest(versions.filter(({ released, archived }) => !released && !archived).map(({ day }) => day));
  return version === null ? null : { day: version, from: 'version' };
};

const endsOf = (sprints: readonly SprintDates[], state: SprintDates['state']) =>
  sprints.filter((sprint) => sprint.state === state).map(({ end }) => end);

const earliest = (days: readonly (LocalDate | null)[]): LocalDate | null =>
  days.reduce<LocalDate | null>((first, day) => (day !== null && (first === null || day < first) ? day : first), null);
