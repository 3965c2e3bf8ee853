import type { PersonId } from '../../domain/capacity/types';
import { capacityOver } from '../../domain/capacity/working-day';
import { daysOf } from '../../domain/kpi/period';
import type { KpiWindow } from '../../domain/kpi/result';
import type { WeekOfSkills } from '../../domain/kpi/skill-coverage';
import { levelOf } from '../../domain/suggestion/skills';
import { termHash, termKey } from '../../domain/suggestion/term-hash';
import { addDays, type LocalDate, mondayOf } from '../../domain/units';
import { type PlannedPerson, planPeople } from '../plan-people';
import type { PersonOfTeam } from '../ports';
import type { KeptNeed, SkillRules } from './extra-ports';
import type { OpenScope } from './open-scope';
import type { KpiPorts } from './ports';

export type Coverage = {
  readonly window: KpiWindow;
  readonly weeks: readonly WeekOfSkills[];
  readonly able: ReadonlyMap<number, readonly PersonId[]>;
  readonly mapped: boolean;
};

/** The weeks ahead, as many as the period has: what open work with a due date requires, and who of the teams could do it. */
export const readCoverage = async (ports: KpiPorts, open: OpenScope): Promise<Coverage> => {
  const { scope, where, today, site, now } = open;
  const [rules, needs, teams] = await Promise.all([
    ports.extra.skillRules(),
    ports.extra.needs(where),
    ports.extra.teams(where.projects, today),
  ]);
  const wanted = scope.kind === 'team' ? [scope.team] : teams.ofProjects;
  const ids = [...teams.teamOf].flatMap(([person, team]) => (wanted.includes(team) ? [person] : []));
  const members = ids.length === 0 ? [] : await ports.people.people({ kind: 'ids', ids }, { skills: true });
  const people = planPeople(
    members.filter(({ active }) => active),
    [],
    site.site,
    now,
  );
  const required = requiring(rules, site.salt);
  const mondays = mondaysAhead(open);
  return {
    window: { from: today, to: addDays(mondays.at(-1) ?? today, 7) },
    weeks: mondays.map((week) => ({
      week,
      required: needs.filter((need) => touches(need, week, today)).flatMap(required),
      available: availableIn(people, week),
    })),
    able: ableFor(rules, members),
    mapped: rules.needs.some(({ need }) => need === 'required'),
  };
};

const mondaysAhead = ({ today, window }: OpenScope): readonly LocalDate[] =>
  Array.from({ length: Math.max(1, Math.round(daysOf(window) / 7)) }, (_, n) => addDays(mondayOf(today), 7 * n));

/** Overdue work is this week's; without a due date it is no week's. */
const touches = ({ due, start }: KeptNeed, week: LocalDate, today: LocalDate): boolean => {
  if (due === null) return false;
  const [first, last] = [start !== null && start > today && start <= due ? start : today, due < today ? today : due];
  return first < addDays(week, 7) && last >= week;
};

/** Skills that an issue requires; needs by field are not in the facts. */
const requiring = ({ needs }: SkillRules, salt: string | null): ((issue: KeptNeed) => readonly number[]) => {
  const key = salt === null ? null : termKey(salt);
  const rules = needs
    .filter(({ need, kind }) => need === 'required' && kind !== 'field')
    .map(({ kind, ref, skill }) => ({
      kind,
      skill: Number(skill),
      ref: kind === 'label' ? (key === null ? 0 : termHash(key, 'label', ref)) : Number(ref),
    }));
  return ({ type, components, labels }) =>
    rules
      .filter(({ kind, ref }) =>
        kind === 'type' ? ref === type : (kind === 'component' ? components : labels).includes(ref),
      )
      .map(({ skill }) => skill);
};

/** Able at the highest level that a rule requires of the skill. */
const ableFor = ({ needs }: SkillRules, people: readonly PersonOfTeam[]): Coverage['able'] => {
  const levels = new Map<number, number>();
  for (const { skill, need, level } of needs)
    if (need === 'required') levels.set(skill, Math.max(level, levels.get(skill) ?? 0));
  return new Map(
    [...levels].map(([skill, level]) => [
      skill,
      people.filter(({ skills }) => levelOf(skills, skill as never) >= level).map(({ id }) => id),
    ]),
  );
};

const availableIn = (people: readonly PlannedPerson[], week: LocalDate): ReadonlySet<PersonId> =>
  new Set(
    people
      .filter(({ calendar }) => capacityOver(calendar, { from: week, to: addDays(week, 6) }) > 0)
      .map(({ person }) => person.id),
  );
