import type { RowDataPacket } from 'mysql2/promise';
import { differences } from './differences';
import type { Sim } from './seed';
import { isOpen } from './site-commands';

const CATEGORY = { future: 1, active: 2, closed: 3 } as const;

/** Dates that stand for due dates: of the sprints and versions that open issues name. */
export const openDates = async ({ pool, world }: Sim): Promise<string[]> => {
  const open = [...world.issues.values()].filter((issue) => {
    const project = world.projects.get(issue.projectId);
    return project?.access.app === true && !project.archived && isOpen({ sim: { world } }, issue.statusId);
  });
  const sprints = new Set(open.flatMap(({ sprintIds }) => sprintIds));
  const versions = new Set(open.flatMap(({ fixVersionIds }) => fixVersionIds));
  const ms = (at: number | null) => (at === null ? null : Math.floor(at));
  const expected = [
    ...[...world.sprints.values()]
      .filter(({ id }) => sprints.has(id))
      .map(({ id, state, start, end }) => ({
        ...{ kind: 'sprint', id: Number(id), category: CATEGORY[state], start_at: ms(start), end_at: ms(end) },
        ...{ day: null, closed: state === 'closed' ? 1 : 0 },
      })),
    ...[...world.versions.values()]
      .filter(({ id }) => versions.has(id))
      .map(({ id, releaseDate, released, archived }) => ({
        ...{ kind: 'version', id: Number(id), category: null, start_at: null, end_at: null },
        ...{ day: releaseDate, closed: released || archived ? 1 : 0 },
      })),
  ];
  const [rows] = await pool.query<RowDataPacket[]>(
    "SELECT kind, id, category, start_at, end_at, day, closed FROM vocabulary WHERE kind IN ('sprint', 'version')",
  );
  const meant = new Set(expected.map(({ kind, id }) => `${kind} ${id}`));
  const found = rows.filter(({ kind, id }) => meant.has(`${kind} ${id}`));
  return differences('dates of', found, expected, ({ kind, id }) => `${kind} ${id}`);
};
