import type { Reply } from '../../contract';
import type { KpiFields, KpiSettings, StageSettings, StoredTarget } from '../../contract/kpi-settings';
import { CATALOGUE } from '../../domain/kpi/catalogue';
import type { Stage } from '../../domain/kpi/issue';
import { RATING_KINDS } from '../../domain/kpi/ratings';
import { type TargetProblem, targetProblem } from '../../domain/kpi/target';
import type { Viewer } from '../ports';
import { changedMeanwhile, failed } from '../settings/team-settings';
import type { KeptFields, KnownStatusRow, KpiSettingsPorts, KpiSite } from './ports';
import { rereadingOf } from './rereading';

/** Targets and stages as they are stored, and what they can be set for. */
export const getKpiSettings = async (ports: KpiSettingsPorts, viewer: Viewer): Promise<Reply<KpiSettings>> => {
  await ports.reading();
  const [targets, stages, fields, statuses, teams, projects, site] = await Promise.all([
    ports.store.targets(),
    ports.store.stages(),
    ports.store.fields(),
    ports.store.statuses(),
    ports.store.teams(),
    ports.facts.projects(viewer.accountId),
    ports.facts.site(viewer.accountId),
  ]);
  return {
    ok: true,
    value: {
      readOnly: viewer.readOnly,
      targets: targets.value,
      targetsVersion: targets.version,
      stages: stages.value,
      stagesVersion: stages.version,
      fields: shownFields(fields.value),
      fieldsVersion: fields.version,
      statuses: statuses.map(shownStatus),
      projects: projects.map(({ project }) => String(project)),
      teams,
      measuring: site.measuring,
      rereading: shareRead(site),
    },
  };
};

const shownFields = ({ satisfaction, nps }: KeptFields): KpiFields => ({
  satisfaction: satisfaction && omitGen(satisfaction),
  nps: nps && omitGen(nps),
});
const omitGen = <T extends { readonly gen: number }>({ gen: _, ...rest }: T): Omit<T, 'gen'> => rest;

/** Of the field that is read last. */
const shareRead = (site: KpiSite): number | null => {
  const shares = RATING_KINDS.map((kind) => rereadingOf(site, kind))
    .filter((one) => one !== null)
    .map(({ done, total }) => (total === null || total <= 0 ? 0 : Math.min(1, done / total)));
  return shares.length === 0 ? null : Math.min(...shares);
};

const BY_CATEGORY: Readonly<Record<1 | 2 | 3, Stage>> = { 1: 'toDo', 2: 'inProgress', 3: 'done' };

const shownStatus = ({ id, category, issues }: KnownStatusRow) => ({
  id: String(id),
  stage: category === null ? ('toDo' as const) : BY_CATEGORY[category],
  known: category !== null,
  issues,
});

const PROBLEMS: Readonly<Record<TargetProblem, string>> = {
  'not-a-number': 'both thresholds have to be numbers',
  'nothing-at-risk': 'the thresholds are alike or crossed, so that nothing would ever be at risk',
  'bad-period': 'a period is at least one and at most a year',
};

/** All targets at once. What the first bad one lacks is said; nothing is stored then. */
export const saveTargets = async (
  ports: KpiSettingsPorts,
  viewer: Viewer,
  { version, targets }: { readonly version: number; readonly targets: readonly StoredTarget[] },
): Promise<Reply<KpiSettings>> => {
  await ports.reading();
  const wrong = problemOf(targets);
  if (wrong !== null) return failed({ kind: 'invalid-request', detail: wrong.detail, field: wrong.field });
  const before = (await ports.store.targets()).value;
  if (!(await ports.store.saveTargets(targets, version))) return failed(changedMeanwhile('list of targets'));
  await record(ports, viewer, 'targets', { version, before: { targets: before }, after: { targets } });
  return getKpiSettings(ports, viewer);
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

/** Everything is measured anew by the stages that are saved. */
export const saveStages = async (
  ports: KpiSettingsPorts,
  viewer: Viewer,
  { version, stages }: { readonly version: number; readonly stages: StageSettings },
): Promise<Reply<KpiSettings>> => {
  await ports.reading();
  const before = (await ports.store.stages()).value;
  if (!(await ports.store.saveStages(stages, version))) return failed(changedMeanwhile('map of stages'));
  await record(ports, viewer, 'stages', { version, before: { stages: before }, after: { stages } });
  await ports.remeasure();
  return getKpiSettings(ports, viewer);
};

/** A field that was not mapped before, or was another, is read anew; a scale that changed needs no reading. */
export const saveKpiFields = async (
  ports: KpiSettingsPorts,
  viewer: Viewer,
  { version, fields }: { readonly version: number; readonly fields: KpiFields },
): Promise<Reply<KpiSettings>> => {
  await ports.reading();
  const before = (await ports.store.fields()).value;
  const genOf = (
    own: { readonly field: string },
    old: { readonly field: string; readonly gen: number } | null,
  ): number => (old?.field === own.field ? old.gen : version + 1);
  const { satisfaction, nps } = fields;
  const kept: KeptFields = {
    satisfaction: satisfaction && { ...satisfaction, gen: genOf(satisfaction, before.satisfaction) },
    nps: nps && { ...nps, gen: genOf(nps, before.nps) },
  };
  if (!(await ports.store.saveFields(kept, version))) return failed(changedMeanwhile('map of fields'));
  await record(ports, viewer, 'kpi-fields', { version, before: { fields: shownFields(before) }, after: { fields } });
  await ports.readRatings();
  return getKpiSettings(ports, viewer);
};

type Change = { readonly version: number; readonly before: unknown; readonly after: unknown };

const record = (
  { audit }: KpiSettingsPorts,
  by: Viewer,
  kind: 'targets' | 'stages' | 'kpi-fields',
  { version, before, after }: Change,
): Promise<void> =>
  audit.append({ by, action: 'saved', object: { kind, id: null }, version: version + 1, before, after });
