import type { Issue, World } from '../../../local/jira/model';

type Row = { project_id: number; kind: string; ref: number; value: number | null; n: number; source: string | null };

const DAY = 86_400_000;

/** Who works where, how long work takes there, and the SLA, by counting through the world itself. */
export const naiveDefaults = (
  world: World,
  issues: readonly Issue[],
  people: ReadonlyMap<string, number>,
  now: number,
): Row[] => {
  const open = issues.filter(({ securityLevelId }) => securityLevelId === null);
  const projects = [...new Set(open.map(({ projectId }) => projectId))];
  return projects.flatMap((project) => {
    const own = open.filter(({ projectId }) => projectId === project);
    return [
      ...members(world, project, own, people, now),
      ...assumed(world, project, own, now),
      ...sla(world, project, own, now),
    ];
  });
};

const isDone = (world: World, { statusId }: Issue) => world.statuses.get(statusId)?.category === 'done';
const since = (now: number, days: number, { resolved }: Issue) =>
  resolved !== null && Math.floor(resolved) >= now - days * DAY;

const members = (
  world: World,
  project: string,
  own: readonly Issue[],
  people: ReadonlyMap<string, number>,
  now: number,
): Row[] => {
  const counts = new Map<string, number>();
  for (const issue of own) {
    const user = world.users.get(issue.assignee ?? '');
    if (!user?.active || user.accountType !== 'atlassian') continue;
    if (!isDone(world, issue) || since(now, 90, issue))
      counts.set(user.accountId, (counts.get(user.accountId) ?? 0) + 1);
  }
  return [...counts].map(([account, n]) => ({
    ...{ project_id: Number(project), kind: 'member', ref: people.get(account) ?? -1, value: null, n, source: null },
  }));
};

const assumed = (world: World, project: string, own: readonly Issue[], now: number): Row[] => {
  const done = own.filter((issue) => isDone(world, issue) && since(now, 180, issue));
  return [...new Set(done.map(({ typeId }) => typeId))].flatMap((type) => {
    for (const [field, source] of [
      ['spent', 'median-spent'],
      ['original', 'median-estimate'],
    ] as const) {
      const values = done
        .filter((issue) => issue.typeId === type)
        .map((issue) => Math.round(issue[field] ?? 0))
        .filter((value) => value > 0)
        .sort((a, b) => a - b);
      const n = values.length;
      if (n < 5) continue;
      const middle = ((values[Math.ceil(n / 2) - 1] ?? 0) + (values[Math.floor(n / 2)] ?? 0)) / 2;
      return [
        { project_id: Number(project), kind: 'assumed', ref: Number(type), value: Math.round(middle), n, source },
      ];
    }
    return [];
  });
};

const sla = (world: World, project: string, own: readonly Issue[], now: number): Row[] => {
  const times = own
    .filter((issue) => isDone(world, issue) && since(now, 180, issue) && (issue.resolved ?? 0) >= issue.created)
    .map((issue) => (issue.resolved ?? 0) - issue.created)
    .sort((a, b) => a - b);
  if (times.length < 5) return [];
  const value = Math.round((times[Math.ceil((times.length * 3) / 4) - 1] ?? 0) / 1000);
  return [{ project_id: Number(project), kind: 'sla', ref: 0, value, n: times.length, source: null }];
};
