import type { Narrowing, Where } from '../../usecases/kpi/ports';
import { marks, type SqlValue } from './client';

export type Condition = { readonly text: string; readonly params: readonly SqlValue[] };

/** What a measure `m` has to be: of these projects, counting, and as narrow as asked. */
export const conditionOf = ({ projects, narrow }: Where): Condition => {
  const narrowed = narrowing(narrow);
  return {
    text: `m.project_id IN (${marks(projects.length)}) AND m.counts = 1${narrowed.text}`,
    // An empty list would be no list: no project has the id 0.
    params: [...(projects.length === 0 ? [0] : projects), ...narrowed.params],
  };
};

/** Half of the projects at a time, both at once, where more than so many issues were done in a year. */
export const inParts = async <T>(
  where: Where,
  most: number,
  read: (where: Where) => Promise<readonly T[]>,
): Promise<readonly T[]> => {
  const { projects, done } = where;
  if (done <= most || projects.length < 2) return read(where);
  const middle = Math.ceil(projects.length / 2);
  const halves = [projects.slice(0, middle), projects.slice(middle)];
  return (
    await Promise.all(halves.map((half) => inParts({ ...where, projects: half, done: done / 2 }, most, read)))
  ).flat();
};

const REF = ` AND EXISTS (SELECT 1 FROM issue i JOIN issue_ref r ON r.issue_id = i.issue_id AND r.gen = i.refs_gen
  WHERE i.issue_id = m.issue_id AND r.kind = ? AND r.ref = ?)`;

/** Members of a team today: their issues are the team's. */
const TEAM = ` AND m.assignee_id IN (SELECT tm.person_id FROM team t JOIN team_member tm ON tm.team_id = t.team_id AND tm.gen = t.gen
  WHERE t.team_id = ?)`;

const narrowing = (narrow: Narrowing): Condition => {
  switch (narrow.kind) {
    case 'all':
      return { text: '', params: [] };
    case 'component':
    case 'fix_version':
    case 'label':
      return { text: REF, params: [narrow.kind, narrow.ref] };
    case 'type':
      return { text: ' AND m.type_id = ?', params: [narrow.type] };
    case 'parent':
      return { text: ' AND m.parent_id = ?', params: [narrow.issue] };
    case 'team':
      return { text: TEAM, params: [narrow.team] };
    case 'ids':
      return {
        text: ` AND m.issue_id IN (${marks(narrow.ids.length)})`,
        params: narrow.ids.length === 0 ? [0] : narrow.ids,
      };
  }
};
