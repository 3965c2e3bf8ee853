import { type Dashboard, type Filter, type Gadget, noDashboards, type World } from '../../jira/model';
import { admin, byName } from './people';
import { projects } from './projects';

const FOUR_WEEKS = { unit: 'week', count: 4 };
const TWELVE_WEEKS = { unit: 'week', count: 12 };
const SCOPE = { kind: 'projects', projects: projects.map(({ project }) => project.id) };

/** What the app's edit form would have saved, as plain data: the desk knows no line of the app. */
const config = (title: string, show: unknown, period: unknown = FOUR_WEEKS, targets: unknown = {}) => ({
  version: 1,
  title,
  scope: SCOPE,
  period,
  targets,
  show,
});
const chart = (title: string, what: unknown, period?: unknown) => config(title, { kind: 'chart', chart: what }, period);

const BOARD = config(
  'Studio, how are we doing?',
  {
    kind: 'board',
    kpis: [
      'onTimeDelivery',
      'cycleTime',
      'throughput',
      'firstTimeRight',
      'revisionRounds',
      'wipAge',
      'flowEfficiency',
      'reworkRate',
      'satisfaction',
    ],
  },
  FOUR_WEEKS,
  {
    onTimeDelivery: { direction: 'higher', amber: 0.95, red: 0.85 },
    cycleTime: { direction: 'lower', amber: 10, red: 14 },
    firstTimeRight: { direction: 'higher', amber: 0.7, red: 0.5 },
    revisionRounds: { direction: 'lower', amber: 3, red: 5 },
  },
);
const ON_TIME = config('On time', { kind: 'kpi', kpi: 'onTimeDelivery' }, FOUR_WEEKS, {
  onTimeDelivery: { direction: 'higher', amber: 0.95, red: 0.85 },
});
const LEFT = [
  BOARD,
  chart('Where the work stands', { kind: 'cumulative-flow' }, TWELVE_WEEKS),
  chart('How long each issue took', { kind: 'scatter' }),
];
const RIGHT = [
  ON_TIME,
  chart('Cycle time, week by week', { kind: 'trend', kpi: 'cycleTime' }),
  chart('Throughput, and when the rest is done', { kind: 'throughput', ask: null }),
];

type Saved = readonly [name: string, owner: string, jql: string, shared: boolean];

const SAVED: readonly Saved[] = [
  ['Open packaging work', 'Noor', 'project = PACK AND statusCategory != Done', true],
  ['My open work', 'Noor', 'assignee = currentUser() AND statusCategory != Done', false],
  ['Spring range', 'Noor', 'labels = spring-range', true],
  ['Late across the studio', 'Clara', 'due < now() AND statusCategory != Done', true],
  ['Done in the last quarter', 'Clara', 'resolved >= -12w', true],
  ['Film in review', 'Malik', 'project = FILM AND status in ("Internal review", "Client review")', true],
];

/** Searches that people of the studio saved, and the board that hangs on its wall: the admin's, shared with all. */
export const studioDashboards = (): Pick<World, 'filters' | 'dashboards' | 'lastIds'> => {
  const { filters, dashboards, lastIds } = noDashboards();
  for (const [name, owner, jql, shared] of SAVED) {
    lastIds.filter += 1;
    const { accountId } = byName(owner);
    const filter: Filter = {
      id: String(lastIds.filter),
      name,
      description: '',
      owner: accountId,
      jql,
      shared,
      favourites: [accountId],
    };
    filters.set(filter.id, filter);
  }
  const gadget = (kept: Record<string, unknown>): Gadget => {
    lastIds.gadget += 1;
    const id = String(lastIds.gadget);
    return {
      id,
      moduleKey: 'kpi-gadget',
      title: null,
      color: 'blue',
      config: structuredClone(kept),
      rowSpan: null,
      properties: {},
    };
  };
  lastIds.dashboard += 1;
  const board: Dashboard = {
    id: String(lastIds.dashboard),
    name: 'Studio, how are we doing?',
    description: 'The last four weeks, all projects',
    owner: admin.accountId,
    shared: true,
    columns: [
      { span: 8, gadgets: LEFT.map(gadget) },
      { span: 4, gadgets: RIGHT.map(gadget) },
    ],
    removed: [],
  };
  dashboards.set(board.id, board);
  return { filters, dashboards, lastIds };
};
