import type { Reply } from '../../contract';
import type { KpiFields, KpiSettings, StageSettings } from '../../contract/kpi-settings';
import type { Stage } from '../../domain/kpi/issue';
import { FIELD_KINDS } from '../../domain/kpi/mapped-fields';
import type { Viewer } from '../ports';
import { changedMeanwhile, failed } from '../settings/team-settings';
import type { KeptFields, KnownStatusRow, KpiSettingsPorts, KpiSite } from './ports';
import { rereadingOf } from './rereading';

/** Stages and fields as they are stored, and what they can be set for. */
export const getKpiSettings = async (ports: KpiSettingsPorts, viewer: Viewer): Promise<Reply<KpiSettings>> => {
  await ports.reading();
  const [stages, fields, statuses, teams, projects, site] = await Promise.all([
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
      stages: stages.value,
      stagesVersion: stages.version,
      fields: shownFields(fields.value),
      fieldsVersion: fields.version,
      broken: site.broken.filter(({ kind, field }) => fields.value[kind]?.field === field),
      statuses: statuses.map(shownStatus),
      projects: projects.map(({ project }) => String(project)),
      teams,
      measuring: site.measuring,
      rereading: shareRead(site),
    },
  };
};

const shownFields = ({ gens: _, ...fields }: KeptFields): KpiFields => fields;

/** Of the field that is read last. */
const shareRead = (site: KpiSite): number | null => {
  const shares = FIELD_KINDS.map((kind) => rereadingOf(site, kind))
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
  const wrong = wrongFields(fields);
  if (wrong !== null) return failed({ kind: 'invalid-request', ...wrong });
  const before = (await ports.store.fields()).value;
  if (!(await ports.store.saveFields({ ...fields, gens: gensOf(fields, before, version + 1) }, version)))
    return failed(changedMeanwhile('map of fields'));
  await record(ports, viewer, 'kpi-fields', { version, before: { fields: shownFields(before) }, after: { fields } });
  await ports.readRatings();
  return getKpiSettings(ports, viewer);
};

const gensOf = (fields: KpiFields, before: KeptFields, next: number): KeptFields['gens'] =>
  Object.fromEntries(
    FIELD_KINDS.flatMap((kind) => {
      const own = fields[kind];
      if (own === null) return [];
      const same = before[kind]?.field === own.field;
      return [[kind, same ? (before.gens[kind] ?? next) : next]];
    }),
  );

type Wrong = { readonly detail: string; readonly field: string };

/** What is wrong with a map, in words; null = nothing. */
const wrongFields = ({ procedures, disciplines, checklist }: KpiFields): Wrong | null => {
  const types = procedures.map(({ type }) => type);
  const again = types.findIndex((type, index) => types.indexOf(type) < index);
  if (again >= 0) return { field: `procedures.${again}`, detail: 'There is another procedure for this issue type.' };
  const bare = checklist === null ? procedures.findIndex(({ items }) => items !== null) : -1;
  if (bare >= 0) return { field: `procedures.${bare}`, detail: 'A checklist is asked for, and no field holds one.' };
  const teams = disciplines.flatMap((one) => one.teams);
  if (new Set(teams).size < teams.length) return { field: 'disciplines', detail: 'A team has one discipline.' };
  const names = disciplines.map(({ name }) => name.toLowerCase());
  return new Set(names).size < names.length
    ? { field: 'disciplines', detail: 'There is another discipline of this name.' }
    : null;
};

type Change = { readonly version: number; readonly before: unknown; readonly after: unknown };

const record = (
  { audit }: KpiSettingsPorts,
  by: Viewer,
  kind: 'stages' | 'kpi-fields',
  { version, before, after }: Change,
): Promise<void> =>
  audit.append({ by, action: 'saved', object: { kind, id: null }, version: version + 1, before, after });
