import { adfOf } from '../adf';
import { jiraDate } from '../dates';
import type { Issue } from '../model';
import type { Store } from '../store';
import {
  componentBean,
  issueTypeBean,
  priorityBean,
  projectBean,
  resolutionBean,
  securityBean,
  statusBean,
  statusCategoryBean,
  versionBean,
} from './catalog';
import { selfLink } from './links';
import { linkBean, stubBean } from './neighbours';
import { personOf } from './people';
import { aggregate, progressBean, timeTrackingBean, workRatio } from './time';
import { commentField, worklogField } from './work';

/** What a field's value depends on besides the issue. `sees` hides linked issues; `comments` is how many Jira shows. */
export type FieldContext = {
  readonly store: Store;
  readonly sees: (issue: Issue) => boolean;
  readonly comments: number;
};

export type SystemField = {
  readonly id: string;
  readonly name: string;
  readonly schema: { readonly type: string; readonly items?: string };
  /** Part of `*navigable`. */
  readonly navigable: boolean;
  readonly clauses: readonly string[];
  readonly value: (context: FieldContext, issue: Issue) => unknown;
};

const family = ({ store }: FieldContext, issue: Issue) => [issue, ...store.children(issue.id)];
const dated = (instant: number | null) => (instant === null ? null : jiraDate(instant));
const known = <T>(values: readonly (T | undefined)[]): T[] => values.filter((value) => value !== undefined);

/** When the issue last entered a category of status; its creation, if it never changed. */
const categoryChanged = ({ store }: FieldContext, issue: Issue): number => {
  const category = (id: string | null) => store.world.statuses.get(id ?? '')?.category;
  const changes = issue.histories.filter(({ items }) =>
    items.some((item) => item.fieldId === 'status' && category(item.from) !== category(item.to)),
  );
  return changes.reduce((latest, { created }) => Math.max(latest, created), issue.created);
};

type Row = readonly [
  id: string,
  name: string,
  type: string,
  value: SystemField['value'],
  more?: { readonly hidden?: true; readonly clauses?: readonly string[] },
];

/** `array of x` says what an array holds. */
const rows: readonly Row[] = [
  ['statuscategorychangedate', 'Status Category Changed', 'datetime', (c, i) => jiraDate(categoryChanged(c, i))],
  ['statusCategory', 'Status Category', 'statusCategory', ({ store }, i) => categoryOf(store, i)],
  ['parent', 'Parent', 'issuelink', (c, i) => parentOf(c, i), { clauses: ['parent'] }],
  [
    'fixVersions',
    'Fix versions',
    'array of version',
    ({ store }, i) => known(i.fixVersionIds.map((id) => store.world.versions.get(id))).map(versionBean),
    { clauses: ['fixVersion'] },
  ],
  [
    'resolution',
    'Resolution',
    'resolution',
    ({ store }, i) => {
      const found = store.world.resolutions.get(i.resolutionId ?? '');
      return found ? resolutionBean(found) : null;
    },
    { clauses: ['resolution'] },
  ],
  ['lastViewed', 'Last Viewed', 'datetime', () => null],
  [
    'priority',
    'Priority',
    'priority',
    ({ store }, i) => {
      const found = store.world.priorities.find(({ id }) => id === i.priorityId);
      return found ? priorityBean(found) : null;
    },
    { clauses: ['priority'] },
  ],
  ['labels', 'Labels', 'array of string', (_, i) => i.labels, { clauses: ['labels'] }],
  ['issuelinks', 'Linked Issues', 'array of issuelinks', (c, i) => i.links.flatMap((link) => linkBean(c, link))],
  ['assignee', 'Assignee', 'user', ({ store }, i) => personOf(store.world, i.assignee), { clauses: ['assignee'] }],
  [
    'status',
    'Status',
    'status',
    ({ store }, i) => {
      const found = store.world.statuses.get(i.statusId);
      return found ? statusBean(found) : null;
    },
    { clauses: ['status'] },
  ],
  [
    'components',
    'Components',
    'array of component',
    ({ store }, i) => known(i.componentIds.map((id) => store.world.components.get(id))).map(componentBean),
    { clauses: ['component'] },
  ],
  ['creator', 'Creator', 'user', ({ store }, i) => personOf(store.world, i.creator), { clauses: ['creator'] }],
  [
    'subtasks',
    'Sub-tasks',
    'array of issuelinks',
    (c, i) =>
      c.store
        .children(i.id)
        .filter((child) => isSubtask(c.store, child) && c.sees(child))
        .map((child) => stubBean(c.store, child)),
  ],
  ['reporter', 'Reporter', 'user', ({ store }, i) => personOf(store.world, i.reporter), { clauses: ['reporter'] }],
  ['progress', 'Progress', 'progress', (_, i) => progressBean(i.spent, i.remaining)],
  [
    'aggregateprogress',
    'Σ Progress',
    'progress',
    (c, i) => progressBean(aggregate(family(c, i), 'spent'), aggregate(family(c, i), 'remaining')),
  ],
  ['votes', 'Votes', 'votes', (_, i) => ({ self: selfLink(`issue/${i.key}/votes`), votes: 0, hasVoted: false })],
  [
    'watches',
    'Watchers',
    'watches',
    (_, i) => ({ self: selfLink(`issue/${i.key}/watchers`), watchCount: 0, isWatching: false }),
  ],
  [
    'issuetype',
    'Work type',
    'issuetype',
    ({ store }, i) => {
      const found = store.world.issueTypes.get(i.typeId);
      return found ? issueTypeBean(found) : null;
    },
    { clauses: ['issuetype', 'type'] },
  ],
  [
    'project',
    'Project',
    'project',
    ({ store }, i) => {
      const found = store.world.projects.get(i.projectId);
      return found ? projectBean(found) : null;
    },
    { clauses: ['project'] },
  ],
  ['resolutiondate', 'Resolved', 'datetime', (_, i) => dated(i.resolved), { clauses: ['resolved', 'resolutiondate'] }],
  ['workratio', 'Work Ratio', 'number', (_, i) => workRatio(i)],
  ['created', 'Created', 'datetime', (_, i) => jiraDate(i.created), { clauses: ['created'] }],
  ['updated', 'Updated', 'datetime', (_, i) => jiraDate(i.updated), { clauses: ['updated'] }],
  ['duedate', 'Due date', 'date', (_, i) => i.due, { clauses: ['due', 'duedate'] }],
  ['timespent', 'Time Spent', 'number', (_, i) => i.spent, { clauses: ['timespent'] }],
  [
    'timeestimate',
    'Remaining Estimate',
    'number',
    (_, i) => i.remaining,
    { clauses: ['remainingEstimate', 'timeestimate'] },
  ],
  [
    'timeoriginalestimate',
    'Original estimate',
    'number',
    (_, i) => i.original,
    { clauses: ['originalEstimate', 'timeoriginalestimate'] },
  ],
  ['aggregatetimespent', 'Σ Time Spent', 'number', (c, i) => aggregate(family(c, i), 'spent')],
  ['aggregatetimeestimate', 'Σ Remaining Estimate', 'number', (c, i) => aggregate(family(c, i), 'remaining')],
  ['aggregatetimeoriginalestimate', 'Σ Original Estimate', 'number', (c, i) => aggregate(family(c, i), 'original')],
  [
    'security',
    'Security Level',
    'securitylevel',
    ({ store }, i) => {
      const found = store.world.securityLevels.get(i.securityLevelId ?? '');
      return found ? securityBean(found) : null;
    },
    { clauses: ['level'] },
  ],
  ['summary', 'Summary', 'string', (_, i) => i.summary, { clauses: ['summary'] }],
  ['description', 'Description', 'doc', (_, i) => adfOf(i.description), { clauses: ['description'] }],
  ['environment', 'Environment', 'doc', () => null],
  ['versions', 'Affects versions', 'array of version', () => []],
  [
    'timetracking',
    'Time tracking',
    'timetracking',
    ({ store }, i) => timeTrackingBean(store.world, i),
    { hidden: true },
  ],
  ['attachment', 'Attachment', 'array of attachment', () => [], { hidden: true }],
  [
    'comment',
    'Comment',
    'comments-page',
    ({ store, comments }, i) => commentField(store.world, i, comments),
    { hidden: true, clauses: ['comment'] },
  ],
  ['worklog', 'Log Work', 'array of worklog', ({ store }, i) => worklogField(store.world, i), { hidden: true }],
];

export const systemFields: readonly SystemField[] = rows.map(([id, name, type, value, more = {}]) => {
  const [, items] = /^array of (.+)$/.exec(type) ?? [];
  return {
    id,
    name,
    schema: items === undefined ? { type } : { type: 'array', items },
    navigable: more.hidden !== true,
    clauses: more.clauses ?? [],
    value,
  };
});

const isSubtask = (store: Store, issue: Issue): boolean => store.world.issueTypes.get(issue.typeId)?.subtask === true;

const categoryOf = (store: Store, issue: Issue) => {
  const status = store.world.statuses.get(issue.statusId);
  return status ? statusCategoryBean(status.category) : null;
};

/** Undefined, so absent, where there is none or the viewer may not see it. */
const parentOf = (context: FieldContext, issue: Issue) => {
  const parent = context.store.issue(issue.parentId ?? '');
  return parent && context.sees(parent) ? stubBean(context.store, parent) : undefined;
};
