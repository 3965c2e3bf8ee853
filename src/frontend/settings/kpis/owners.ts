import type { TargetOwner } from '../../../contract/kpi-settings';

/** A project or team that a target can be for. */
export type OwnerOption = { readonly key: string; readonly owner: TargetOwner; readonly name: string };

export const ownerKey = (owner: TargetOwner): string =>
  owner.kind === 'project' ? `project ${owner.project}` : `team ${owner.team}`;

/** As the log names whose targets they are. */
export const loggedId = (owner: TargetOwner): string =>
  owner.kind === 'project' ? `project:${owner.project}` : `team:${owner.team}`;
