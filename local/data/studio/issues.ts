import type { Issue, World } from '../../jira/model';
import { change, dayOf, daysLater, hoursLater, nextId, sprintEnd, sprintItem } from './changes';
import { byName, customers, people, type Role, type StudioPerson } from './people';
import {
  HAZARDS,
  isCustomerProject,
  POINTS,
  PROCESS,
  PROCESSES,
  projects,
  RATING,
  SAFETY,
  SIGNED_OFF,
  START,
  type StudioProject,
  securityLevel,
  TIER,
  TIERS,
} from './projects';
import { likelihood } from './skills';
import { assign, carryThrough, estimate, moveTo, type Setting, say, setDue, work } from './story';
import { brief, labels, step, summary } from './words';

const DAY = 86_400_000;
const HISTORY_DAYS = 548;
const HOUR = 3600;

/** A new issue of a project, before anything happened to it. */
const created = (
  { random, ids }: Setting,
  { project, types, prefix, workflow, components }: StudioProject,
  at: number,
  reporter: string,
): Issue =>
  printed({
    id: nextId(ids, 'issue'),
    key: '',
    projectId: project.id,
    typeId: random.pick(types),
    summary: summary(random, prefix),
    description: brief(random),
    statusId: workflow.todo,
    priorityId: random.pick(['1', '2', '2', '3', '3', '3', '3', '4', '4', '5']),
    resolutionId: null,
    assignee: null,
    reporter,
    creator: reporter,
    parentId: null,
    labels: labels(random),
    componentIds: components.filter(() => random.chance(0.4)).map(({ id }) => id),
    fixVersionIds: [],
    sprintIds: [],
    securityLevelId: null,
    created: at,
    updated: at,
    resolved: null,
    due: null,
    original: null,
    remaining: null,
    spent: null,
    rank: null,
    custom: {},
    links: [],
    histories: [],
    worklogs: [],
    comments: [],
  });

/** Artwork is printed one way or another; which one hangs on the issue alone. */
const printed = (issue: Issue): Issue => {
  const process = PROCESSES[Number(issue.id) % (PROCESSES.length + 1)];
  return issue.typeId === ARTWORK && process !== undefined ? { ...issue, custom: { [PROCESS]: process } } : issue;
};
const ARTWORK = '10011';

/** Six of ten clients rate what was done, most of them kindly; which ones hangs on the issue alone. */
const rated = (issue: Issue): Issue => {
  const rating = RATINGS[(Number(issue.id) * 7) % RATINGS.length];
  return rating == null ? issue : { ...issue, custom: { ...issue.custom, [RATING]: rating } };
};
/** What a studio notes of finished work: the client's tier, the day of sign-off, and what happened on site now and then. */
const accounted = (issue: Issue, end: number): Issue => {
  const n = Number(issue.id);
  const hazard = n % 40 < HAZARDS.length ? HAZARDS[n % 40] : undefined;
  const custom = {
    ...issue.custom,
    [TIER]: TIERS[(n * 5) % TIERS.length],
    ...(issue.typeId === ARTWORK && n % 5 !== 0 ? { [SIGNED_OFF]: dayOf(end) } : {}),
    ...(hazard === undefined ? {} : { [SAFETY]: hazard }),
  };
  return { ...issue, custom };
};
const RATINGS = [5, null, 4, 5, null, 3, 4, null, 5, 4, null, 2, 5, null, 4, 5, null, 4, 3];

const reporterOf = ({ random }: Setting, of: StudioProject): string => {
  if (isCustomerProject(of)) return random.pick(customers).accountId;
  return random.chance(0.7) ? (of.project.lead ?? random.pick(people).accountId) : random.pick(people).accountId;
};

const teamOf = (roles: readonly Role[]): StudioPerson[] => people.filter(({ role }) => roles.includes(role));

const pickProject = ({ random }: Setting, of: readonly StudioProject[] = projects): StudioProject => {
  let at = random.next() * of.reduce((sum, { weight }) => sum + weight, 0);
  for (const one of of) {
    at -= one.weight;
    if (at < 0) return one;
  }
  throw new Error('no project to pick from');
};

/** Hours of work that an issue is estimated at; long to the right. */
const workSeconds = ({ random }: Setting): number => Math.max(1, Math.round(6 * random.skewed() * 2) / 2) * HOUR;

const addTo = (world: World, issue: Issue): Issue => {
  world.issues.set(issue.id, issue);
  return issue;
};

/** An issue that was done some time in the last eighteen months. */
export const doneIssue = (setting: Setting, world: World): void => {
  const { random, now } = setting;
  const of = pickProject(setting);
  const team = teamOf(of.roles);
  const issue = created(setting, of, now - DAY * (14 + random.next() * (HISTORY_DAYS - 14)), reporterOf(setting, of));
  const helpers = team.map(({ accountId }) => accountId);
  const { accountId } = random.pickBy(team, (one) => likelihood(one.accountId, issue.componentIds));
  let at = assign(setting, issue, accountId, helpers);
  const seconds = workSeconds(setting);
  if (of.points) issue.custom[POINTS] = random.pick([1, 2, 3, 5, 8]);
  else if (random.chance(0.8)) estimate(setting, issue, at, seconds);
  at = hoursLater(at, random.whole(2, 120) * random.skewed());
  if (random.chance(0.7)) setDue(setting, issue, at, dayOf(daysLater(at, random.whole(3, 25))));
  const end = carryThrough(setting, issue, of, Math.min(at, now - 12 * DAY), seconds * random.skewed(), helpers);
  if (end > now - DAY) return;
  inSprint(setting, world, issue, of, 'closed');
  addTo(world, accounted(rated(issue), end));
};

/** What an unestimated issue will be assumed to take, about. */
const USUAL_SECONDS = 6 * HOUR;

/** Leads work in their team's craft, too. */
const CRAFT: Readonly<Record<StudioPerson['team'], Role>> = {
  'Brand design': 'designer',
  'Copy and editorial': 'writer',
  'Film and motion': 'film',
};

/** What somebody has on their desk: estimated work with dates, undated work, and some that nobody estimated. */
export const openIssuesOf = (setting: Setting, world: World, person: StudioPerson, most: number): void => {
  const { random } = setting;
  const role = person.role === 'lead' ? CRAFT[person.team] : person.role;
  const own = projects.filter(({ roles, project }) => roles.includes(role) && project.access.app);
  const capacity = (person.week ?? [8, 8, 8, 8, 8, 0, 0]).reduce((sum, hours) => sum + hours, 0) * 2 * 0.88 * HOUR;
  let left = capacity * person.pressure;
  for (let count = 0; count < most && (left > 0 || count < 5); count++) {
    const of = pickProject(setting, own);
    const issue = openIssue(setting, world, of, person.accountId);
    const taken = issue.remaining ?? USUAL_SECONDS;
    left -= issue.due !== null && issue.due > dayOf(setting.now + 14 * DAY) ? taken * 0.3 : taken;
    if (random.chance(0.08) && of.subtask !== null) addSubtask(setting, world, of, issue, person.accountId);
  }
};

export const openIssue = (setting: Setting, world: World, of: StudioProject, assignee: string | null): Issue => {
  const { random, now } = setting;
  const issue = created(setting, of, now - DAY * (2 + 70 * random.next() ** 2), reporterOf(setting, of));
  const helpers = teamOf(of.roles).map(({ accountId }) => accountId);
  let at = assignee === null ? hoursLater(issue.created, 3) : assign(setting, issue, assignee, helpers);
  const seconds = workSeconds(setting);
  if (of.points) issue.custom[POINTS] = random.pick([1, 2, 3, 5, 8]);
  else if (random.chance(0.86)) estimate(setting, issue, at, seconds);
  if (random.chance(0.72)) setDue(setting, issue, hoursLater(at, 1), dueSoon(setting));
  if (random.chance(0.15)) issue.custom[START] = dayOf(now + DAY * random.whole(1, 10));
  at = Math.min(hoursLater(at, random.whole(6, 90)), now - 30 * 3_600_000);
  if (assignee !== null && at > issue.created && random.chance(0.45)) begin(setting, issue, of, at, seconds, helpers);
  if (random.chance(0.2)) say(setting, issue, Math.min(hoursLater(at, 20), now - 3_600_000), random.pick(helpers));
  if (of.prefix === 'FILM' && random.chance(0.18)) issue.securityLevelId = securityLevel.id;
  inSprint(setting, world, issue, of, random.chance(0.6) ? 'active' : 'future');
  inVersion(setting, world, issue);
  return addTo(world, issue);
};

/** Most due dates lie in the next weeks, some have passed, a few are far. */
const dueSoon = ({ random, now }: Setting): string => {
  const days = random.chance(0.1)
    ? -random.whole(1, 6)
    : random.chance(0.8)
      ? random.whole(1, 18)
      : random.whole(19, 70);
  const at = now + days * DAY;
  const weekday = new Date(at).getUTCDay();
  return dayOf(at + (weekday === 6 ? 2 : weekday === 0 ? 1 : 0) * DAY);
};

const begin = (
  setting: Setting,
  issue: Issue,
  of: StudioProject,
  at: number,
  seconds: number,
  helpers: readonly string[],
) => {
  const { random, now } = setting;
  moveTo(setting, issue, at, of.workflow.doing);
  const done = work(setting, issue, at, seconds * (0.15 + random.next() * 0.5), helpers);
  const next = random.chance(0.25) ? of.workflow.reviews[0] : random.chance(0.1) ? of.workflow.hold : null;
  if (next !== null && next !== undefined && done < now - 3_600_000) moveTo(setting, issue, done, next);
};

const inSprint = (
  { random, ids }: Setting,
  world: World,
  issue: Issue,
  of: StudioProject,
  state: 'active' | 'future' | 'closed',
) => {
  if (!of.scrum || random.chance(0.3)) return;
  const boards = [...world.boards.values()].filter(({ projectId }) => projectId === of.project.id).map(({ id }) => id);
  const sprints = [...world.sprints.values()].filter(
    (sprint) => sprint.state === state && boards.includes(sprint.boardId),
  );
  const fits =
    state === 'closed'
      ? sprints.filter(({ start, end }) => (start ?? 0) < (issue.resolved ?? 0) && (end ?? 0) >= (issue.resolved ?? 0))
      : sprints;
  const sprint = fits[0];
  if (sprint === undefined) return;
  issue.sprintIds = [sprint.id];
  change(issue, ids, hoursLater(issue.created, 2), issue.reporter, [
    sprintItem(sprintEnd('', ''), sprintEnd(sprint.id, sprint.name)),
  ]);
};

const inVersion = ({ random }: Setting, world: World, issue: Issue) => {
  const own = [...world.versions.values()].filter(
    ({ projectId, released }) => projectId === issue.projectId && !released,
  );
  if (own.length > 0 && random.chance(0.25)) issue.fixVersionIds = [random.pick(own).id];
};

const addSubtask = (setting: Setting, world: World, of: StudioProject, parent: Issue, assignee: string) => {
  const child = openIssue(setting, world, of, assignee);
  Object.assign(child, {
    parentId: parent.id,
    typeId: of.subtask,
    summary: `${step(setting.random)}: ${parent.summary}`,
    sprintIds: [],
    fixVersionIds: [],
  });
};

/** The issue that the documents speak of: fourteen hours, due in nine working days, with a designer who has too much. */
export const heroIssue = (setting: Setting, world: World): Issue => {
  const of = projects[0] as StudioProject;
  const { now } = setting;
  const issue = created(setting, of, now - 9 * DAY, byName('Noor').accountId);
  issue.typeId = '10011';
  issue.priorityId = '2';
  issue.summary = 'Oat bar carton: shelf-ready sleeve, six flavours';
  issue.description =
    'The sleeve opens along the front to make a shelf tray. Six flavours share one dieline; only the colour band and the photograph change. Printer needs open files and a flat proof of each.';
  issue.componentIds = of.components.slice(0, 2).map(({ id }) => id);
  issue.labels = ['spring-range'];
  issue.assignee = byName('Jonas').accountId;
  estimate(setting, issue, hoursLater(issue.created, 2), 14 * HOUR);
  let due = now + DAY;
  for (let working = 0; working < 9; due += DAY) if (![0, 6].includes(new Date(due).getUTCDay())) working++;
  change(issue, setting.ids, hoursLater(issue.created, 3), issue.reporter, [
    {
      field: 'duedate',
      fieldId: 'duedate',
      fieldtype: 'jira',
      from: null,
      fromString: null,
      to: dayOf(due - DAY),
      toString: dayOf(due - DAY),
    },
  ]);
  issue.due = dayOf(due - DAY);
  return addTo(world, issue);
};
