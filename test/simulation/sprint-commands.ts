import { itemOf } from '../../local/jira/edit/change';
import type { Issue, Sprint } from '../../local/jira/model';
import { type At, type Command, openSprints } from './commands';
import { isOpen } from './site-commands';
import { CANARY } from './world';

const DAY = 86_400_000;
const MOST_OPEN = 4;

const sprintsIn = ({ sim: { world } }: At, state: Sprint['state']): readonly Sprint[] =>
  [...world.sprints.values()].filter((sprint) => sprint.state === state);

const change = (at: At, { id }: Sprint, body: Record<string, unknown>): Promise<boolean> =>
  at.ask('POST', `/rest/agile/1.0/sprint/${id}`, body);

/** Two weeks that begin some days from now. */
const days = ({ sim: { random, kernel } }: At) => {
  const start = kernel.now() + random.whole(-3, 30) * DAY;
  const iso = (at: number) => new Date(at).toISOString();
  return { startDate: iso(start), endDate: iso(start + random.whole(5, 20) * DAY) };
};

/** Sprints as teams plan, start and complete them. Of none of it does Jira tell an app, unless issues are moved. */
export const sprintCommands: readonly Command[] = [
  {
    name: 'plan a sprint',
    weight: 2,
    run: async (at) => {
      const { world, random } = at.sim;
      if (openSprints(at.sim).length < MOST_OPEN && random.chance(0.5)) {
        const id = String(51 + world.sprints.size);
        const planned = { ...{ id, name: `${CANARY} ${id}`, boardId: '1' }, state: 'future' as const };
        world.sprints.set(id, { ...planned, start: null, end: null, complete: null });
      }
      const open = [...sprintsIn(at, 'future'), ...sprintsIn(at, 'active')];
      const sprint = open.length === 0 ? null : random.pick(open);
      return sprint !== null && change(at, sprint, days(at));
    },
  },
  {
    name: 'start a sprint',
    weight: 2,
    run: async (at) => {
      const [next] = sprintsIn(at, 'future');
      return next !== undefined && change(at, next, { state: 'active', ...days(at) });
    },
  },
  {
    name: 'complete a sprint',
    weight: 1,
    run: async (at) => {
      const [active] = sprintsIn(at, 'active');
      const [future] = sprintsIn(at, 'future');
      if (!active || !future) return false;
      // As Jira does: open issues go on to the next sprint, one by one.
      const left = at.visible().filter((issue) => issue.sprintIds.includes(active.id) && isOpen(at, issue.statusId));
      await change(at, active, { state: 'closed' });
      for (const { id } of left.slice(0, 8))
        await at.ask('PUT', `/rest/api/3/issue/${id}`, { fields: { customfield_10020: Number(future.id) } });
      return true;
    },
  },
  {
    name: 'dates of a version',
    weight: 1,
    run: async ({ sim: { world, random, kernel } }) => {
      const version = random.pick([...world.versions.values()]);
      const releaseDate = new Date(kernel.now() + random.whole(0, 40) * DAY).toISOString().slice(0, 10);
      Object.assign(version, random.chance(0.7) ? { releaseDate } : { released: !version.released });
      return true;
    },
  },
  {
    name: 'an import puts into two sprints',
    weight: 4,
    run: async (at) => {
      const [active, future] = [sprintsIn(at, 'active'), sprintsIn(at, 'future')];
      const own = at.visible().filter((issue) => isOpen(at, issue.statusId) && issue.due === null);
      if (active.length === 0 || future.length === 0 || own.length === 0) return false;
      const { random } = at.sim;
      const next = random.pick(future);
      if (next.end === null) await change(at, next, days(at));
      bring(at, random.pick(own), [random.pick(active).id, next.id]);
      return true;
    },
  },
];

const FIELD = { fieldId: 'customfield_10020', fieldtype: 'custom' } as const;

/** No screen of Jira does so, but what is imported may be in several, and old sites have such issues. */
const bring = ({ sim }: At, { id, sprintIds }: Issue, sprints: readonly string[]): void => {
  const closed = sprintIds.filter((one) => sim.world.sprints.get(one)?.state === 'closed');
  const to = [...closed, ...sprints];
  const [before, after] = [sprintIds.join(', '), to.join(', ')];
  sim.jira.acts.bring(id, { sprintIds: to }, [itemOf('Sprint', [before, before], [after, after], FIELD)]);
};

/** All that is planned moves by some days, and nobody edits an issue any more. */
export const moveDates = ({ world, random }: At['sim']): void => {
  const later = (at: number | null) => (at === null ? null : at + random.whole(1, 9) * DAY);
  for (const sprint of world.sprints.values()) if (sprint.state !== 'closed') sprint.end = later(sprint.end);
  for (const version of world.versions.values())
    version.releaseDate = `2026-12-${String(random.whole(1, 28)).padStart(2, '0')}`;
};
