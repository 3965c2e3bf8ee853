import { route } from '@forge/api';
import { z } from 'zod';
import type { AssignOutcome, ViewerJira } from '../../usecases/ports';
import { pathId } from './ids';
import { liveIssue, NO_FIELDS, shownFields, toLive } from './live-issue';
import { asViewer, put, type Response, read, unavailable } from './viewer-call';

/** Jira as the viewer: every permission is Jira's own. */
export const viewerJira: ViewerJira = {
  issue: async (id, fields) => {
    const map = fields ?? NO_FIELDS;
    const response = await asViewer(route`/rest/api/3/issue/${pathId(id)}?fields=${shownFields(map)}`);
    if (response.status === 404 || response.status === 403) return null;
    return toLive(await read(response, liveIssue), map);
  },
  assign: async (id, accountId) =>
    assigned(await asViewer(route`/rest/api/3/issue/${pathId(id)}/assignee`, put({ accountId }))),
  isJiraAdmin: async () => {
    const schema = z.object({ permissions: z.object({ ADMINISTER: z.object({ havePermission: z.boolean() }) }) });
    const answer = await read(await asViewer(route`/rest/api/3/mypermissions?permissions=ADMINISTER`), schema);
    return answer.permissions.ADMINISTER.havePermission;
  },
  browsable: async (projects) => {
    // An empty list would be answered with "all of it".
    if (projects.length === 0) return [];
    const body = { projectPermissions: [{ permissions: ['BROWSE_PROJECTS'], projects: projects.slice(0, 1000) }] };
    const schema = z.object({
      projectPermissions: z.array(z.object({ permission: z.string(), projects: z.array(z.number()) })),
    });
    const answer = await read(
      await asViewer(route`/rest/api/3/permissions/check`, { ...put(body), method: 'POST' }),
      schema,
    );
    return answer.projectPermissions.find(({ permission }) => permission === 'BROWSE_PROJECTS')?.projects ?? [];
  },
};

const refusal = z.object({
  errorMessages: z.array(z.string()).optional(),
  errors: z.record(z.string(), z.string()).optional(),
});

const assigned = async (response: Response): Promise<AssignOutcome> => {
  if (response.status === 204) return { kind: 'assigned' };
  // A page of somebody in between, with a 200, is no yes.
  if (response.ok) throw unavailable();
  if (response.status === 404) return { kind: 'not-found' };
  const said = refusal.safeParse(await response.json().catch(() => null));
  const words = said.success ? [...(said.data.errorMessages ?? []), ...Object.values(said.data.errors ?? {})] : [];
  return { kind: 'refused', words: words.join(' ') || `Jira refused (${response.status}).` };
};
