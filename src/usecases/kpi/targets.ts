import type { Reply } from '../../contract';
import type { SaveTargets, StoredTarget, TargetOwner, TargetSettings } from '../../contract/kpi-settings';
import type { TeamId } from '../../domain/capacity/types';
import { CATALOGUE } from '../../domain/kpi/catalogue';
import { type TargetProblem, targetProblem } from '../../domain/kpi/target';
import type { Viewer } from '../ports';
import { changedMeanwhile, failed } from '../settings/team-settings';
import type { KpiSettingsPorts } from './ports';

/** Targets that the caller may change, and what they can be set for: all of it, or the teams that they manage. */
export const getTargets = async (ports: KpiSettingsPorts, viewer: Viewer): Promise<Reply<TargetSettings>> => {
  await ports.reading();
  const { everything } = viewer.access;
  const [targets, teams, site, projects] = await Promise.all([
    ports.store.targets(),
    ports.store.teams(),
    ports.facts.site(viewer.accountId),
    everything ? ports.facts.projects(viewer.accountId) : [],
  ]);
  return {
    ok: true,
    value: {
      readOnly: viewer.readOnly,
      targets: targets.value.filter(({ owner }) => mayChange(viewer, owner)),
      version: targets.version,
      projects: projects.map(({ project }) => String(project)),
      teams: teams.filter(({ id }) => mayChange(viewer, { kind: 'team', team: id })),
      currency: site.currency,
    },
  };
};

const mayChange = ({ access }: Viewer, owner: TargetOwner): boolean =>
  access.everything || (owner.kind === 'team' && access.teams.includes(owner.team as TeamId));

const PROBLEMS: Readonly<Record<TargetProblem, string>> = {
  'not-a-number': 'both thresholds have to be numbers',
  'nothing-at-risk': 'the thresholds are alike or crossed, so that nothing would ever be at risk',
  'bad-period': 'a period is at least one and at most a year',
};

/**
 * Replaces what the caller may change, or what some owners have. What the first bad one lacks is said; nothing is stored
 * then. The log has an entry by owner, with that owner's targets alone, so that whoever made a change can take it back.
 */
export const saveTargets = async (
  ports: KpiSettingsPorts,
  viewer: Viewer,
  asked: SaveTargets,
): Promise<Reply<TargetSettings>> => {
  await ports.reading();
  const scope = scopeOf(viewer, asked);
  // Of whom somebody may not change targets, there are none for them.
  if (scope === null) return failed({ kind: 'not-found' });
  const wrong = problemOf(asked.targets);
  if (wrong !== null) return failed({ kind: 'invalid-request', detail: wrong.detail, field: wrong.field });
  const { value: before, version } = await ports.store.targets();
  if (!asSeen(asked, { value: before.filter(({ owner }) => scope(owner)), version }))
    return failed(changedMeanwhile('list of targets'));
  const after = [...before.filter(({ owner }) => !scope(owner)), ...asked.targets];
  const changed = changedOwners(before, after);
  if (changed.length === 0) return getTargets(ports, viewer);
  if (!(await ports.store.saveTargets(after, version))) return failed(changedMeanwhile('list of targets'));
  await ports.audit.append(
    changed.map((id) => ({
      ...{ by: viewer, action: 'saved', object: { kind: 'targets', id }, version: version + 1 },
      ...{ before: { targets: of(before, id) }, after: { targets: of(after, id) } },
    })),
  );
  return getTargets(ports, viewer);
};

type Scope = (owner: TargetOwner) => boolean;

/** Whose targets are replaced; null = somebody's that the caller may not change, or that were not named. */
const scopeOf = (viewer: Viewer, asked: SaveTargets): Scope | null => {
  const named = 'owners' in asked ? new Set(asked.owners.map(ownerId)) : null;
  if (named !== null && !('owners' in asked && asked.owners.every((owner) => mayChange(viewer, owner)))) return null;
  const scope: Scope = (owner) => (named === null ? mayChange(viewer, owner) : named.has(ownerId(owner)));
  return asked.targets.every(({ owner }) => scope(owner)) ? scope : null;
};

/** Whether what is stored is what the caller saw. */
const asSeen = (asked: SaveTargets, now: { readonly value: readonly StoredTarget[]; readonly version: number }) =>
  'owners' in asked ? written(asked.seen) === written(now.value) : asked.version === now.version;

/** As the log names whose targets they are: `team:3`, `project:10001`. */
const ownerId = (owner: TargetOwner): string =>
  owner.kind === 'team' ? `team:${owner.team}` : `project:${owner.project}`;

const of = (targets: readonly StoredTarget[], id: string): readonly StoredTarget[] =>
  targets.filter(({ owner }) => ownerId(owner) === id);

const changedOwners = (before: readonly StoredTarget[], after: readonly StoredTarget[]): readonly string[] =>
  [...new Set([...before, ...after].map(({ owner }) => ownerId(owner)))].filter(
    (id) => written(of(before, id)) !== written(of(after, id)),
  );

const written = (targets: readonly StoredTarget[]): string =>
  JSON.stringify(
    targets.map(({ owner, kpi, direction, amber, red, period }) => [
      ...[ownerId(owner), kpi, direction, amber, red, period.unit, period.count],
    ]),
  );

const problemOf = (targets: readonly StoredTarget[]): { readonly detail: string; readonly field: string } | null => {
  const seen = new Set<string>();
  for (const [index, target] of targets.entries()) {
    const field = `targets.${index}`;
    const problem = targetProblem(target);
    const name = CATALOGUE[target.kpi].name;
    if (problem !== null) return { field, detail: `${name}: ${PROBLEMS[problem]}.` };
    const key = JSON.stringify([target.owner, target.kpi]);
    if (seen.has(key)) return { field, detail: `${name}: there are two targets for the same project or team.` };
    seen.add(key);
  }
  return null;
};
