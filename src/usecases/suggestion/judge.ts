import { firstIfDueLater } from '../../domain/suggestion/due-later';
import { growthPick } from '../../domain/suggestion/growth';
import { raceBy } from '../../domain/suggestion/presets';
import { type Contender, type Ranking, rank } from '../../domain/suggestion/rank';
import type { Skills } from '../../domain/suggestion/skills';
import { panelIssue } from '../panel-issue';
import type { PlannedPerson } from '../plan-people';
import type { TeamsOfProject } from '../ports';
import { contenderOf, type Job } from './contenders';
import { judgeFit } from './judge-fit';
import type { Experience } from './ports';
import type { Judged, Subject, SuggestionsRequest } from './subject';

/** Fit first, capacity second; in works-council mode in an order that says nothing about anybody. */
export const judge = (
  subject: Subject,
  everybody: readonly PlannedPerson[],
  experience: Experience,
  request: Pick<SuggestionsRequest, 'question' | 'notAssignable'>,
): Judged => {
  const { site, issue, teams, needed, now } = subject;
  const question = request.question ?? 'anybody';
  const people = everybody.filter(({ person }) => question === 'anybody' || person.accountId !== issue.reporter);
  const skills: Skills = new Map(people.map(({ person }) => [person.id, person.skills]));
  const job = jobOf(subject, skills, request);
  const known = people.map((person) => contenderOf(person, job));
  const fit = judgeFit({
    ...{ experience, skills, needed, question, now },
    people: known.map(({ person }) => person),
    candidates: known.filter(({ vetoes }) => vetoes.length === 0).map(({ person }) => person),
  });
  const contenders = known.map((one): Contender => ({ ...one, logChance: fit.logChance(one.person) }));
  const { due } = panelIssue(issue.live, site.site, teams);
  const race = raceBy(site.rules.preset, { due, slaDays: slaDays(teams) });
  const ranking = rank(contenders, race);
  if (site.rules.mode === 'works-council')
    return { people, skills, experience, fit, ranking: byPerson(ranking), later: new Map(), growth: null };
  const later = firstIfDueLater(contenders, race);
  const growth = site.rules.growth ? growthPick(contenders, { skills, needed, race }) : null;
  return { people, skills, experience, fit, ranking, later, growth };
};

const jobOf = (
  { site, issue: { live }, teams, needed }: Subject,
  skills: Skills,
  { notAssignable = [] }: Pick<SuggestionsRequest, 'notAssignable'>,
): Job => {
  const { remaining, priority } = panelIssue(live, site.site, teams);
  return {
    ...{ live, priority, needed, skills, notAssignable: new Set(notAssignable) },
    remaining: remaining.kind === 'unknown' ? null : remaining.seconds,
  };
};

/** Where too few issues are done to say how long one takes: two weeks. */
const slaDays = ({ slaSeconds }: TeamsOfProject): number =>
  slaSeconds === null || slaSeconds <= 0 ? 14 : slaSeconds / 86_400;

const byPerson = ({ placed, leftOut }: Ranking): Ranking => ({
  placed: [...placed].sort((a, b) => a.contender.person - b.contender.person),
  leftOut,
});
