import type { Call } from '../call';
import type { Issue, Resolution, Status, World } from '../model';
import { type Change, changeOf } from './change';

export type Transition = { readonly id: string; readonly to: Status };

/** Every status of the project can be reached from every other one, as in a simplified workflow. */
export const transitionsOf = (world: World, issue: Issue): Transition[] => {
  const statuses = world.projects.get(issue.projectId)?.statusIds ?? [];
  return statuses.flatMap((id, at) => {
    const to = world.statuses.get(id);
    return to && id !== issue.statusId ? [{ id: `${at + 1}1`, to }] : [];
  });
};

/** Entering a done status resolves the issue, leaving it takes the resolution back. */
export const moveTo = ({ world, now }: Call, issue: Issue, to: Status, wanted: Resolution | null): Change[] => {
  const from = world.statuses.get(issue.statusId);
  const status = changeOf('status', [issue.statusId, from?.name ?? null], [to.id, to.name], (changed) => {
    changed.statusId = to.id;
    if (to.category === 'done') changed.resolved = changed.resolved ?? now;
    else changed.resolved = null;
  });
  return [status, resolutionChange(world, issue, resolutionAfter(world, issue, to, wanted))];
};

const resolutionAfter = (world: World, issue: Issue, to: Status, wanted: Resolution | null): Resolution | null => {
  if (to.category !== 'done') return null;
  const resolutions = [...world.resolutions.values()];
  const current = world.resolutions.get(issue.resolutionId ?? '');
  return wanted ?? current ?? resolutions.find(({ name }) => name === 'Done') ?? resolutions[0] ?? null;
};

const resolutionChange = (world: World, issue: Issue, to: Resolution | null): Change => {
  const from = world.resolutions.get(issue.resolutionId ?? '');
  return changeOf(
    'resolution',
    [from?.id ?? null, from?.name ?? null],
    [to?.id ?? null, to?.name ?? null],
    (changed) => {
      changed.resolutionId = to?.id ?? null;
    },
  );
};
