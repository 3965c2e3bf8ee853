import { z } from 'zod';
import type { IssueId } from '../domain/capacity/types';
import { StoreFull } from '../usecases/retention/ports';
import { noteChange } from '../usecases/sync/note-change';
import type { SyncPorts } from '../usecases/sync/ports';
import { isSettingUp } from '../usecases/sync/start';

/**
 * Product events about issues, comments and worklogs. Only the id counts; the rest of an event may be old by now.
 * https://developer.atlassian.com/platform/forge/events-reference/jira/
 */
export const issueEvent =
  (ports: Pick<SyncPorts, 'dirty' | 'queue' | 'log'>) =>
  async (event: unknown): Promise<void> => {
    const parsed = hint.safeParse(event);
    const id = parsed.data?.issue?.id ?? parsed.data?.worklog?.issueId;
    if (id === undefined) return ports.log.warn('event-without-issue', { event: parsed.data?.eventType ?? null });
    try {
      const gone = parsed.data?.eventType === 'avi:jira:deleted:issue';
      await noteChange(ports, String(id) as IssueId, gone ? 'deleted' : 'event');
    } catch (error) {
      // What a full store cannot note, the sweep finds once there is room.
      if (!isSettingUp(error) && !(error instanceof StoreFull)) throw error;
    }
  };

const issueId = z.union([z.string().regex(/^[1-9]\d{0,15}$/), z.number().int().positive()]);
const hint = z.object({
  eventType: z.string().max(60).optional(),
  issue: z.object({ id: issueId }).optional(),
  worklog: z.object({ issueId }).optional(),
});
