import { type Answer, type Call, ok, param, type Route } from '../call';
import { badRequest, forbidden, notFound } from '../errors';
import type { Board, Sprint } from '../model';
import { pageOf } from '../paging';
import { administers, browsable, visibleProject } from '../permissions';
import { bodyOf, listParam, textOf } from '../read';
import { sprintValue, statusBean } from '../shapes/catalog';
import { agileLink, avatarUrls } from '../shapes/links';

const boards = (call: Call): Answer => {
  const { query } = call;
  const types = listParam(query, 'type');
  const key = query.get('projectKeyOrId');
  const projectId = key === null ? null : visibleProject(call.world, call.viewer, key).id;
  const name = (query.get('name') ?? '').toLowerCase();
  const found = visibleBoards(call).filter(
    (board) =>
      (types.length === 0 || types.includes(board.type)) &&
      (projectId === null || board.projectId === projectId) &&
      board.name.toLowerCase().includes(name),
  );
  const page = pageOf(found, query, { size: 50, limit: 50 });
  const { startAt, maxResults, total } = page;
  const isLast = startAt + page.values.length >= total;
  return ok({ maxResults, startAt, total, isLast, values: page.values.map((board) => boardBean(call, board)) });
};

const board = (call: Call): Answer => ok(boardBean(call, boardOf(call)));

const sprints = (call: Call): Answer => {
  const { id, type } = boardOf(call);
  if (type === 'kanban') throw badRequest('The board does not support sprints');
  const states = listParam(call.query, 'state');
  const found = [...call.world.sprints.values()].filter(
    ({ boardId, state }) => boardId === id && (states.length === 0 || states.includes(state)),
  );
  const { values, startAt, maxResults, total } = pageOf(found, call.query, { size: 50, limit: 50 });
  const isLast = startAt + values.length >= total;
  return ok({ maxResults, startAt, total, isLast, values: values.map(sprintBean) });
};

/** Columns are the statuses of the board's project, one each. */
const configuration = (call: Call): Answer => {
  const { world } = call;
  const { id, name, type, projectId } = boardOf(call);
  const statuses = (world.projects.get(projectId)?.statusIds ?? []).flatMap(
    (status) => world.statuses.get(status) ?? [],
  );
  const points = [...world.fields.values()].find(({ schemaCustom }) => schemaCustom?.includes('story-points') ?? false);
  const rank = [...world.fields.values()].find(({ kind }) => kind === 'rank');
  return ok({
    id: Number(id),
    name,
    type,
    self: agileLink(`board/${id}/configuration`),
    location: { type: 'project', projectKeyOrId: projectId },
    filter: { id, self: agileLink(`filter/${id}`) },
    columnConfig: {
      columns: statuses.map((status) => ({
        name: status.name,
        statuses: [{ id: status.id, self: statusBean(status).self }],
      })),
      constraintType: 'none',
    },
    ...(points ? { estimation: { type: 'field', field: { fieldId: points.id, displayName: points.name } } } : {}),
    ...(rank ? { ranking: { rankCustomFieldId: Number(rank.id.replace('customfield_', '')) } } : {}),
  });
};

const sprint = (call: Call): Answer => ok(sprintBean(sprintOf(call)));

/** Starts a future sprint, closes an active one, renames it or moves its dates; for those who administer its project. */
const changeSprint = (call: Call): Answer => {
  const found = sprintOf(call);
  const project = call.world.projects.get(call.world.boards.get(found.boardId)?.projectId ?? '');
  if (!project || !administers(call.viewer, project)) {
    throw forbidden('You must have the Manage Sprints permission to change sprints.');
  }
  const body = bodyOf(call.body);
  const state = textOf(body.state);
  if (state !== null && !nextStates[found.state].includes(state)) {
    throw badRequest(`A sprint that is ${found.state} cannot become ${state}.`);
  }
  found.name = textOf(body.name) ?? found.name;
  found.start = instantIn(body.startDate) ?? found.start;
  found.end = instantIn(body.endDate) ?? found.end;
  if (state === 'active' && found.state === 'future') Object.assign(found, { state, start: found.start ?? call.now });
  if (state === 'closed' && found.state === 'active') Object.assign(found, { state, complete: call.now });
  return ok(sprintBean(found));
};

const nextStates: Readonly<Record<Sprint['state'], readonly string[]>> = {
  future: ['future', 'active'],
  active: ['active', 'closed'],
  closed: ['closed'],
};

const instantIn = (value: unknown): number | null => {
  if (value === undefined || value === null) return null;
  const instant = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(instant)) throw badRequest('Dates of a sprint must be ISO instants.');
  return instant;
};

const visibleBoards = ({ world, viewer }: Call): Board[] => {
  const projects = new Set(browsable(world, viewer).map(({ id }) => id));
  return [...world.boards.values()].filter(({ projectId }) => projects.has(projectId));
};

const boardOf = (call: Call): Board => {
  const found = visibleBoards(call).find(({ id }) => id === param(call, 'boardId'));
  if (!found)
    throw notFound(
      'The requested board cannot be viewed because it either does not exist or you do not have permission to view it.',
    );
  return found;
};

const sprintOf = (call: Call): Sprint => {
  const found = call.world.sprints.get(param(call, 'sprintId'));
  if (!found || !visibleBoards(call).some(({ id }) => id === found.boardId)) throw notFound('Sprint does not exist.');
  return found;
};

const boardBean = ({ world }: Call, { id, name, type, projectId }: Board) => {
  const project = world.projects.get(projectId);
  return {
    id: Number(id),
    self: agileLink(`board/${id}`),
    name,
    type,
    location: {
      projectId: Number(projectId),
      displayName: `${project?.name} (${project?.key})`,
      projectName: project?.name ?? '',
      projectKey: project?.key ?? '',
      projectTypeKey: project?.type ?? 'software',
      avatarURI: avatarUrls('project', projectId)['24x24'] ?? '',
      name: `${project?.name} (${project?.key})`,
    },
    isPrivate: false,
  };
};

const sprintBean = (found: Sprint) => {
  const { boardId, ...rest } = sprintValue(found);
  return { ...rest, self: agileLink(`sprint/${found.id}`), originBoardId: boardId };
};

const AGILE = '/rest/agile/1.0';
const SPRINT = ['read:sprint:jira-software'] as const;
const WRITE_SPRINT = ['write:sprint:jira-software'] as const;

export const agileRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: `${AGILE}/board`,
    scopes: ['read:board-scope:jira-software', 'read:project:jira'],
    handle: boards,
  },
  {
    method: 'GET',
    path: `${AGILE}/board/{boardId}`,
    scopes: ['read:board-scope:jira-software', 'read:issue-details:jira'],
    handle: board,
  },
  { method: 'GET', path: `${AGILE}/board/{boardId}/sprint`, scopes: SPRINT, handle: sprints },
  {
    method: 'GET',
    path: `${AGILE}/board/{boardId}/configuration`,
    scopes: ['read:board-scope.admin:jira-software', 'read:project:jira'],
    handle: configuration,
  },
  { method: 'GET', path: `${AGILE}/sprint/{sprintId}`, scopes: SPRINT, handle: sprint },
  { method: 'PUT', path: `${AGILE}/sprint/{sprintId}`, scopes: WRITE_SPRINT, write: true, handle: changeSprint },
  { method: 'POST', path: `${AGILE}/sprint/{sprintId}`, scopes: WRITE_SPRINT, write: true, handle: changeSprint },
];
