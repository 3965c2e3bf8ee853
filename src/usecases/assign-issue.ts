import type { CapacityPanel, Reply } from '../contract';
import type { IssueId } from '../domain/capacity/types';
import { getCapacityPanel } from './get-capacity-panel';
import type { PanelRequest } from './panel-people';
import { type AssignOutcome, type PanelPorts, PortFailure, type Viewer } from './ports';

export type AssignRequest = PanelRequest & { readonly accountId: string | null; readonly expected: string | null };

/**
 * Assigns as the viewer, follows the write into the facts, and answers with the panel as it is then. `expected` is the
 * assignee that the viewer saw: if somebody else was faster nothing is changed.
 */
export const assignIssue = async (
  ports: PanelPorts,
  viewer: Viewer,
  request: AssignRequest,
): Promise<Reply<CapacityPanel>> => {
  const id = request.issueId as IssueId;
  // Nothing is written that could not be followed.
  await ports.reading();
  const issue = await ports.viewerJira.issue(id, null);
  if (issue === null) return { ok: false, failure: { kind: 'not-found' } };
  if (issue.assignee !== request.expected) {
    return {
      ok: false,
      failure: { kind: 'conflict', detail: 'Somebody assigned this issue meanwhile. Nothing was changed.' },
    };
  }
  const outcome = await assign(ports, id, request.accountId);
  if (outcome.kind === 'not-found') return { ok: false, failure: { kind: 'not-found' } };
  if (outcome.kind === 'refused') return { ok: false, failure: { kind: 'conflict', detail: outcome.words } };
  await ports.follow(id);
  return getCapacityPanel(ports, viewer, request);
};

/** A write whose answer was lost may have applied: Jira knows. */
export const assign = async (
  { viewerJira }: Pick<PanelPorts, 'viewerJira'>,
  id: IssueId,
  accountId: string | null,
): Promise<AssignOutcome> => {
  try {
    return await viewerJira.assign(id, accountId);
  } catch (error) {
    if (!(error instanceof PortFailure) || error.failure.kind !== 'unavailable') throw error;
    if ((await viewerJira.issue(id, null))?.assignee === accountId) return { kind: 'assigned' };
    throw error;
  }
};
