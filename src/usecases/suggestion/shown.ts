import type { Candidate, SkillShown, Suggestions, VetoShown } from '../../contract/suggestion';
import { lateByDays } from '../../domain/capacity/could-finish-by';
import type { TeamId } from '../../domain/capacity/types';
import { type Contender, delayOf } from '../../domain/suggestion/rank';
import { levelOf, type NeededSkill, type SkillId } from '../../domain/suggestion/skills';
import type { Veto } from '../../domain/suggestion/vetoes';
import { localDateAt } from '../../domain/time';
import { panelIssue, windowOf } from '../panel-issue';
import { type PlannedPerson, siteZone } from '../plan-people';
import type { Viewer } from '../ports';
import type { Judged, Subject, SuggestionsRequest } from './subject';

type Shown = { readonly viewer: Viewer; readonly request: SuggestionsRequest; readonly seesLevels: SeesLevels };

/** Whose levels of skills are told: admins hear of everybody, managers of the people in their teams. */
export type SeesLevels = { readonly everybody: boolean; readonly teams: readonly TeamId[] };

/** What the viewer is told: people in three parts and in an order, without a score. */
export const shown = (subject: Subject, judged: Judged, asked: Shown): Suggestions => {
  const { ranking, experience, growth } = judged;
  const candidate = candidateOf(subject, judged, asked);
  return {
    ...nothingShown(subject, asked.viewer, asked.request),
    learned:
      experience.learned === null
        ? null
        : { issues: experience.learned.gathered.project.issues, since: experience.learned.since },
    ranked: ranking.placed.flatMap(({ contender }) => candidate(contender)),
    leftOut: ranking.leftOut.flatMap(({ contender, vetoes }) =>
      candidate(contender).map((one) => ({ ...one, vetoes: vetoes.map((veto) => vetoShown(subject, veto)) })),
    ),
    growth:
      judged.people.flatMap(({ person }) =>
        person.id === growth?.person ? [{ accountId: person.accountId, skill: growth.skill }] : [],
      )[0] ?? null,
  };
};

/** The frame of an answer that names nobody. */
export const nothingShown = (
  { site, issue, teams, needed, now }: Subject,
  viewer: Viewer,
  request: SuggestionsRequest,
): Suggestions => ({
  now,
  asOf: site.state.asOf,
  readOnly: viewer.readOnly,
  ...{ mode: site.rules.mode, preset: site.rules.preset, question: request.question ?? 'anybody' },
  due: panelIssue(issue.live, site.site, teams).due,
  words: {
    type: issue.typeName,
    reporter: issue.reporter,
    components: issue.components,
    labels: issue.labels,
  },
  learned: null,
  needed: needed.map((need) => ({ ...need, name: nameOf(site.skills.skills, need.skill) })),
  ranked: [],
  leftOut: [],
  growth: null,
});

const nameOf = (skills: Subject['site']['skills']['skills'], skill: SkillId): string =>
  skills.find(({ id }) => id === skill)?.name ?? '';

/** One person's parts; none for who is not among the people. */
const candidateOf = (subject: Subject, { people, skills, fit, later }: Judged, { viewer, seesLevels }: Shown) => {
  const { site, issue, teams, needed, now } = subject;
  const { due } = panelIssue(issue.live, site.site, teams);
  const window = windowOf(due, localDateAt(now, siteZone(site.site)));
  const byId = new Map(people.map((planned) => [planned.person.id, planned]));
  const skillsOf = (planned: PlannedPerson): SkillShown[] => {
    const declared = skills.get(planned.person.id) ?? [];
    const managed = planned.person.memberships.some(
      ({ team, from, to }) =>
        seesLevels.teams.includes(team) && from <= planned.today && (to === null || planned.today <= to),
    );
    const mayKnow = seesLevels.everybody || managed || planned.person.accountId === viewer.accountId;
    return needed.map((need) => skillShown(need, declared, mayKnow));
  };
  return (contender: Contender): Candidate[] => {
    const planned = byId.get(contender.person);
    if (planned === undefined) return [];
    const finish = contender.finish;
    const wait = finish === null ? null : delayOf(finish, null);
    return [
      {
        accountId: planned.person.accountId,
        capacity: {
          free: planned.plan.free({ from: planned.today, to: window.to }),
          couldFinishBy: finish?.busy ?? null,
          lateByDays: lateByDays(finish?.busy ?? null, due),
          waitDays: wait === null || !Number.isFinite(wait) ? null : wait,
          back: contender.back,
        },
        expertise: skillsOf(planned),
        experience: fit.facts(contender.person),
        firstIfDue: later.get(contender.person) ?? null,
      },
    ];
  };
};

/** Levels are told to admins, managers and the person; others read that a skill is declared or not. */
const skillShown = (
  { skill, level }: NeededSkill,
  declared: Parameters<typeof levelOf>[0],
  mayKnow: boolean,
): SkillShown => {
  const own = levelOf(declared, skill);
  return {
    skill,
    declared: own > 0,
    level: mayKnow && own > 0 ? (own as SkillShown['level']) : null,
    enough: mayKnow ? own >= level : own > 0,
    wantsToLearn: declared.some((one) => one.skill === skill && one.wantsToLearn),
  };
};

/** The level stays behind: that a required skill is missing is enough. */
const vetoShown = ({ site }: Subject, veto: Veto): VetoShown =>
  veto.kind === 'lacks-skill'
    ? { kind: 'lacks-skill', skill: veto.skill, name: nameOf(site.skills.skills, veto.skill) }
    : veto;
