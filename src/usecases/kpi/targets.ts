import type { Reply } from '../../contract';
import type { StoredTarget, TargetOwner, TargetSettings } from '../../contract/kpi-settings';
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

/** All that the caller may change, at once. What the first bad one lacks is said; nothing is stored then. */
export const saveTargets = async (
  ports: KpiSettingsPorts,
  viewer: Viewer,
  { version, targets }: { readonly version: number; readonly targets: readonly StoredTarget[] },
): Promise<Reply<TargetSettings>> => {
  await ports.reading();
  // Of whom somebody may not change targets, there are none for them.
  if (!targets.every(({ owner }) => mayChange(viewer, owner))) return failed({ kind: 'not-found' });
  const wrong = problemOf(targets);
  if (wrong !== null) return failed({ kind: 'invalid-request', detail: wrong.detail, field: wrong.field });
  const before = (await ports.store.targets()).value;
  const after = [...before.filter(({ owner }) => !mayChange(viewer, owner)), ...targets];
  if (!(await ports.store.saveTargets(after, version))) return failed(changedMeanwhile('list of targets'));
  await ports.audit.append({
    ...{ by: viewer, action: 'saved', object: { kind: 'targets', id: null }, version: version + 1 },
    ...{ before: { targets: before }, after: { targets: after } },
  });
  return getTargets(ports, viewer);
};

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
