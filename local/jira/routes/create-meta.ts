import { type Answer, type Call, ok, param, READ_WORK, type Route } from '../call';
import { notFound } from '../errors';
import type { Field, Option, Project, World } from '../model';
import { pageOf } from '../paging';
import { browsable, mayIn, sightOf, visibleProject } from '../permissions';
import { isRecord } from '../read';
import { customSchema, issueTypeBean } from '../shapes/catalog';
import { selfLink } from '../shapes/links';

/** Types that the viewer could create in a project; without the right to create there is none, as on Jira. */
const types = (call: Call): Answer => {
  const page = pageOf(creatable(call, projectOf(call)), call.query, { size: 50, limit: 200 });
  const { startAt, maxResults, total, values } = page;
  return ok({
    startAt,
    maxResults,
    total,
    issueTypes: values.map((type) => ({ ...issueTypeBean(type), subtask: type.subtask })),
  });
};

/** Custom fields of a type with what they may hold. */
const fields = (call: Call): Answer => {
  const project = projectOf(call);
  const type = creatable(call, project).find(({ id }) => id === param(call, 'issueTypeId'));
  if (type === undefined) throw notFound('The issue type does not exist, or you may not create issues of it.');
  const own = [...call.world.fields.values()].filter(
    ({ kind, projectId }) => kind !== 'rank' && (projectId === null || projectId === project.id),
  );
  const { startAt, maxResults, total, values } = pageOf(own, call.query, { size: 50, limit: 200 });
  return ok({ startAt, maxResults, total, fields: values.map((field) => fieldBean(call, field)) });
};

const fieldBean = (call: Call, field: Field) => ({
  fieldId: field.id,
  key: field.id,
  name: field.name,
  required: false,
  hasDefaultValue: false,
  operations: ['set'],
  schema: customSchema(field),
  ...(field.kind === 'select' ? { allowedValues: optionsOf(call, field).map(optionBean) } : {}),
});

const option = (call: Call): Answer => {
  const projects = new Set(browsable(call.world, call.viewer).map(({ id }) => id));
  const found = [...call.world.fields.values()]
    .filter(({ kind, projectId }) => kind === 'select' && (projectId === null || projects.has(projectId)))
    .flatMap((field) => optionsOf(call, field))
    .find(({ id }) => id === param(call, 'id'));
  if (found === undefined) throw notFound('The custom field option does not exist, or you may not view its field.');
  return ok({ self: selfLink(`customFieldOption/${found.id}`), value: found.value });
};

/** Those that the field has, else those that issues before the viewer hold: an import knows no others. */
const optionsOf = ({ world, viewer }: Call, field: Field): readonly Option[] => {
  if (field.options !== undefined) return field.options;
  const sees = sightOf(world, viewer);
  const held = [...world.issues.values()].filter(sees).flatMap(({ custom }) => optionOf(custom[field.id]) ?? []);
  return [...new Map(held.map((one) => [one.id, one])).values()];
};

const optionOf = (value: unknown): Option | null =>
  isRecord(value) && typeof value.id === 'string' && typeof value.value === 'string'
    ? { id: value.id, value: value.value }
    : null;

const optionBean = ({ id, value }: Option) => ({ self: selfLink(`customFieldOption/${id}`), value, id });

const projectOf = (call: Call): Project => visibleProject(call.world, call.viewer, param(call, 'projectIdOrKey'));

const creatable = ({ world, viewer }: { world: World; viewer: Call['viewer'] }, project: Project) =>
  mayIn(viewer, project, 'edit') ? project.issueTypeIds.flatMap((id) => world.issueTypes.get(id) ?? []) : [];

const META = '/rest/api/3/issue/createmeta/{projectIdOrKey}/issuetypes';

export const createMetaRoutes: readonly Route[] = [
  { method: 'GET', path: META, scopes: READ_WORK, handle: types },
  { method: 'GET', path: `${META}/{issueTypeId}`, scopes: READ_WORK, handle: fields },
  { method: 'GET', path: '/rest/api/3/customFieldOption/{id}', scopes: READ_WORK, handle: option },
];
