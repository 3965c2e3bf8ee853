import type { Reply } from '../../contract';
import type { Suggestions } from '../../contract/suggestion';
import { issueIdOf } from '../panel-people';
import { PortFailure, type Viewer } from '../ports';
import { foresee } from './foresee';
import { judge } from './judge';
import { neededSkills, selectFields } from './needed-skills';
import type { Experience, ExperienceAsked, SuggestionPorts } from './ports';
import { nothingShown, type SeesLevels, shown } from './shown';
import type { Subject, SuggestionsRequest } from './subject';

/** Who should take this issue, and why; and why not everybody else. Reading the issue as the viewer is the permission check. */
export const getSuggestions = async (
  ports: SuggestionPorts,
  viewer: Viewer,
  request: SuggestionsRequest,
): Promise<Reply<Suggestions>> => {
  const id = issueIdOf(request);
  const { site, known } = await ports.suggestion.siteAround(id);
  if (site.salt === null) throw new PortFailure({ kind: 'unavailable', reason: 'setting-up' });
  const now = ports.clock.now();
  const asked = { fields: site.site.fields, selects: selectFields(site.skills), salt: site.salt };
  const reading = ports.issueToSuggest(id, asked);
  const foreseen = foresee(ports, viewer, { site, known, request, now });
  const issue = await reading;
  if (issue === null) return { ok: false, failure: { kind: 'not-found' } };
  const learned = experienceOf(ports, { site, issue, now });
  const people = site.rules.mode === 'off' ? null : foreseen.peopleAt(issue.live);
  people?.catch(() => {});
  const teams = await foreseen.teamsAt(issue.live);
  const subject = { site, issue, teams, now, needed: neededSkills(site.skills, issue) };
  if (people === null) return { ok: true, value: nothingShown(subject, viewer, request) };
  const [everybody, experience, seesLevels] = await Promise.all([
    people,
    learned,
    subject.needed.length === 0 ? NOBODYS : levelsFor(ports, viewer),
  ]);
  const judged = judge(subject, everybody, experience, request);
  return { ok: true, value: shown(subject, judged, { viewer, request, seesLevels }) };
};

/** Whose levels the viewer may read, beside their own: everybody's, or those of people in teams that they manage. */
const levelsFor = async (
  { viewerJira, grants }: Pick<SuggestionPorts, 'viewerJira' | 'grants'>,
  { accountId }: Viewer,
): Promise<SeesLevels> => {
  const [jiraAdmin, { appAdmin, teams }] = await Promise.all([viewerJira.isJiraAdmin(), grants(accountId)]);
  return { everybody: jiraAdmin || appAdmin, teams };
};

const NOBODYS: SeesLevels = { everybody: false, teams: [] };

type Asked = Pick<Subject, 'site' | 'issue' | 'now'>;

/** Begun as soon as the issue is known, beside everything else. Nothing learned is looked at in any mode but full. */
export const experienceOf = (ports: Pick<SuggestionPorts, 'suggestion'>, asked: Asked): Promise<Experience> => {
  if (asked.site.rules.mode !== 'full') return Promise.resolve({ reporter: null, learned: null });
  const reading = ports.suggestion.experience(experienceAsked(asked));
  // Whoever waits for it hears of a failure; until then nobody does.
  reading.catch(() => {});
  return reading;
};

const experienceAsked = ({ issue, now }: Asked): ExperienceAsked => ({
  ...{ project: issue.live.project, issue: issue.live.id, terms: issue.terms.terms, reporter: issue.reporter, now },
  ties: [
    ...issue.components.map(({ ref }) => ({ kind: 'component' as const, ref })),
    ...issue.labels.map(({ ref }) => ({ kind: 'label' as const, ref })),
    { kind: 'type', ref: issue.live.type },
  ],
});
