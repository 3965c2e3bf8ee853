import { requestJira } from '@forge/bridge';
import type { PlanningRules } from '../../../contract';
import { effectiveDue, type SprintDates, type VersionDates } from '../../../domain/capacity/due';
import { type Assumption, remainingOf } from '../../../domain/capacity/remaining';
import type { IssueId } from '../../../domain/capacity/types';
import { localDateAt } from '../../../domain/time';
import { instant, localDate, type Zone } from '../../../domain/units';
import { type ListedIssue, MOST_LISTED } from '../work';

export type AssignedIssue = { readonly assignee: string; readonly issue: ListedIssue };

const AT_ONCE = 100;

/** Account ids are the only thing that goes into the search, and they are looked at first. */
const isAccountId = (text: string): boolean => /^[A-Za-z0-9:_-]{1,128}$/.test(text);

/** All open issues of these people that the viewer may browse; one search, a hundred a page. */
export const readOpenIssues = async (
  accountIds: readonly string[],
  rules: PlanningRules,
): Promise<{ readonly issues: readonly AssignedIssue[]; readonly cut: boolean }> => {
  const people = accountIds.filter(isAccountId).map((id) => `"${id}"`);
  const found: AssignedIssue[] = [];
  if (people.length === 0) return { issues: found, cut: false };
  let token: string | null = null;
  for (let page = 0; page < MOST_LISTED / AT_ONCE; page++) {
    const body: Page = await search(`assignee in (${people.join(', ')}) AND statusCategory != Done`, rules, token);
    found.push(...(body.issues ?? []).flatMap((raw) => assignedIssue(raw, rules)));
    token = body.nextPageToken ?? null;
    if (token === null || body.isLast === true) return { issues: found, cut: false };
  }
  return { issues: found, cut: true };
};

type Raw = { readonly id: string; readonly key: string; readonly fields: Readonly<Record<string, unknown>> };
type Page = { readonly issues?: readonly Raw[]; readonly nextPageToken?: string | null; readonly isLast?: boolean };

const fieldsFor = ({ fields }: PlanningRules): readonly string[] => [
  ...['summary', 'assignee', 'project', 'issuetype', 'priority', 'created', 'updated', 'duedate', 'fixVersions'],
  ...['timeestimate', 'timeoriginalestimate', 'timespent'],
  ...[fields.start, fields.sprint, fields.rank].filter((id) => id !== null),
  ...fields.points,
];

const search = async (jql: string, rules: PlanningRules, token: string | null): Promise<Page> => {
  const response = await requestJira('/rest/api/3/search/jql', {
    method: 'POST',
    headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
    body: JSON.stringify({
      jql,
      fields: fieldsFor(rules),
      maxResults: AT_ONCE,
      ...(token === null ? {} : { nextPageToken: token }),
    }),
  });
  if (!response.ok) throw new Error(`Jira listed no issues (${response.status})`);
  return (await response.json()) as Page;
};

type Ref = { readonly id?: string };
type RawSprint = { readonly state?: string; readonly endDate?: string };
type RawVersion = { readonly released?: boolean; readonly archived?: boolean; readonly releaseDate?: string };

const assignedIssue = ({ id, key, fields }: Raw, rules: PlanningRules): AssignedIssue[] => {
  const assignee = (fields.assignee as { accountId?: string } | null)?.accountId;
  if (assignee === undefined) return [];
  const priority = rules.priorities.indexOf((fields.priority as Ref | null)?.id ?? '');
  const rank = custom(fields, rules.fields.rank);
  const summary = typeof fields.summary === 'string' ? fields.summary : '';
  const planned = {
    id: id as IssueId,
    remaining: remainingOf(effortOf(fields, rules), rules.secondsPerPoint, assumptionOf(fields, rules)),
    start: dayOf(custom(fields, rules.fields.start)),
    due: dueOf(fields, rules),
    priority: priority < 0 ? null : priority,
    rank: typeof rank === 'string' ? rank : null,
    created: instantOf(fields.created),
  };
  return [{ assignee, issue: { key, summary, updated: instantOf(fields.updated), planned } }];
};

const custom = (fields: Raw['fields'], id: string | null): unknown => (id === null ? null : fields[id]);
const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);
const dayOf = (value: unknown) =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value) ? localDate(value.slice(0, 10)) : null;
/** Jira writes offsets without a colon, which not every browser reads. */
const instantOf = (value: unknown) => {
  const ms = Date.parse(String(value).replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  return instant(Number.isNaN(ms) ? 0 : ms);
};

const effortOf = (fields: Raw['fields'], rules: PlanningRules) => ({
  remaining: numberOf(fields.timeestimate),
  original: numberOf(fields.timeoriginalestimate),
  spent: numberOf(fields.timespent),
  points: rules.fields.points.map((id) => numberOf(fields[id])).find((points) => points !== null) ?? null,
});

const assumptionOf = (fields: Raw['fields'], { assumed }: PlanningRules): Assumption | null => {
  const [project, type] = [(fields.project as Ref | null)?.id, (fields.issuetype as Ref | null)?.id];
  const known = assumed.find((one) => one.project === project && one.type === type);
  return known === undefined ? null : { seconds: known.seconds, from: 'default', n: null };
};

const dueOf = (fields: Raw['fields'], { zone, fields: ids }: PlanningRules) => {
  const sprints = listOf<RawSprint>(custom(fields, ids.sprint)).flatMap((sprint) => sprintOf(sprint, zone));
  const versions = listOf<RawVersion>(fields.fixVersions).map(
    ({ released, archived, releaseDate }): VersionDates => ({
      released: released === true,
      archived: archived === true,
      day: dayOf(releaseDate),
    }),
  );
  return effectiveDue(dayOf(fields.duedate), sprints, versions)?.day ?? null;
};

const listOf = <T>(value: unknown): readonly T[] => (Array.isArray(value) ? (value as T[]) : []);

const sprintOf = ({ state, endDate }: RawSprint, zone: Zone): SprintDates[] =>
  state === 'active' || state === 'future' || state === 'closed'
    ? [{ state, start: null, end: endDate === undefined ? null : localDateAt(instantOf(endDate), zone) }]
    : [];
