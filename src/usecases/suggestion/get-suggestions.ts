import type { Reply } from '../../contract';
import type { Suggestions } from '../../contract/suggestion';
import { issueIdOf, panelPeople } from '../panel-people';
import type { PlannedPerson } from '../plan-people';
import { PortFailure, type Viewer } from '../ports';
import { judge } from './judge';
import { neededSkills, selectFields } from './needed-skills';
import type { Experience, ExperienceAsked, SuggestionPorts } from './ports';
import { nothingShown, shown } from './shown';
import type { Subject, SuggestionsRequest } from './subject';

/** Who should take this issue, and why; and why not everybody else. Reading the issue as the viewer is the permission check. */
export const getSuggestions = async (
  ports: SuggestionPorts,
  viewer: Viewer,
  request: SuggestionsRequest,
): Promise<Reply<Suggestions>> => {
  const site = await ports.suggestion.site();
  if (site.salt === null) throw new PortFailure({ kind: 'unavailable', reason: 'setting-up' });
  const asked = { fields: site.site.fields, selects: selectFields(site.skills), salt: site.salt };
  const issue = await ports.issueToSuggest(issueIdOf(request), asked);
  if (issue === null) return { ok: false, failure: { kind: 'not-found' } };
  const now = ports.clock.now();
  const teams = await ports.facts.teamsOf(issue.live.project);
  const subject = { site, issue, teams, now, needed: neededSkills(site.skills, issue) };
  if (site.rules.mode === 'off') return { ok: true, value: nothingShown(subject, viewer, request) };
  const [{ people, experience }, seesLevels] = await Promise.all([
    gather(ports, viewer, subject, request),
    subject.needed.length > 0 && ports.viewerJira.isJiraAdmin(),
  ]);
  const judged = judge(subject, people, experience, request);
  return { ok: true, value: shown(subject, judged, { viewer, request, seesLevels }) };
};

/** The panel's people with their work, and beside it what they declared and what was learned of them. */
const gather = async (
  ports: SuggestionPorts,
  viewer: Viewer,
  subject: Subject,
  { teamId }: SuggestionsRequest,
): Promise<{ people: readonly PlannedPerson[]; experience: Experience }> => {
  const { site, issue, teams, now } = subject;
  let experience: Experience = { skills: new Map(), reporter: null, learned: null };
  const { everybody } = await panelPeople(ports, viewer, {
    ...{ place: issue.live, teams, teamId, site: site.site, now },
    meanwhile: async (people) => {
      experience = await ports.suggestion.experience({
        ...experienceAsked(subject),
        people: people.map(({ id }) => id),
      });
    },
  });
  return { people: everybody, experience };
};

/** What is read of experience for an issue, whoever the people are. */
export const experienceAsked = ({
  site,
  issue,
  now,
}: Omit<Subject, 'teams' | 'needed'>): Omit<ExperienceAsked, 'people'> => ({
  ...{ project: issue.live.project, issue: issue.live.id, terms: issue.terms.terms, reporter: issue.reporter, now },
  ties: [
    ...issue.components.map(({ ref }) => ({ kind: 'component' as const, ref })),
    ...issue.labels.map(({ ref }) => ({ kind: 'label' as const, ref })),
    { kind: 'type', ref: issue.live.type },
  ],
  learned: site.rules.mode === 'full',
});
