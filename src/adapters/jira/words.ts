import { route } from '@forge/api';
import { z } from 'zod';
import { typeName } from '../../domain/kpi/mapped-fields';
import type { ProjectFacts, Term } from '../../usecases/facts/ports';
import type { FieldMap, JiraSource } from '../../usecases/sync/ports';
import { getAsApp, getOrNull, JiraUnreadable } from './client';
import { pathId } from './ids';
import { categoryOf } from './issue-facts';
import { idOf, understood, zoneOf } from './scalars';
import { none } from './terms-of-issues';

const scope = z.object({ project: z.object({ id: idOf }).nullish() }).nullish();
const statuses = understood(z.object({ id: idOf, statusCategory: categoryOf, scope }));
const priorities = understood(z.object({ id: idOf }));
const types = understood(z.object({ id: idOf, subtask: z.boolean(), scope }));

// One call after the other, here and below: beside one that failed, a refusal would come when the run is over, be noted by
// nobody, and Jira called again before its time.

/** Statuses, priorities in the site's order, and issue types. */
export const terms: JiraSource['terms'] = async () => {
  const allStatuses = await getAsApp('status', statuses, route`/rest/api/3/status`);
  const allPriorities = await getAsApp('priority', priorities, route`/rest/api/3/priority`);
  const allTypes = await getAsApp('issuetype', types, route`/rest/api/3/issuetype`);
  return [
    ...allStatuses.map(
      (status): Term => ({
        ...none,
        kind: 'status',
        id: status.id,
        category: status.statusCategory,
        parent: status.scope?.project?.id ?? null,
      }),
    ),
    ...allPriorities.map(({ id }, position): Term => ({ ...none, kind: 'priority', id, position })),
    ...allTypes.map(
      (type): Term => ({
        ...none,
        kind: 'type',
        id: type.id,
        category: type.subtask ? 1 : 0,
        parent: type.scope?.project?.id ?? null,
      }),
    ),
  ];
};

const schema = z.object({ custom: z.string().nullish(), type: z.string().nullish(), items: z.string().nullish() });
const allFields = understood(z.object({ id: z.string(), name: z.string().nullish(), schema: schema.nullish() }));

/** Types of all fields by id, arrays by what they hold. */
export const fieldTypes: JiraSource['fieldTypes'] = async () => {
  const all = await getAsApp('field', allFields, route`/rest/api/3/field`);
  return new Map(all.map(({ id, schema: of }) => [id, typeName(of ?? {})]));
};

/**
 * Custom fields by the key of their kind. Two have no kind of their own and go by their English name: Jira's *Start
 * date* (a date picker) and *Story Points* of company-managed projects (a number).
 */
export const fields: JiraSource['fields'] = async (): Promise<FieldMap> => {
  const all = await getAsApp('field', allFields, route`/rest/api/3/field`);
  const ofKind = (kind: string) => all.filter((field) => field.schema?.custom === kind);
  const named = (kind: string, name: string) => ofKind(kind).filter((field) => field.name === name);
  return {
    start: named(`${SYSTEM}:datepicker`, 'Start date')[0]?.id ?? null,
    sprint: ofKind('com.pyxis.greenhopper.jira:gh-sprint')[0]?.id ?? null,
    rank: ofKind('com.pyxis.greenhopper.jira:gh-lexo-rank')[0]?.id ?? null,
    points: [...ofKind('com.pyxis.greenhopper.jira:jsw-story-points'), ...named(`${SYSTEM}:float`, 'Story Points')].map(
      (field) => field.id,
    ),
  };
};
const SYSTEM = 'com.atlassian.jira.plugin.system.customfieldtypes';

const projectSchema = z
  .object({
    id: idOf,
    projectTypeKey: z.string().max(24).nullish(),
    simplified: z.boolean().nullish(),
    archived: z.boolean().nullish(),
    deleted: z.boolean().nullish(),
  })
  .transform(
    ({ id, projectTypeKey, simplified, archived, deleted }): ProjectFacts => ({
      id,
      type: projectTypeKey ?? null,
      simplified: simplified === true,
      archived: archived === true || deleted === true,
    }),
  );
const projectPage = z.object({ values: z.array(z.unknown()), isLast: z.boolean() });
const someProjects = understood(projectSchema);

/** Live projects that the app's user may browse. One that is not understood is left out, and is asked for by itself. */
export const projects: JiraSource['projects'] = async () => {
  const read: ProjectFacts[] = [];
  for (let seen = 0; ; ) {
    const path = route`/rest/api/3/project/search?startAt=${seen}&maxResults=100`;
    const { values, isLast } = await getAsApp('project/search', projectPage, path);
    const some = someProjects.safeParse(values);
    if (!some.success) throw new JiraUnreadable();
    read.push(...some.data);
    seen += values.length;
    if (isLast || values.length === 0) return read;
  }
};

export const project: JiraSource['project'] = (id) =>
  getOrNull('project/{id}', projectSchema, route`/rest/api/3/project/${pathId(id)}`);

const configuration = z.object({
  timeTrackingConfiguration: z
    .object({ workingHoursPerDay: z.number().positive(), workingDaysPerWeek: z.number().positive() })
    .nullish(),
});
const serverInfo = z.object({ serverTimeZone: zoneOf.nullish() });

/** Eight hours on five days where time tracking is off. */
export const timeTracking: JiraSource['timeTracking'] = async () => {
  const { timeTrackingConfiguration: tracking } = await getAsApp(
    'configuration',
    configuration,
    route`/rest/api/3/configuration`,
  );
  const { serverTimeZone } = await getAsApp('serverInfo', serverInfo, route`/rest/api/3/serverInfo`);
  return {
    hoursPerDay: tracking?.workingHoursPerDay ?? 8,
    daysPerWeek: tracking?.workingDaysPerWeek ?? 5,
    zone: serverTimeZone ?? null,
  };
};
